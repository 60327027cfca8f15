import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';

/** When each of the two signed a run: its printed order says so. Runs signed before this was kept say only who. */
const SIGNING_INSTANTS = `
  alter table disbursement.payment_run
    add column first_signed_at timestamptz,
    add column second_signed_at timestamptz,
    add constraint payment_run_signed_at check (
      (first_signed_at is null or first_signed_by is not null)
      and (second_signed_at is null or second_signed_by is not null));
`;

export const up = (knex: Knex): Promise<void> => asOwner(knex, SIGNING_INSTANTS);

export const down = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `alter table disbursement.payment_run
      drop constraint payment_run_signed_at, drop column first_signed_at, drop column second_signed_at`,
  );
