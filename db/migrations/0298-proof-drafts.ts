import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';

/** A claim is put together photo by photo, on a phone that loses its network: what was brought is kept until it is sent. */
export const up = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `
    create table disbursement.proof_draft (
      id uuid not null constraint proof_draft_pkey primary key,
      tranche_id uuid not null constraint proof_draft_tranche references disbursement.tranche (id),
      content jsonb not null,
      saved_by uuid not null,
      saved_at timestamptz not null,
      dropped_at timestamptz
    );
    create index proof_draft_open on disbursement.proof_draft (tranche_id) where dropped_at is null;
    grant insert, select, update (dropped_at) on disbursement.proof_draft to touiza_app
  `,
  );

export const down = (knex: Knex): Promise<void> => asOwner(knex, 'drop table disbursement.proof_draft');
