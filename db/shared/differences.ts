import type { Knex } from 'knex';

export interface Difference {
  readonly view: string;
  readonly what: string;
  readonly subjectId: string;
  readonly detail: string;
}

/** Every schema's own `difference` view: what its rows claim against what the records say. */
export const listDifferences = async (knex: Knex): Promise<{ checked: number; differences: Difference[] }> => {
  const { rows: views } = await knex.raw<{ rows: { schema: string }[] }>(
    `select schemaname as schema from pg_views where viewname = 'difference' order by 1`,
  );
  const differences: Difference[] = [];
  for (const { schema } of views) {
    const { rows } = await knex.raw<{ rows: Difference[] }>(
      `select ? as view, what, subject_id::text as "subjectId", detail from ??.difference order by what, subject_id`,
      [schema, schema],
    );
    differences.push(...rows);
  }
  return { checked: views.length, differences };
};
