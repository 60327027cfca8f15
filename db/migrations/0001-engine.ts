import type { Knex } from 'knex';
import { asOwner, createSchema, dropSchema } from '../shared/migration.ts';

const ROLES = `
  do $$ begin
    if not exists (select from pg_roles where rolname = 'touiza_owner') then create role touiza_owner nologin; end if;
    if not exists (select from pg_roles where rolname = 'touiza_app') then create role touiza_app nologin; end if;
  exception when duplicate_object or unique_violation then null; -- another migration was first: roles are the cluster's
  end $$;
  do $$ begin
    execute format('grant touiza_owner, touiza_app to %I', current_user);
    execute format('grant create, usage on schema public to touiza_owner');
    execute format('grant create on database %I to touiza_owner', current_database());
  end $$;
`;

const APPEND_ONLY = `
  create function engine.refuse_change() returns trigger language plpgsql as $$
    begin raise exception '% is append-only', tg_table_name using errcode = 'TZ001'; end $$;
`;

const CLOCK = `
  create table engine.clock (
    singleton boolean primary key default true,
    ahead interval not null default '0',
    constraint clock_singleton check (singleton)
  );
  insert into engine.clock default values;
  create function engine.now() returns timestamptz language sql stable set search_path = '' as
    $$ select now() + ahead from engine.clock $$;
  create function engine.forward_only() returns trigger language plpgsql as $$
    begin
      -- Only a database in which nothing has happened yet may be set to begin in the past.
      if new.ahead < old.ahead and exists (select from engine.command) then
        raise exception 'the clock moves forward only' using errcode = 'TZ002';
      end if;
      return new;
    end $$;
  create trigger clock_forward_only before update on engine.clock
    for each row execute function engine.forward_only();
`;

const COMMANDS = `
  create table engine.command (
    id text primary key,
    actor_id text not null,
    input_hash text not null,
    outcome bytea,
    claimed_at timestamptz not null default clock_timestamp()
  );
`;

const PROCESSES = `
  create table engine.process (
    workflow_id text primary key,
    type text not null,
    subject_id uuid not null,
    stage text,
    version bigint not null default 1,
    seen bigint not null default 0,
    sent bigint not null default 0,
    attempts int not null default 0,
    touched_at timestamptz not null default clock_timestamp(),
    entered_at timestamptz not null default engine.now(),
    open boolean not null default true,
    constraint process_type check (type in ('dossier', 'call')),
    constraint process_subject unique (type, subject_id),
    constraint process_stage_known check ((type = 'dossier') = (stage is not null)),
    constraint process_seen_not_ahead check (seen <= version and sent <= version)
  );
  create index process_unsent on engine.process (touched_at) where open and sent < version;
  create index process_unseen on engine.process (touched_at) where open and seen < version;

  create function engine.bump(of_workflow text, by_itself boolean, into_stage text, stays_open boolean)
  returns setof bigint language plpgsql set search_path = '' as $$
  begin
    perform pg_catalog.pg_notify('touiza_nudge', '') where not by_itself;
    return query update engine.process p
      set version = p.version + 1,
          -- a workflow looks again after its own step; everybody else's change must be sent to it
          sent = case when by_itself and p.sent = p.version then p.version + 1 else p.sent end,
          attempts = 0,
          touched_at = clock_timestamp(),
          stage = coalesce(into_stage, p.stage),
          entered_at = case when into_stage is null or into_stage = p.stage then p.entered_at else engine.now() end,
          open = p.open and stays_open
      where p.workflow_id = of_workflow
      returning p.version;
  end $$;
`;

const STAGES = `
  create table engine.stage_step (
    from_stage text not null,
    to_stage text not null,
    primary key (from_stage, to_stage)
  );
  insert into engine.stage_step values
    ('application', 'scoring'), ('application', 'ineligible'), ('application', 'withdrawn'), ('application', 'lapsed'),
    ('scoring', 'committee'), ('scoring', 'withdrawn'),
    ('committee', 'cofinancing'), ('committee', 'rejected'), ('committee', 'reserve'), ('committee', 'withdrawn'),
    ('cofinancing', 'agreement'), ('cofinancing', 'unfinanced'), ('cofinancing', 'withdrawn'),
    ('agreement', 'execution'), ('agreement', 'unsigned'), ('agreement', 'withdrawn'),
    ('execution', 'closed'),
    ('reserve', 'cofinancing'), ('reserve', 'rejected');
  revoke insert, update on engine.stage_step from touiza_app;

  create function engine.keep_stage_order() returns trigger language plpgsql as $$
    begin
      if tg_op = 'INSERT' then
        if new.stage is not null and new.stage <> 'application' then
          raise exception 'a dossier starts with its application' using errcode = 'TZ003';
        end if;
      elsif new.stage is distinct from old.stage and not exists (
        select from engine.stage_step where from_stage = old.stage and to_stage = new.stage
      ) then
        raise exception 'no step leads from % to %', old.stage, new.stage using errcode = 'TZ003';
      end if;
      return new;
    end $$;
  create trigger process_stage_order before insert or update of stage on engine.process
    for each row execute function engine.keep_stage_order();
`;

const WAITS = `
  create table engine.obligation (
    id uuid primary key,
    workflow_id text not null references engine.process,
    kind text not null,
    subject_id uuid not null,
    owed_by text not null,
    owed_id uuid,
    owed_role text,
    rungs jsonb not null,
    rungs_done int not null default 0,
    next_at timestamptz,
    due_at timestamptz,
    opened_at timestamptz not null,
    closed_at timestamptz,
    constraint obligation_owed_by check (owed_by in ('person', 'organisation', 'funder', 'role', 'system')),
    constraint obligation_rungs_done check (rungs_done between 0 and jsonb_array_length(rungs))
  );
  create unique index obligation_open on engine.obligation (kind, subject_id) where closed_at is null;
  create index obligation_workflow on engine.obligation (workflow_id) where closed_at is null;
  create index obligation_all_workflow on engine.obligation (workflow_id);
  create index obligation_next on engine.obligation (next_at) where closed_at is null;
  create index obligation_owed on engine.obligation (owed_id) where closed_at is null;

  create table engine.stuck_step (
    id uuid primary key,
    workflow_id text not null references engine.process,
    step text not null,
    subject text not null,
    code text not null,
    since timestamptz not null,
    resolved_at timestamptz
  );
  create unique index stuck_step_open on engine.stuck_step (workflow_id, step, subject) where resolved_at is null;
  create index stuck_step_workflow on engine.stuck_step (workflow_id);
`;

export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(ROLES);
  const tables = [APPEND_ONLY, CLOCK, COMMANDS, PROCESSES, STAGES, WAITS];
  await asOwner(knex, [createSchema('engine'), ...tables].join('\n'));
};

export const down = (knex: Knex): Promise<void> => asOwner(knex, dropSchema('engine'));
