import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';

/** What is to be done now is looked for on every home page: among so much that is done already. */
export const up = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `
    create index line_to_prepare on cofinancing.line (funder_id) where status = 'asked';
    create index member_of_person on committee.member (person_id);
    create index tranche_settled on disbursement.tranche (settled_at) where status = 'settled';
    create index payment_run_under_way on disbursement.payment_run (status) where status in ('prepared', 'approved')
  `,
  );

export const down = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `
    drop index disbursement.payment_run_under_way;
    drop index disbursement.tranche_settled;
    drop index committee.member_of_person;
    drop index cofinancing.line_to_prepare
  `,
  );
