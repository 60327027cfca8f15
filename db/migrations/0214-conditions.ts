import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';
import { evidence } from './sql/disbursement-tables.ts';

/** A funder's condition is judged by that funder's people; requirements say whose they are. */
const CONDITIONS = `
  create table disbursement.condition_judged (
    proof_id uuid not null,
    funder_id uuid not null,
    verdict text not null,
    judged_by uuid not null,
    reason text not null,
    constraint condition_judged_pkey primary key (proof_id, funder_id),
    constraint condition_judged_proof foreign key (proof_id) references disbursement.proof,
    constraint condition_judged_verdict check (verdict in ('satisfied', 'waived'))
  );
  ${evidence('disbursement.condition_judged')}
  update disbursement.tranche set requirements = (
    select coalesce(jsonb_agg('{"funderId": null}'::jsonb || r), '[]') from jsonb_array_elements(requirements) r);

  create index tranche_status on disbursement.tranche (status, id);
  create index payment_run_of_funder on disbursement.payment_run (funder_id, id);
`;

export const up = (knex: Knex): Promise<void> => asOwner(knex, CONDITIONS);

export const down = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `drop index disbursement.payment_run_of_funder;
     drop index disbursement.tranche_status;
     update disbursement.tranche set requirements = (
       select coalesce(jsonb_agg(r - 'funderId'), '[]') from jsonb_array_elements(requirements) r);
     drop table disbursement.condition_judged;`,
  );
