import type { Knex } from 'knex';
import { appendOnly, asOwner } from '../shared/migration.ts';

/** Transaction numbers begin anew where a dump is restored: from then on rows are of another epoch. */
const EPOCHS = `
  create table engine.epoch (
    number int primary key,
    system_identifier bigint not null,
    opened_at timestamptz not null default clock_timestamp()
  );
  ${appendOnly('engine.epoch')}
  revoke insert, update on engine.epoch from touiza_app;
  alter table ledger.transfer add column epoch int not null default 1;
  create index transfer_horizon on ledger.transfer (epoch, xid, seq);

  -- Asked at every start, before anything is written: a default of the columns costs the writers nothing.
  create function engine.open_epoch() returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
    declare
      here constant bigint := (select system_identifier from pg_control_system());
      last engine.epoch;
    begin
      select * into last from engine.epoch order by number desc limit 1;
      if last.system_identifier = here then return; end if;
      insert into engine.epoch (number, system_identifier) values (coalesce(last.number, 0) + 1, here);
      execute format('alter table audit.event alter column epoch set default %s', coalesce(last.number, 0) + 1);
      execute format('alter table ledger.transfer alter column epoch set default %s', coalesce(last.number, 0) + 1);
    end $$;
  revoke execute on function engine.open_epoch from public;
`;

const BLOCKS = `
  create table audit.block (
    number bigint primary key,
    epoch int not null,
    xid_from xid8 not null,
    xid_to xid8 not null,
    entries int not null,
    root bytea not null,
    previous bytea not null,
    hash bytea not null,
    ids uuid[] not null,
    leaves bytea not null,
    peaks bytea not null,
    sealed_at timestamptz not null default clock_timestamp(),
    constraint block_hash unique (hash),
    constraint block_range check (xid_from < xid_to),
    constraint block_entries check (entries > 0 and cardinality(ids) = entries and length(leaves) = 32 * entries),
    constraint block_hashes check (length(root) = 32 and length(previous) = 32 and length(hash) = 32)
  );
  ${appendOnly('audit.block')}

  -- No transaction below it is still open: whatever such a one has written is there, for good. The highest number
  -- given so far would be no such line, since transactions end in another order than they began.
  create function audit.horizon() returns xid8 language sql stable set search_path = pg_catalog, pg_temp as $$
    select pg_snapshot_xmin(pg_current_snapshot())
  $$;

  create function audit.add_block(added audit.block) returns void language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
    declare
      last audit.block;
    begin
      select * into last from audit.block order by number desc limit 1;
      if added.number is distinct from coalesce(last.number + 1, 0)
        or added.previous is distinct from coalesce(last.hash, decode(repeat('00', 32), 'hex'))
        or (added.epoch, added.xid_from) < (last.epoch, last.xid_to) then
        raise exception 'the block does not follow the last one' using errcode = 'TZ409', hint = 'block_not_next';
      end if;
      added.sealed_at := clock_timestamp();
      insert into audit.block select (added).*;
    end $$;
  revoke execute on function audit.add_block from public;
  grant execute on function audit.add_block to touiza_app;

  -- Signed words about the trail: the keys, each introduced by the one before, and the checkpoints. The same are kept
  -- outside the database, where they count; here they are for whoever hands out evidence.
  create table audit.note (
    id bigint primary key generated always as identity,
    kind text not null,
    size bigint,
    note text not null,
    kept_at timestamptz not null default clock_timestamp(),
    constraint note_kind check (kind in ('key', 'checkpoint')),
    constraint note_size check ((kind = 'checkpoint') = (size is not null)),
    constraint note_once unique (note)
  );
  create index note_checkpoint on audit.note (size) where kind = 'checkpoint';
  ${appendOnly('audit.note')}

  create function audit.keep_notes(notes jsonb) returns void language sql security definer
  set search_path = pg_catalog, pg_temp as $$
    insert into audit.note (kind, size, note)
      select kind, size, note from jsonb_populate_recordset(null::audit.note, notes) with ordinality o order by ordinality
      on conflict on constraint note_once do nothing
  $$;
  revoke execute on function audit.keep_notes from public;
  grant execute on function audit.keep_notes to touiza_app;
`;

export const up = (knex: Knex): Promise<void> => asOwner(knex, [EPOCHS, BLOCKS].join('\n'));

export const down = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `
    drop function audit.keep_notes(jsonb);
    drop table audit.note;
    drop function audit.add_block(audit.block);
    drop function audit.horizon();
    drop table audit.block;
    drop function engine.open_epoch();
    drop index ledger.transfer_horizon;
    alter table ledger.transfer drop column epoch;
    alter table audit.event alter column epoch set default 1;
    drop table engine.epoch
  `,
  );
