import { UNSAID, type Rulebook } from '../../services/programme/programme-facts.ts';
import type { Fields } from '../shared/fields.ts';

type Line = Readonly<Record<string, unknown>>;

/** Lines that have a name of their own, made from the English title where they are new. */
const NAMED_BY: Readonly<Record<string, string>> = { criteria: 'code', documents: 'kind' };

/** What a line has, and no form asks. */
const KEPT: Readonly<Record<string, readonly string[]>> = { criteria: ['computed', 'anchors'], tranches: ['uses'] };

const HELD_UNSAID: Readonly<Record<string, Line>> = UNSAID;

/** Nothing of a list, or what holds where a rulebook says nothing: said as much, it is not said. */
const isUnsaid = (given: unknown, held?: unknown): boolean =>
  Array.isArray(given) ? given.length === 0 : given === held;

/** The rulebook with what the form of one section says. What that form does not ask stays as it was. */
export const changedRules = (rulebook: Rulebook, fields: Fields, said: object): Rulebook => {
  const parts = Object.entries(said).flatMap(([part, given]: [string, unknown]) => {
    const before = rulebook[part as keyof Rulebook];
    if (before === undefined && isUnsaid(given)) return [];
    const rules = Array.isArray(given)
      ? linesOf(part, given as Line[], before as Line[] | undefined)
      : { ...unasked(part, before as Line, fields), ...withLines(part, given as Line, before as Line) };
    return [[part, rules]];
  });
  return { ...rulebook, ...(Object.fromEntries(parts) as Partial<Rulebook>) };
};

/** A rule that was asked and left empty is none any more. */
const unasked = (part: string, before: Line, fields: Fields): Line => {
  const asked = Object.keys(fields).map((name) => name.split('.'));
  return only(before, (field) => !asked.some(([of, name]) => of === part && name === field));
};

const withLines = (part: string, given: Line, before: Line): Line =>
  Object.fromEntries(
    Object.entries(given)
      .filter(([field, value]) => before[field] !== undefined || !isUnsaid(value, HELD_UNSAID[part]?.[field]))
      .map(([field, value]) => [
        field,
        field in NAMED_BY ? linesOf(field, value as Line[], before[field] as Line[]) : value,
      ]),
  );

const linesOf = (list: string, given: readonly Line[], before: readonly Line[] = []): Line[] => {
  const name = NAMED_BY[list];
  return given.map(({ was, ...line }) => {
    const known = name === undefined ? undefined : (line[name] ?? codeOf((line['titles'] as { en: string }).en));
    const same = name === undefined ? before[was as number] : before.find((each) => each[name] === known);
    return {
      ...only(same ?? {}, (field) => KEPT[list]?.includes(field) ?? false),
      ...line,
      ...(name !== undefined && { [name]: known }),
    };
  });
};

const only = (line: Line, keeps: (field: string) => boolean): Line =>
  Object.fromEntries(Object.entries(line).filter(([field]) => keeps(field)));

/** `Proof of address` is `proof_of_address`; a title without Latin letters gives a code that is seen by nobody, either. */
const codeOf = (title: string): string =>
  title
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 40)
    .padEnd(2, 'x');
