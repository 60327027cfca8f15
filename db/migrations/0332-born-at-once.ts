import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';

/**
 * Whoever loses a race to open a book or an account finds it there. A conflict was looked for on the id alone, and two
 * who asked at the same moment could meet on the other unique constraint of the table instead, which was an error.
 */
const openAccounts = (conflict: string): string => `
  create or replace function ledger.open_accounts(ids uuid[], books uuid[], natures text[], owners uuid[], kinds text[],
    envelopes uuid[], dossiers uuid[], batches uuid[]) returns void
  language sql security definer set search_path = pg_catalog, pg_temp as $$
    insert into ledger.book (id, nature, owner_id)
    select distinct on (id) id, nature, owner from unnest(books, natures, owners) as b(id, nature, owner)
    order by id
    ${conflict};
    insert into ledger.account (id, book, kind, envelope_id, dossier_id, batch_id, counterpart)
    select id, book, kind, envelope, dossier, batch, kind in ('funding', 'outside', 'capacity', 'pledged')
    from unnest(ids, books, kinds, envelopes, dossiers, batches) as a(id, book, kind, envelope, dossier, batch)
    order by id
    ${conflict}
  $$;
`;

export const up = (knex: Knex): Promise<void> => asOwner(knex, openAccounts('on conflict do nothing'));

export const down = (knex: Knex): Promise<void> => asOwner(knex, openAccounts('on conflict (id) do nothing'));
