import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';

/** What a reader learns of a call before its rules, and what an envelope may be reserved to. */
export const up = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `
    alter table programme.call add column description jsonb;
    alter table programme.envelope
      add column marker text,
      drop constraint envelope_once,
      add constraint envelope_once unique nulls not distinct (funder_id, instrument, year, call_id, territory, marker)
  `,
  );

export const down = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `
    alter table programme.envelope
      drop constraint envelope_once,
      drop column marker,
      add constraint envelope_once unique nulls not distinct (funder_id, instrument, year, call_id, territory);
    alter table programme.call drop column description
  `,
  );
