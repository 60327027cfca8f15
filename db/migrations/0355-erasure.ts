import type { Knex } from 'knex';
import { appendOnly, asOwner } from '../shared/migration.ts';
import { ERASE_PERSON } from './sql/erase-person.ts';
import { KEPT_BY } from './sql/kept-by.ts';

const ERASURE = `
  create table access.erasure (
    person_id uuid primary key references access.person,
    erased_by uuid not null references access.person,
    reason text not null,
    xid xid8 not null default pg_current_xact_id(),
    began_at timestamptz not null default transaction_timestamp(),
    constraint erasure_not_of_oneself check (erased_by <> person_id),
    constraint erasure_reason check (btrim(reason) <> '')
  );
  create index erasure_began_at on access.erasure (began_at);
  create index erasure_erased_by on access.erasure (erased_by);
  ${appendOnly('access.erasure')}
  revoke insert, update on access.erasure from touiza_app;

  alter table access.person add column erased_at timestamptz;
  alter table access.person add constraint person_erased check (erased_at is null
    or name = '' and name_ar is null and email is null and issuer = 'erased' and subject = id::text);
  create trigger stays_erased before update on access.person
    for each row when (old.erased_at is not null) execute function engine.refuse_change();

  -- Whether this transaction erases somebody: only then does what is otherwise kept as it was written let go of a value.
  create function access.is_erasing() returns boolean language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
    select exists (select from access.erasure
      where began_at = transaction_timestamp() and xid = pg_current_xact_id_if_assigned())
  $$;
`;

interface Kept {
  readonly table: string;
  readonly trigger: string;
  readonly on: 'update' | 'update or delete';
  /** What it refuses; null for every change. */
  readonly when: string | null;
  readonly by: string;
}

/** Kept as they were written, but for what an erasure takes out of them. */
const LETTING_GO: readonly Kept[] = [
  { table: 'audit.personal', trigger: 'append_only', on: 'update or delete', when: null, by: 'engine.refuse_change' },
  {
    table: 'registry.organisation_revision',
    trigger: 'append_only',
    on: 'update or delete',
    when: null,
    by: 'engine.refuse_change',
  },
  {
    table: 'application.revision',
    trigger: 'append_only',
    on: 'update or delete',
    when: null,
    by: 'engine.refuse_change',
  },
  {
    table: 'application.mandate',
    trigger: 'mandate_only_ends',
    on: 'update',
    when: null,
    by: 'application.keep_mandate',
  },
  {
    table: 'application.dossier',
    trigger: 'dossier_keep_submission',
    on: 'update',
    when: null,
    by: 'application.keep_submission',
  },
  { table: 'registry.account', trigger: 'account_guard', on: 'update', when: null, by: 'registry.guard_account' },
  {
    table: 'engine.command',
    trigger: 'answered_once',
    on: 'update',
    when: `(old.outcome is not null or (new.id, new.actor_id, new.input_hash, new.claimed_at)
      is distinct from (old.id, old.actor_id, old.input_hash, old.claimed_at))`,
    by: 'engine.refuse_change',
  },
];

const triggers = (letGo: string | null): string =>
  LETTING_GO.map(({ table, trigger, on, when, by }) => {
    const condition = [when, letGo].filter((part) => part !== null).join(' and ');
    return `
      drop trigger ${trigger} on ${table};
      create trigger ${trigger} before ${on} on ${table}
        for each row ${condition === '' ? '' : `when (${condition})`} execute function ${by}();`;
  }).join('\n');

export const up = (knex: Knex): Promise<void> =>
  asOwner(knex, [ERASURE, triggers('not access.is_erasing()'), KEPT_BY, ERASE_PERSON].join('\n'));

export const down = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `
    drop function access.erase_person(uuid, uuid, text);
    drop function access.forget_answers(uuid, bytea[], text, int);
    drop function access.alone_at(uuid);
    drop function access.kept_by(uuid);
    ${triggers(null)}
    drop function access.is_erasing();
    drop trigger stays_erased on access.person;
    alter table access.person drop column erased_at;
    drop table access.erasure
  `,
  );
