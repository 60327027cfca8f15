import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';

const LIVE = `status in ('declared', 'certified', 'active')`;

const ACCOUNTS = `
  alter table registry.account
    add column activates_at timestamptz,
    drop constraint account_status,
    add constraint account_status check (status in ('declared', 'certified', 'active', 'replaced', 'cancelled')),
    drop constraint account_certified,
    add constraint account_certified check ((certified_by is null) = (certificate_id is null)
      and (status not in ('certified', 'active') or certified_by is not null)),
    add constraint account_cools_off check (status <> 'certified' or activates_at is not null);
  drop index registry.account_rib_unique;
  create unique index account_rib_once on registry.account (organisation_id, rib) where ${LIVE};
  create index account_rib on registry.account (rib) where ${LIVE};
  create unique index account_one_certified on registry.account (organisation_id) where status = 'certified';
`;

const CLASHES = `
  create table registry.rib_clash (
    id uuid primary key,
    account_id uuid not null,
    other_account_id uuid not null,
    declared_by uuid not null,
    raised_at timestamptz not null,
    outcome text,
    reason text,
    resolved_by uuid,
    resolved_at timestamptz,
    constraint rib_clash_account foreign key (account_id) references registry.account,
    constraint rib_clash_other_account foreign key (other_account_id) references registry.account,
    constraint rib_clash_once unique (account_id, other_account_id),
    constraint rib_clash_outcome check (outcome in ('accepted', 'rejected', 'withdrawn')),
    constraint rib_clash_decided check ((outcome is null) = (resolved_at is null)
      and (outcome not in ('accepted', 'rejected') or (resolved_by is not null and reason is not null))),
    constraint rib_clash_four_eyes check (resolved_by <> declared_by)
  );
  create index rib_clash_other_account on registry.rib_clash (other_account_id);
  create index rib_clash_open on registry.rib_clash (id) where outcome is null;
`;

/** The hint is the domain's code: see db/shared/constraints.ts. */
const GUARD = `
  create function registry.guard_account() returns trigger language plpgsql set search_path = pg_catalog as $$
    begin
      if (new.id, new.organisation_id, new.rib, new.declared_by)
        is distinct from (old.id, old.organisation_id, old.rib, old.declared_by)
      then
        raise exception 'what an account is never changes' using errcode = 'TZ409', hint = 'account_not_declared';
      end if;
      if new.status <> old.status and (old.status, new.status) not in (
        ('declared', 'certified'), ('declared', 'active'), ('declared', 'replaced'), ('declared', 'cancelled'),
        ('certified', 'active'), ('certified', 'cancelled'), ('active', 'replaced'))
      then
        raise exception 'no step leads from % to %', old.status, new.status
          using errcode = 'TZ409', hint = 'account_not_declared';
      end if;
      if new.status in ('certified', 'active') and exists (
        select from registry.rib_clash where account_id = new.id and outcome is null)
      then
        raise exception 'another organisation uses this RIB' using errcode = 'TZ422', hint = 'rib_disputed';
      end if;
      if old.status = 'certified' and new.status = 'active' and old.activates_at > engine.now() then
        raise exception 'account % cools off', new.id using errcode = 'TZ409', hint = 'account_change_pending';
      end if;
      if old.status = 'declared' and new.status = 'active' and exists (
        select from registry.account where organisation_id = new.organisation_id and status = 'active' and id <> new.id)
      then
        raise exception 'a change cools off first' using errcode = 'TZ409', hint = 'account_change_pending';
      end if;
      return new;
    end $$;
  create trigger account_guard before update on registry.account
    for each row execute function registry.guard_account();
`;

const SETTINGS = `
  create table registry.setting (
    singleton boolean primary key default true,
    cooling_off_days int not null default 5,
    constraint setting_singleton check (singleton),
    constraint setting_cooling_off_days check (cooling_off_days between 1 and 30)
  );
  insert into registry.setting default values;
  revoke insert on registry.setting from touiza_app;
`;

const PROCESS = `
  alter table engine.process
    drop constraint process_type,
    add constraint process_type check (type in ('dossier', 'call', 'account'));
`;

export const up = (knex: Knex): Promise<void> =>
  asOwner(knex, [ACCOUNTS, CLASHES, GUARD, SETTINGS, PROCESS].join('\n'));

export const down = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `
    alter table engine.process
      drop constraint process_type,
      add constraint process_type check (type in ('dossier', 'call'));
    drop table registry.setting;
    drop trigger account_guard on registry.account;
    drop function registry.guard_account();
    drop table registry.rib_clash;
    drop index registry.account_one_certified;
    drop index registry.account_rib;
    drop index registry.account_rib_once;
    alter table registry.account
      drop constraint account_cools_off,
      drop constraint account_certified,
      add constraint account_certified check ((certified_by is null) = (certificate_id is null)
        and (status <> 'active' or certified_by is not null)),
      drop constraint account_status,
      add constraint account_status check (status in ('declared', 'active', 'replaced')),
      drop column activates_at;
    create unique index account_rib_unique on registry.account (rib) where status <> 'replaced'
  `,
  );
