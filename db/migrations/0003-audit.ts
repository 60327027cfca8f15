import type { Knex } from 'knex';
import { appendOnly, asOwner, createReadOnlySchema, dropSchema } from '../shared/migration.ts';

export const up = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `
    ${createReadOnlySchema('audit')}

    create table audit.event (
      id uuid primary key,
      seq bigint generated always as identity,
      epoch int not null default 1,
      xid xid8 not null default pg_current_xact_id(),
      encoding int not null default 1,
      kind text not null,
      outcome text not null,
      refusal_code text,
      subject_type text not null,
      subject_id text not null,
      dossier_id uuid,
      related text[] not null,
      actor_id text not null,
      known_by jsonb not null,
      role text,
      on_behalf_of jsonb,
      effective_on timestamptz not null,
      recorded_at timestamptz not null default clock_timestamp(),
      before jsonb,
      after jsonb,
      before_hash text,
      after_hash text,
      reason text,
      rule_version text,
      request_id text,
      command_id text not null,
      constraint event_outcome check (outcome in ('done', 'refused')),
      constraint event_refusal check ((outcome = 'refused') = (refusal_code is not null))
    );
    create index event_dossier on audit.event (dossier_id, seq);
    create index event_related on audit.event using gin (related);
    create index event_actor on audit.event (actor_id, seq);
    create index event_horizon on audit.event (epoch, xid, seq);
    ${appendOnly('audit.event')}

    create function audit.record(entry jsonb) returns void
    language sql security definer set search_path = pg_catalog, pg_temp as $$
      insert into audit.event (id, kind, outcome, refusal_code, subject_type, subject_id, dossier_id, related, actor_id,
        known_by, role, on_behalf_of, effective_on, before, after, before_hash, after_hash, reason, rule_version,
        request_id, command_id)
      select id, kind, outcome, refusal_code, subject_type, subject_id, dossier_id, related, actor_id, known_by, role,
        on_behalf_of, effective_on, before, after,
        encode(sha256(convert_to(before::text, 'UTF8')), 'hex'), encode(sha256(convert_to(after::text, 'UTF8')), 'hex'),
        reason, rule_version, request_id, command_id
      from jsonb_populate_record(null::audit.event, entry)
    $$;
    revoke execute on function audit.record from public;
    grant execute on function audit.record to touiza_app
  `,
  );

export const down = (knex: Knex): Promise<void> => asOwner(knex, dropSchema('audit'));
