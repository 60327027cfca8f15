import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';

const KEPT_FORM = `
  /*
   * What somebody typed into a form that came after their session had ended, until they have signed in again: shown to
   * them alone, once, within the hour. Taken, nothing of it stays.
   */
  create table access.kept_form (
    digest bytea primary key,
    person_id uuid not null references access.person,
    path text not null,
    sent jsonb,
    kept_at timestamptz not null default clock_timestamp(),
    constraint kept_form_digest_is_sha256 check (length(digest) = 32)
  );
  revoke update on access.kept_form from touiza_app;
  grant update (sent) on access.kept_form to touiza_app;
`;

export const up = (knex: Knex): Promise<void> => asOwner(knex, KEPT_FORM);

export const down = (knex: Knex): Promise<void> => asOwner(knex, 'drop table access.kept_form');
