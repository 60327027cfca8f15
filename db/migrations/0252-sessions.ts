import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';

const SESSION = `
  /*
   * A sign-in through the pages. Known by the digest of its id: whoever reads this table cannot use it. It ends by
   * being ended, by standing idle or by its age, all by the wall clock.
   */
  create table access.session (
    digest bytea primary key,
    person_id uuid not null references access.person,
    issuer text not null,
    subject text not null,
    signed_in_at timestamptz not null,
    form_key bytea not null,
    started_at timestamptz not null default clock_timestamp(),
    seen_at timestamptz not null default clock_timestamp(),
    ended_at timestamptz,
    constraint session_digest_is_sha256 check (length(digest) = 32),
    constraint session_form_key_length check (length(form_key) = 32)
  );
  create index session_person on access.session (person_id) where ended_at is null;
`;

export const up = (knex: Knex): Promise<void> => asOwner(knex, SESSION);

export const down = (knex: Knex): Promise<void> => asOwner(knex, 'drop table access.session');
