import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';

const COLUMNS = `
  select e.id, s.id as bank_statement_id, s.statement_id, s.funder_id, s.account, e.line, e.amount_centimes,
    e.direction, e.booked_on, e.end_to_end_id, e.mismatch, e.return_reason, p.placement_id
  from disbursement.statement_entry e
  join disbursement.bank_statement s on s.id = e.statement_id
  left join disbursement.placement_entry p on p.entry_id = e.id and p.stands`;

/**
 * The same entries. As a `not exists`, Postgres took nearly all of them to be placed and sorted the whole queue for one
 * page; as a join it knows that nearly all wait, and walks their index until the page is full.
 */
export const up = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `create or replace view disbursement.unmatched_entry as ${COLUMNS}
     left join disbursement.placement c on c.id = p.placement_id
     where e.mismatch <> 'not_booked' and c.status is distinct from 'confirmed'`,
  );

export const down = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `create or replace view disbursement.unmatched_entry as ${COLUMNS}
     where e.mismatch <> 'not_booked' and not exists (
       select from disbursement.placement c where c.id = p.placement_id and c.status = 'confirmed')`,
  );
