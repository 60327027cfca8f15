import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';

const LOOK = `
  /*
   * The workflow's look: acknowledges the version, then reads. Two statements on purpose: one alone would read
   * the tables as they were before it waited for the row, and acknowledge changes that it has not seen.
   */
  create function engine.look(of_workflow text) returns jsonb language plpgsql set search_path = pg_catalog as $$
  declare
    seen_row engine.process;
  begin
    update engine.process set seen = version, attempts = 0 where workflow_id = of_workflow returning * into seen_row;
    if not found then return null; end if;
    return jsonb_build_object(
      'now', engine.now(),
      'subjectId', seen_row.subject_id,
      'stage', seen_row.stage,
      'isOpen', seen_row.open,
      'obligations', coalesce((
        select jsonb_agg(jsonb_build_object('id', id, 'kind', kind, 'rung', rungs_done,
            'act', coalesce(rungs -> rungs_done ->> 'act', 'lapse'), 'at', next_at) order by next_at, id)
        from engine.obligation
        where workflow_id = of_workflow and closed_at is null and next_at is not null), '[]'),
      'stuck', coalesce((
        select jsonb_agg(jsonb_build_object('step', step, 'subject', subject))
        from engine.stuck_step where workflow_id = of_workflow and resolved_at is null), '[]'));
  end $$;
`;

const CLOCK = `
  /* Moves the application clock forward and makes every open process look and set its timers anew. */
  create function engine.move_clock(until timestamptz) returns timestamptz
  language plpgsql set search_path = pg_catalog as $$
  begin
    update engine.clock set ahead = greatest(ahead, until - now());
    update engine.process set version = version + 1, attempts = 0, touched_at = clock_timestamp() where open;
    perform pg_notify('touiza_nudge', '');
    return engine.now();
  end $$;
`;

const SWEEP = `
  /* The guarantee behind the nudges. Gives the number of processes that it woke. */
  create function engine.sweep() returns bigint language plpgsql set search_path = pg_catalog as $$
  declare
    woken bigint := 0;
    more bigint;
  begin
    -- (a) Sent, but not looked at: the nudge was lost. Back off, so that a backlog is not multiplied.
    with late as (
      select workflow_id from engine.process
      where open and seen < version and sent = version
        and touched_at < clock_timestamp() - interval '15 s' * power(2, least(attempts, 5))
      limit 500 for update skip locked)
    update engine.process p set sent = p.version - 1, attempts = p.attempts + 1
      from late where p.workflow_id = late.workflow_id;
    get diagnostics woken = row_count;

    -- (b) Overdue: a timer that should have fired has not; whoever kept it may be gone.
    with overdue as (
      select p.workflow_id from engine.process p
      where p.open and p.seen = p.version and p.touched_at < clock_timestamp() - interval '60 s'
        and exists (
          select from engine.obligation o
          where o.workflow_id = p.workflow_id and o.closed_at is null and o.next_at < engine.now() - interval '60 s')
      limit 500 for update skip locked)
    update engine.process p set version = p.version + 1, touched_at = clock_timestamp()
      from overdue where p.workflow_id = overdue.workflow_id;
    get diagnostics more = row_count;
    woken := woken + more;

    -- (c) Untouched for an hour: looked at once, so that even a server replaced unnoticed is repaired.
    with quiet as (
      select workflow_id from engine.process
      where open and touched_at < clock_timestamp() - interval '1 h'
      order by touched_at limit 50 for update skip locked)
    update engine.process p set version = p.version + 1, touched_at = clock_timestamp()
      from quiet where p.workflow_id = quiet.workflow_id;
    get diagnostics more = row_count;
    woken := woken + more;

    if woken > 0 then perform pg_notify('touiza_nudge', ''); end if;
    return woken;
  end $$;

  create index process_quiet on engine.process (touched_at) where open;
`;

const NAMESPACE = `
  /* Which Temporal namespace the nudges have gone to. Another one knows nothing: every open process is sent anew. */
  create table engine.namespace_met (
    singleton boolean primary key default true,
    namespace_id text not null,
    constraint namespace_met_singleton check (singleton)
  );
  create function engine.meet_namespace(id text) returns bigint language plpgsql set search_path = pg_catalog as $$
  declare
    known text;
    unsent bigint := 0;
  begin
    select namespace_id into known from engine.namespace_met for update;
    if known = id then return 0; end if;
    insert into engine.namespace_met (namespace_id) values (id)
      on conflict (singleton) do update set namespace_id = excluded.namespace_id;
    if known is null then return 0; end if;
    update engine.process set version = version + 1, attempts = 0, touched_at = clock_timestamp() where open;
    get diagnostics unsent = row_count;
    perform pg_notify('touiza_nudge', '');
    return unsent;
  end $$;
`;

export const up = (knex: Knex): Promise<void> => asOwner(knex, [LOOK, CLOCK, SWEEP, NAMESPACE].join('\n'));

export const down = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `
    drop index engine.process_quiet;
    drop function engine.meet_namespace(text);
    drop table engine.namespace_met;
    drop function engine.sweep();
    drop function engine.move_clock(timestamptz);
    drop function engine.look(text)
  `,
  );
