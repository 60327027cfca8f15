import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';

const ENDINGS = `'nobody_approved', 'given_up', 'plan_overdue', 'round_overdue'`;

/** A holder steps back at any time before signing, and from the reserve list too. */
export const up = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `
    insert into engine.stage_step values ('reserve', 'withdrawn');

    alter table cofinancing.round
      drop constraint round_ending,
      drop constraint round_opened,
      add constraint round_ending check (ending in (${ENDINGS}, 'withdrawn')),
      -- A holder may step back before anybody was asked.
      add constraint round_opened check (case
        when status = 'planned' then opened_at is null when ending = 'withdrawn' then true
        else opened_at is not null end);

    alter table agreement.agreement
      drop constraint agreement_status,
      add constraint agreement_status check (status in ('signing', 'effective', 'lapsed', 'withdrawn'))
  `,
  );

export const down = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `
    delete from engine.stage_step where (from_stage, to_stage) = ('reserve', 'withdrawn');

    alter table cofinancing.round
      drop constraint round_ending,
      drop constraint round_opened,
      add constraint round_ending check (ending in (${ENDINGS})),
      add constraint round_opened check ((status = 'planned') = (opened_at is null));

    alter table agreement.agreement
      drop constraint agreement_status,
      add constraint agreement_status check (status in ('signing', 'effective', 'lapsed'))
  `,
  );
