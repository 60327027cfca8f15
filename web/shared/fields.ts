import { instantAt, LocalDate } from '../../services/shared/dates.ts';

/** What was typed, by field. A name that was sent more than once is a list of codes: they are joined by commas. */
export type Values = Readonly<Record<string, string>>;

/**
 * How a field is read:
 * - `text`: as written; `code`: a reference, RIB, ICE, phone or e-mail, in Latin digits and without spaces
 * - `kept`: a name that goes along with its row, and makes none alone
 * - `amount`: `1 250,50` is `{ amount: '1250.50', currency: 'MAD' }`; `number`: `12`, `7,5`; `percent`: `12,5` is 1,250 hundredths
 * - `date`: `17/03/2026` is `2026-03-17`; `instant`: `17/03/2026 16:30` on Moroccan clocks
 * - `gone`: ticked where a row is to be left out, and no part of it; `flag`: ticked or not; `codes`: several of a list
 * What cannot be read is handed on as it was typed: the schema refuses it.
 */
export type FieldKind =
  'text' | 'code' | 'kept' | 'gone' | 'amount' | 'number' | 'percent' | 'date' | 'instant' | 'flag' | 'codes';

/** The fields of a form, by the place where what they hold stands in the input: `lines.*.amount` stands in each line. */
export type Fields = Readonly<Record<string, FieldKind>>;

/** What was asked of a list in its address; a filter that was left empty is none, and what is no filter is passed over. */
export const typedIn = (query: Values, { shape }: { readonly shape: object }): Values =>
  Object.fromEntries(Object.entries(query).filter(([name, text]) => text !== '' && name in shape));

type Path = readonly (string | number)[];

export interface Leaf {
  /** As the field is called in the form. */
  readonly name: string;
  /** The field's name without its places in lists: what its texts are called by. */
  readonly key: string;
  readonly kind: FieldKind;
  readonly path: Path;
  readonly value: unknown;
}

export interface Reading {
  readonly input: unknown;
  /** The field that a place of the input comes from; undefined where no single field does. */
  readonly leafAt: (path: Path) => Leaf | undefined;
  readonly leaves: readonly Leaf[];
}

/** The input that a form gives; rows of a list in which nothing was typed are left out. */
export const readFields = (fields: Fields, values: Values): Reading => {
  const leaves = Object.entries(fields).flatMap(([pattern, kind]) => leavesOf(pattern, kind, values));
  const input: Record<string, unknown> = {};
  for (const pattern of Object.keys(fields)) {
    const [list, ...rest] = pattern.split('.*.');
    if (list !== undefined && rest.length > 0) put(input, list.split('.'), []);
  }
  const typed = withoutBlankRows(leaves);
  for (const { path, value } of typed) if (value !== undefined) put(input, path, value);
  const leafAt = (path: Path) => typed.find((leaf) => isPrefix(leaf.path, path) || isPrefix(path, leaf.path));
  return { input, leafAt, leaves: typed };
};

const leavesOf = (pattern: string, kind: FieldKind, values: Values): Leaf[] =>
  namesOf(pattern, values).map((name) => ({
    name,
    key: keyOf(pattern),
    kind,
    path: name.split('.'),
    value: READ[kind](values[name] ?? ''),
  }));

const namesOf = (pattern: string, values: Values): string[] => {
  if (!pattern.includes('*')) return [pattern];
  const shape = new RegExp(`^${pattern.replaceAll('.', '\\.').replace('*', '\\d{1,3}')}$`);
  return Object.keys(values).filter((name) => shape.test(name));
};

/** `lines.*.amount` and `lines.3.amount` are one question. */
export const keyOf = (name: string): string => name.replace(/\.(?:\*|\d+)(?=\.)/, '');

const rowOf = ({ path }: Leaf): string | null => {
  const at = path.findIndex((part) => /^\d+$/.test(String(part)));
  return at === -1 ? null : path.slice(0, at + 1).join('.');
};

/** Rows keep their order and close up. */
const withoutBlankRows = (leaves: readonly Leaf[]): Leaf[] => {
  const isTyped = ({ kind, value }: Leaf) => kind !== 'kept' && value !== undefined && value !== false;
  const rowsOf = (some: readonly Leaf[]) => new Set(some.filter(isTyped).flatMap((leaf) => rowOf(leaf) ?? []));
  const gone = rowsOf(leaves.filter(({ kind }) => kind === 'gone'));
  const rows = [...rowsOf(leaves)].filter((row) => !gone.has(row)).sort(byNumber);
  const listOf = (row: string) => row.slice(0, row.lastIndexOf('.'));
  return leaves.flatMap((leaf) => {
    if (leaf.kind === 'gone') return [];
    const row = rowOf(leaf);
    if (row === null) return [leaf];
    const place = rows.filter((each) => listOf(each) === listOf(row)).indexOf(row);
    const length = row.split('.').length;
    return place === -1
      ? []
      : [{ ...leaf, path: [...leaf.path.slice(0, length - 1), place, ...leaf.path.slice(length)] }];
  });
};

const byNumber = (left: string, right: string): number => left.localeCompare(right, 'en', { numeric: true });

const isPrefix = (short: Path, long: Path): boolean =>
  short.every((part, place) => String(long[place]) === String(part));

const put = (target: Record<string | number, unknown>, path: Path, value: unknown): void => {
  const [head = '', ...rest] = path;
  if (rest.length === 0) {
    target[head] = value;
    return;
  }
  target[head] ??= typeof rest[0] === 'number' ? [] : {};
  put(target[head] as Record<string | number, unknown>, rest, value);
};

/** Marks of direction come along with copy and paste, and break matching. */
const bare = (text: string): string => text.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').trim();

const latin = (text: string): string =>
  bare(text).replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));

const compact = (text: string): string => latin(text).replace(/[\s\u00a0\u202f]/g, '');

const filled = (text: string): string | undefined => (text === '' ? undefined : text);

const numberIn = (typed: string): unknown => {
  const text = compact(typed).replace(',', '.');
  return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : filled(text);
};

const READ: Readonly<Record<FieldKind, (typed: string) => unknown>> = {
  text: (typed) => filled(bare(typed)),
  code: (typed) => filled(compact(typed)),
  kept: (typed) => filled(bare(typed)),
  amount: (typed) => {
    const [, whole, centimes = ''] = /^(-?\d+)(?:[.,](\d{1,2}))?$/.exec(compact(typed)) ?? [];
    if (whole === undefined) return filled(bare(typed));
    return { amount: `${whole}.${centimes.padEnd(2, '0')}`, currency: 'MAD' };
  },
  number: numberIn,
  percent: (typed) => {
    const share = numberIn(compact(typed).replace(/%$/, ''));
    return typeof share === 'number' ? Math.round(share * 100) : share;
  },
  date: (typed) => isoDay(latin(typed)),
  instant: (typed) => {
    const [, day = '', time = ''] = /^(\S+)[\s\u00a0,T]+([012]?\d:[0-5]\d)$/.exec(latin(typed)) ?? [];
    const date = LocalDate.safeParse(isoDay(day));
    return date.success ? instantAt(date.data, time.padStart(5, '0')).toISOString() : filled(bare(typed));
  },
  flag: (typed) => typed !== '',
  gone: (typed) => typed !== '',
  codes: (typed) => bare(typed).split(',').filter(Boolean),
};

const isoDay = (text: string): string | undefined => {
  const [, day = '', month = '', year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  return year === undefined ? filled(text) : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
};
