import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';

/** How a stranger is reached who never answered is forgotten some time after the invitation is over. */
const FORGOTTEN = `
  alter table registry.invitation add column forgotten_at timestamptz;
  alter table registry.invitation drop constraint invitation_reached;
  alter table registry.invitation add constraint invitation_reached
    check (num_nonnulls(email, phone) > 0 or num_nonnulls(answer, forgotten_at) > 0);
  alter table registry.invitation add constraint invitation_forgotten
    check (forgotten_at is null or forgotten_at > expires_at and num_nonnulls(email, phone) = 0);
  create index invitation_unanswered on registry.invitation (expires_at) where answer is null and forgotten_at is null;
  grant update (forgotten_at) on registry.invitation to touiza_app;
`;

const KEPT = `
  drop index registry.invitation_unanswered;
  alter table registry.invitation drop constraint invitation_forgotten;
  alter table registry.invitation drop constraint invitation_reached;
  update registry.invitation set email = '' where answer is null and forgotten_at is not null;
  alter table registry.invitation add constraint invitation_reached
    check (num_nonnulls(email, phone) > 0 or answer is not null);
  alter table registry.invitation drop column forgotten_at;
`;

export const up = (knex: Knex): Promise<void> => asOwner(knex, FORGOTTEN);

export const down = (knex: Knex): Promise<void> => asOwner(knex, KEPT);
