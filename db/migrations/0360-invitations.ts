import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';

const INVITATION = `
  /*
   * Somebody whom an organisation wants to speak for it, and who is not known here yet. Whoever has the link takes it up,
   * once; how they were reached is forgotten with the answer.
   */
  create table registry.invitation (
    id uuid primary key,
    organisation_id uuid not null,
    name text not null,
    email text,
    phone text,
    language text not null,
    capacity text not null,
    act text not null,
    document_id uuid,
    from_on date not null,
    until_on date,
    secret_hash text not null,
    invited_by uuid not null,
    invited_at timestamptz not null,
    expires_at timestamptz not null,
    answer text,
    answered_by uuid,
    answered_at timestamptz,
    representative_id uuid,
    constraint invitation_organisation foreign key (organisation_id) references registry.organisation,
    constraint invitation_document foreign key (document_id) references documents.document,
    constraint invitation_invited_by foreign key (invited_by) references access.person,
    constraint invitation_answered_by foreign key (answered_by) references access.person,
    constraint invitation_representative foreign key (representative_id) references registry.representative,
    constraint invitation_secret unique (secret_hash),
    constraint invitation_language check (language in ('ar', 'fr', 'en')),
    constraint invitation_dates check (until_on >= from_on),
    constraint invitation_term check (expires_at > invited_at),
    constraint invitation_answer check (answer in ('accepted', 'declined', 'withdrawn')),
    constraint invitation_answered check (num_nulls(answer, answered_by, answered_at) in (0, 3)),
    constraint invitation_reached check (num_nonnulls(email, phone) > 0 or answer is not null),
    constraint invitation_names check ((representative_id is not null) = (answer is not distinct from 'accepted')),
    constraint invitation_to_another check (answer is distinct from 'accepted' or answered_by <> invited_by)
  );
  create index invitation_organisation on registry.invitation (organisation_id, id);
  create index invitation_document on registry.invitation (document_id);
  create index invitation_invited_by on registry.invitation (invited_by);
  create index invitation_answered_by on registry.invitation (answered_by);
  create index invitation_representative on registry.invitation (representative_id);
  revoke update on registry.invitation from touiza_app;
  grant update (answer, answered_by, answered_at, representative_id, email, phone) on registry.invitation to touiza_app;
`;

export const up = (knex: Knex): Promise<void> => asOwner(knex, INVITATION);

export const down = (knex: Knex): Promise<void> => asOwner(knex, 'drop table registry.invitation');
