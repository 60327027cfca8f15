import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';

/** Payments are stopped by one person and let go by another; what was written is never written anew. */
const SUSPENSION = `
  create table agreement.suspension (
    id uuid primary key,
    agreement_id uuid not null,
    reason text not null,
    review_on date not null,
    suspended_by uuid not null,
    suspended_at timestamptz not null,
    lifted_by uuid,
    lifted_at timestamptz,
    lifting_reason text,
    constraint suspension_agreement foreign key (agreement_id) references agreement.agreement,
    constraint suspension_reasoned check (btrim(reason) <> ''),
    constraint suspension_lifted check (num_nonnulls(lifted_by, lifted_at, lifting_reason) in (0, 3)),
    constraint suspension_four_eyes check (lifted_by is distinct from suspended_by)
  );
  create index suspension_of_agreement on agreement.suspension (agreement_id);
  create unique index suspension_once on agreement.suspension (agreement_id) where lifted_at is null;
  revoke update on agreement.suspension from touiza_app;
  grant update (lifted_by, lifted_at, lifting_reason) on agreement.suspension to touiza_app;
  create trigger never_lifted_twice before update on agreement.suspension
    for each row when (old.lifted_at is not null) execute function engine.refuse_change();
  create trigger never_deleted before delete on agreement.suspension
    for each row execute function engine.refuse_change();
  create trigger never_truncated before truncate on agreement.suspension
    for each statement execute function engine.refuse_change();
`;

export const up = (knex: Knex): Promise<void> => asOwner(knex, SUSPENSION);

export const down = (knex: Knex): Promise<void> => asOwner(knex, 'drop table agreement.suspension');
