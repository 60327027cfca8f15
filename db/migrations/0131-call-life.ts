import type { Knex } from 'knex';
import { appendOnly, asOwner } from '../shared/migration.ts';

/** Every rulebook that a call has had since its publication: a dossier stays on the one that it began with. */
const VERSIONS = `
  create table programme.rulebook_version (
    call_id uuid not null,
    number int not null,
    rulebook jsonb not null,
    hash text not null,
    reason text,
    recorded_by text not null,
    recorded_at timestamptz not null,
    constraint rulebook_version_pkey primary key (call_id, number),
    constraint rulebook_version_call foreign key (call_id) references programme.call,
    constraint rulebook_version_reason check ((number = 1) = (reason is null))
  );
  create index rulebook_version_hash on programme.rulebook_version (call_id, hash);
  insert into programme.rulebook_version
    select id, 1, rulebook, rulebook_hash, null, 'system', opens_at from programme.call where status <> 'draft';
  revoke update on programme.rulebook_version from touiza_app;
  ${appendOnly('programme.rulebook_version')}`;

const PROMISE = `
  alter table programme.call
    add column cancel_reason text,
    add constraint call_cancel_reason check ((status = 'cancelled') = (cancel_reason is not null));

  -- What was published is a promise. A closing moves only later, and only before it has come; a rulebook changes only
  -- to one that is kept, with its reason, among the call's versions.
  create or replace function programme.keep_published() returns trigger language plpgsql as $$
    begin
      if old.status <> 'draft' and (
        (new.reference, new.funder_ids, new.opens_at) is distinct from (old.reference, old.funder_ids, old.opens_at)
        or new.status = 'draft'
        or new.closes_at < old.closes_at
        or new.closes_at > old.closes_at and (old.status not in ('published', 'open') or old.closes_at <= engine.now())
        or (new.rulebook, new.rulebook_hash) is distinct from (old.rulebook, old.rulebook_hash) and not exists (
          select from programme.rulebook_version v
          where v.call_id = new.id and v.hash = new.rulebook_hash and v.rulebook = new.rulebook)
      ) then
        raise exception 'call_not_draft' using errcode = 'TZ409', hint = 'call_not_draft';
      end if;
      return new;
    end $$`;

/** What ends with its call, before anything was awarded. */
const STAGES = `
  insert into engine.stage_step values
    ('application', 'cancelled'), ('scoring', 'cancelled'), ('committee', 'cancelled'), ('reserve', 'cancelled')`;

export const up = (knex: Knex): Promise<void> => asOwner(knex, [VERSIONS, PROMISE, STAGES].join(';\n'));

export const down = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `
    delete from engine.stage_step where to_stage = 'cancelled';
    create or replace function programme.keep_published() returns trigger language plpgsql as $$
      begin
        if old.status <> 'draft' and (
          (new.reference, new.rulebook, new.rulebook_hash, new.funder_ids, new.opens_at, new.closes_at) is distinct from
          (old.reference, old.rulebook, old.rulebook_hash, old.funder_ids, old.opens_at, old.closes_at)
          or new.status = 'draft'
        ) then
          raise exception 'call_not_draft' using errcode = 'TZ409', hint = 'call_not_draft';
        end if;
        return new;
      end $$;
    alter table programme.call drop constraint call_cancel_reason, drop column cancel_reason;
    drop table programme.rulebook_version
  `,
  );
