import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';

const QUOTA = `
  /*
   * How often something was asked under one key in the window that runs. Kept here and not in a process: several
   * processes answer, and a restart forgives nothing. By the wall clock: moving the application clock opens no gate.
   */
  create table engine.quota (
    key text primary key,
    ends_at timestamptz not null,
    taken integer not null,
    constraint quota_taken_positive check (taken > 0)
  );
  create index quota_ended on engine.quota (ends_at);

  /* Takes one of \`most\` in a window of \`seconds\`; gives 0, or the seconds until the next window begins. */
  create function engine.take_quota(of_key text, most integer, seconds integer) returns integer
  language plpgsql security definer set search_path = pg_catalog as $$
  declare
    this_instant timestamptz := clock_timestamp();
    mine engine.quota;
  begin
    insert into engine.quota as q (key, ends_at, taken)
      values (of_key, this_instant + make_interval(secs => seconds), 1)
      on conflict (key) do update set
        taken = case when q.ends_at <= this_instant then 1 else least(q.taken, most) + 1 end,
        ends_at = case when q.ends_at <= this_instant then excluded.ends_at else q.ends_at end
      returning * into mine;
    if mine.taken = 1 then
      delete from engine.quota where key in (
        select key from engine.quota where ends_at < this_instant - interval '1 min' limit 20 for update skip locked);
    end if;
    if mine.taken <= most then return 0; end if;
    return greatest(1, ceil(extract(epoch from mine.ends_at - this_instant))::integer);
  end $$;
`;

export const up = (knex: Knex): Promise<void> => asOwner(knex, QUOTA);

export const down = (knex: Knex): Promise<void> =>
  asOwner(knex, 'drop function engine.take_quota(text, integer, integer); drop table engine.quota');
