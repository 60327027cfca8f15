import { groupedBy } from '../../services/shared/grouped.ts';
import type { World } from './world.ts';

interface Hit {
  readonly table: string;
  readonly value: string;
}

const TABLES = `select format('%I.%I', schemaname, tablename) as name from pg_tables
  where schemaname not in ('pg_catalog', 'information_schema') order by 1`;

/** As text says it, and as bytes do that are shown in hexadecimal digits: in UTF-8, in one byte a letter or in two. */
const spellingsOf = (value: string): string[] => [
  value,
  ...(['utf8', 'latin1', 'utf16le'] as const).map((encoding) => Buffer.from(value, encoding).toString('hex')),
];

/** So many characters of a text are looked up first: thousands of values are found in one pass. */
const BEGINNING = 8;

const searchOf = (values: readonly string[]): ReadonlyMap<string, readonly (readonly [string, string])[]> => {
  const spelt = values.flatMap((value) => spellingsOf(value).map((each) => [each, value] as const));
  const short = spelt.filter(([each]) => each.length < BEGINNING);
  if (short.length > 0) throw new Error(`too short to be looked for: ${short.map(([each]) => each).join(', ')}`);
  return groupedBy(spelt, ([each]) => each.slice(0, BEGINNING));
};

/** Which of these values stand in a text. */
export const valuesIn = (text: string, values: readonly string[]): string[] => {
  const search = searchOf(values);
  const found = new Set<string>();
  for (let at = 0; at + BEGINNING <= text.length; at += 1) {
    for (const [spelling, value] of search.get(text.slice(at, at + BEGINNING)) ?? []) {
      if (text.startsWith(spelling, at)) found.add(value);
    }
  }
  return [...found];
};

/** Where any of these values still stands in the whole database, every row of every table told as text. */
export const plaintextHits = async ({ admin }: Pick<World, 'admin'>, values: readonly string[]): Promise<Hit[]> => {
  const { rows: tables } = await admin.raw<{ rows: { name: string }[] }>(TABLES);
  const hits: Hit[] = [];
  for (const { name } of tables) {
    const { rows } = await admin.raw<{ rows: { row: string }[] }>(`select t::text as row from ${name} t`);
    const text = rows.map(({ row }) => row).join('\n');
    hits.push(...valuesIn(text, values).map((value) => ({ table: name, value })));
  }
  return hits;
};
