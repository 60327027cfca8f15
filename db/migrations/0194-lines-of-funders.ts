import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';

/** The list of a funder's lines, the most urgent first. */
export const up = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `create index line_of_funder_due on cofinancing.line (funder_id, (coalesce(answer_by, 'infinity'::timestamptz)), id)`,
  );

export const down = (knex: Knex): Promise<void> => asOwner(knex, 'drop index cofinancing.line_of_funder_due');
