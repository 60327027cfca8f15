import type { Knex } from 'knex';
import { appendOnly, asOwner } from '../shared/migration.ts';

const PERSONAL = `
  -- The form is said in services/audit/personal.ts; a verifier makes it anew from salt and value.
  create function audit.commitment_of(salt bytea, value text) returns text language sql immutable strict
  set search_path = pg_catalog, pg_temp as $$
    select 'commitment:' || encode(sha256('\\x03'::bytea || int4send(length(salt)) || salt || convert_to(value, 'UTF8')), 'hex')
  $$;

  create table audit.personal (
    commitment text primary key,
    -- A person, or an organisation behind which there may be only one.
    about uuid not null,
    value text not null,
    salt bytea not null,
    constraint personal_once unique (about, value),
    constraint personal_value check (length(value) <= 500),
    constraint personal_salt check (length(salt) = 32),
    constraint personal_commitment check (commitment = audit.commitment_of(salt, value))
  );
  ${appendOnly('audit.personal')}

  -- The same value of the same person has one commitment: events say who they are about anyway. A commitment stays one.
  create function audit.hide(whose uuid, told text) returns text language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
    declare
      fresh constant bytea := uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());
      kept text := case when told ~ '^commitment:[0-9a-f]{64}$' then told end;
    begin
      kept := coalesce(kept, (select commitment from audit.personal where about = whose and value = told));
      if kept is not null then return kept; end if;
      insert into audit.personal (commitment, about, value, salt)
        values (audit.commitment_of(fresh, told), whose, told, fresh)
        on conflict on constraint personal_once do nothing;
      -- Another statement: it sees what a rival has kept meanwhile.
      select commitment into strict kept from audit.personal where about = whose and value = told;
      return kept;
    end $$;
  revoke execute on function audit.hide from public;
  grant execute on function audit.hide to touiza_app;

  -- How somebody was known: what their issuer calls them is personal.
  create function audit.unnamed(person text, known_by jsonb) returns jsonb language sql security definer
  set search_path = pg_catalog, pg_temp as $$
    select case when known_by -> 'subject' is not null
      then jsonb_set(known_by, '{subject}', to_jsonb(audit.hide(person::uuid, known_by ->> 'subject')))
      else known_by end
  $$;
  revoke execute on function audit.unnamed from public;
  grant execute on function audit.unnamed to touiza_app;
`;

const recording = (knownBy: string): string => `
  create or replace function audit.record_all(entries jsonb) returns void
  language sql security definer set search_path = pg_catalog, pg_temp as $$
    insert into audit.event (id, kind, outcome, refusal_code, subject_type, subject_id, dossier_id, related, actor_id,
      known_by, role, on_behalf_of, effective_on, before, after, before_hash, after_hash, reason, rule_version,
      request_id, command_id)
    select id, kind, outcome, refusal_code, subject_type, subject_id, dossier_id, related, actor_id,
      ${knownBy}, role, on_behalf_of, effective_on, before, after,
      encode(sha256(convert_to(before::text, 'UTF8')), 'hex'), encode(sha256(convert_to(after::text, 'UTF8')), 'hex'),
      reason, rule_version, request_id, command_id
    from jsonb_populate_recordset(null::audit.event, entries) $$;
`;

/** From now on events hold commitments to personal values; those written before stay what they are. */
export const up = (knex: Knex): Promise<void> =>
  asOwner(knex, `${PERSONAL} ${recording('audit.unnamed(actor_id, known_by)')}`);

export const down = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `
    ${recording('known_by')}
    drop function audit.unnamed(text, jsonb);
    drop function audit.hide(uuid, text);
    drop table audit.personal;
    drop function audit.commitment_of(bytea, text)
  `,
  );
