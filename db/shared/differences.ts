import type { Knex } from 'knex';
import { bySystem } from './reach.ts';

export interface Difference {
  readonly view: string;
  readonly what: string;
  readonly subjectId: string;
  readonly detail: string;
}

interface Checked {
  /** The schemas that were asked. */
  readonly views: readonly string[];
  readonly differences: readonly Difference[];
}

/** A check reads whole tables: far longer than a command may take. */
export const CHECK_PATIENCE_MS = 15 * 60 * 1000;

/** Every schema's own `difference` view: what its rows claim against what the records say. */
export const listDifferences = (knex: Knex): Promise<Checked> => bySystem(knex, differencesOn);

const differencesOn = async (trx: Knex.Transaction): Promise<Checked> => {
  const { rows } = await trx.raw<{ rows: { schema: string }[] }>(
    `select schemaname as schema from pg_views where viewname = 'difference' order by 1`,
  );
  const views = rows.map(({ schema }) => schema);
  const differences: Difference[] = [];
  for (const schema of views) {
    const { rows: found } = await trx.raw<{ rows: Difference[] }>(
      `select ? as view, what, subject_id::text as "subjectId", detail from ??.difference order by what, subject_id`,
      [schema, schema],
    );
    differences.push(...found);
  }
  return { views, differences };
};
