import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';

const CASH = `('funding', 'envelope', 'committed', 'ordered', 'clearing', 'paid', 'recoverable', 'recovered',
  'written_off')`;
const FUND = `('outside', 'suspense')`;
const GUARANTEE = `('capacity', 'quota', 'covered', 'called')`;
const HOLDER = `('pledged', 'due_cash', 'shown_cash', 'due_kind', 'shown_kind')`;

/**
 * Every book is of one nature, and every kind of account belongs to one: in a guarantor's book nothing can be ordered
 * or paid, because no such account can exist there.
 */
const BOOKS = `
  create table ledger.book (
    id uuid primary key,
    nature text not null,
    /* Whose it is: the funder's, the holder's dossier, or the funder that a bank account belongs to. */
    owner_id uuid not null,
    constraint book_nature check (nature in ('funder', 'fund', 'guarantee', 'holder')),
    constraint book_of_nature unique (id, nature)
  );
  insert into ledger.book (id, nature, owner_id) select distinct book, 'funder', book from ledger.account;
  create trigger append_only before update or delete on ledger.book
    for each row execute function engine.refuse_change();

  alter table ledger.account
    drop constraint account_kind,
    drop constraint account_counterpart,
    drop constraint account_available,
    add column nature text not null generated always as (case
      when kind in ${CASH} then 'funder'
      when kind in ${FUND} then 'fund'
      when kind in ${GUARANTEE} then 'guarantee'
      when kind in ${HOLDER} then 'holder'
      else 'none' end) stored,
    add constraint account_kind check (nature <> 'none'),
    add constraint account_counterpart check (counterpart = (kind in ('funding', 'outside', 'capacity', 'pledged'))),
    add constraint account_available check (counterpart or nature = 'holder' or posted - pending >= 0),
    add constraint account_contribution check (counterpart or nature <> 'holder' or posted - pending >= 0),
    add constraint account_book_nature foreign key (book, nature) references ledger.book (id, nature);
  create index account_of_book on ledger.account (book, nature);
`;

const OPEN_ACCOUNTS = `
  drop function ledger.open_accounts;
  -- Books and accounts are born before they are locked: FOR UPDATE locks nothing where there is no row.
  create function ledger.open_accounts(ids uuid[], books uuid[], natures text[], owners uuid[], kinds text[],
    envelopes uuid[], dossiers uuid[], batches uuid[]) returns void
  language sql security definer set search_path = pg_catalog, pg_temp as $$
    insert into ledger.book (id, nature, owner_id)
    select distinct on (id) id, nature, owner from unnest(books, natures, owners) as b(id, nature, owner)
    order by id
    on conflict (id) do nothing;
    insert into ledger.account (id, book, kind, envelope_id, dossier_id, batch_id, counterpart)
    select id, book, kind, envelope, dossier, batch, kind in ('funding', 'outside', 'capacity', 'pledged')
    from unnest(ids, books, kinds, envelopes, dossiers, batches) as a(id, book, kind, envelope, dossier, batch)
    order by id
    on conflict (id) do nothing
  $$;
  revoke execute on function ledger.open_accounts from public;
  grant execute on function ledger.open_accounts to touiza_app;
`;

export const up = (knex: Knex): Promise<void> => asOwner(knex, [BOOKS, OPEN_ACCOUNTS].join('\n'));

export const down = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `
    drop function ledger.open_accounts;
    create function ledger.open_accounts(ids uuid[], books uuid[], kinds text[], envelopes uuid[], dossiers uuid[],
      batches uuid[]) returns void
    language sql security definer set search_path = pg_catalog, pg_temp as $$
      insert into ledger.account (id, book, kind, envelope_id, dossier_id, batch_id, counterpart)
      select id, book, kind, envelope, dossier, batch, kind in ('funding', 'outside')
      from unnest(ids, books, kinds, envelopes, dossiers, batches) as a(id, book, kind, envelope, dossier, batch)
      order by id
      on conflict (id) do nothing
    $$;
    revoke execute on function ledger.open_accounts from public;
    grant execute on function ledger.open_accounts to touiza_app;
    drop index ledger.account_of_book;
    alter table ledger.account
      drop constraint account_book_nature,
      drop constraint account_contribution,
      drop constraint account_available,
      drop constraint account_counterpart,
      drop constraint account_kind,
      drop column nature,
      add constraint account_kind check (kind in ('funding', 'envelope', 'committed', 'ordered', 'clearing', 'paid',
        'recoverable', 'recovered', 'written_off', 'outside', 'suspense')),
      add constraint account_counterpart check (counterpart = (kind in ('funding', 'outside'))),
      add constraint account_available check (counterpart or posted - pending >= 0);
    drop table ledger.book;
    `,
  );
