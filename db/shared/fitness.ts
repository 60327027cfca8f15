import type { Knex } from 'knex';

/** What a database must be able to do, each said as an operator would look for it. */
const NEEDS: readonly (readonly [fault: string, holds: string])[] = [
  ['its encoding is not UTF8', `pg_encoding_to_char(encoding) = 'UTF8'`],
  ['the extension unaccent is missing', `exists (select from pg_extension where extname = 'unaccent')`],
  ['the extension pg_trgm is missing', `exists (select from pg_extension where extname = 'pg_trgm')`],
  // Under ctype C an Arabic word has no letters: nothing is like it, and nothing says so.
  ['its ctype does not know Arabic letters: make the cluster with --locale=C.UTF-8 or ICU', `'ب' ~ '^[[:alpha:]]$'`],
  // Every locale of a language puts é beside e: ICU's root before ea, glibc's after it. C puts it after z.
  ['it sorts é after z: make the cluster with an ICU or language locale', `'é' < 'f' and 'é' > 'd'`],
];

/** Asked only where the extensions are there. */
const TRIGRAMS = ['similarity of an Arabic word with itself is not 1', `similarity('بنك', 'بنك') = 1`] as const;

const failing = async (knex: Knex, needs: readonly (readonly [string, string])[]): Promise<string[]> => {
  const columns = needs.map(([, holds], index) => `(${holds}) as "${String(index)}"`).join(', ');
  const { rows } = await knex.raw<{ rows: Record<string, boolean>[] }>(
    `select ${columns} from pg_database where datname = current_database()`,
  );
  return needs.filter((_need, index) => rows[0]?.[String(index)] !== true).map(([fault]) => fault);
};

/** Everything that makes a database unfit to serve from; none where it is fit. */
export const databaseFaults = async (knex: Knex): Promise<string[]> => {
  const faults = await failing(knex, NEEDS);
  return faults.some((fault) => fault.startsWith('the extension'))
    ? faults
    : [...faults, ...(await failing(knex, [TRIGRAMS]))];
};
