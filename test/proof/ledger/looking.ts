import type { Knex } from 'knex';
import type { BooksModel } from './books-model.ts';

interface AccountRow {
  readonly key: string;
  readonly kind: string;
  readonly book: string;
  readonly nature: string;
  readonly counterpart: boolean;
  readonly posted: string;
  readonly pending: string;
}

interface TransferRow {
  readonly id: string;
  readonly debit: string;
  readonly credit: string;
  readonly amount: string;
  readonly kind: string;
  readonly pending_id: string | null;
  readonly reverses: string | null;
  readonly command_id: string;
}

/** All rows of these books, and of the commands that wrote there. */
export interface Look {
  readonly accounts: readonly AccountRow[];
  readonly transfers: readonly TransferRow[];
  /** Ledger's commands, and those of the use cases that were sent. */
  readonly posted: number;
  readonly claimed: number;
  /** Everything, as it is written. */
  readonly bytes: string;
}

/** By the debited account, which is of the transfer's own book by a foreign key: no index has the transfers of a book. */
const LOOK = `
  with a as (select * from ledger.account where book = any (:books)),
    t as (select t.* from a join ledger.transfer t on t.debit = a.id and t.book = a.book)
  select
    coalesce((select jsonb_agg(jsonb_build_object('key', concat_ws('/', a.book, a.kind, coalesce(a.envelope_id::text, ''),
        coalesce(a.dossier_id::text, ''), coalesce(a.batch_id::text, '')), 'id', a.id, 'kind', a.kind, 'book', a.book,
      'nature', a.nature, 'counterpart', a.counterpart, 'posted', a.posted::text, 'pending', a.pending::text)
      order by a.id) from a), '[]') as accounts,
    coalesce((select jsonb_agg(to_jsonb(t) || jsonb_build_object('amount', t.amount::text) order by t.seq) from t), '[]')
      as transfers,
    (select count(distinct t.command_id)::int from t) as posted,
    (select count(*)::int from engine.command c where c.id = any (:commands)) as claimed`;

export const look = async (admin: Knex, books: readonly string[], commands: readonly string[]): Promise<Look> => {
  const { rows } = await admin.raw<{ rows: Omit<Look, 'bytes'>[] }>(LOOK, { books, commands } as never);
  const [row] = rows;
  if (!row) throw new Error('nothing was seen');
  return { ...row, bytes: JSON.stringify(row) };
};

type Invariant = (seen: Look, model: BooksModel) => boolean;

const sum = (numbers: readonly bigint[]): bigint => numbers.reduce((left, right) => left + right, 0n);
const posted = ({ accounts }: Look, kind: string): bigint =>
  sum(accounts.filter((account) => account.kind === kind).map((account) => BigInt(account.posted)));
const moved = ({ kind }: TransferRow): boolean => kind === 'direct' || kind === 'post';
const isOnce = (ids: readonly (string | null)[]): boolean => {
  const named = ids.filter((id) => id !== null);
  return new Set(named).size === named.length;
};
const groups = (accounts: readonly AccountRow[]): AccountRow[][] =>
  [...new Set(accounts.map(({ book }) => book))].map((book) => accounts.filter((account) => account.book === book));
const idOf = (account: AccountRow): string => (account as AccountRow & { readonly id: string }).id;
const openHolds = ({ transfers }: Look): TransferRow[] =>
  transfers.filter(({ id, kind }) => kind === 'hold' && !transfers.some(({ pending_id }) => pending_id === id));

/** What holds after every step, whatever it was and however it ended. */
export const INVARIANTS: Readonly<Record<string, Invariant>> = {
  'every book sums to zero': ({ accounts }) =>
    groups(accounts).every((book) => sum(book.map((account) => BigInt(account.posted))) === 0n),
  'only a counterpart goes below zero': ({ accounts }) =>
    accounts.every((account) => account.counterpart || BigInt(account.posted) >= 0n),
  'no more is held than there is': ({ accounts }) =>
    accounts.every(
      ({ counterpart, posted: has, pending }) =>
        BigInt(pending) >= 0n && (counterpart || BigInt(has) >= BigInt(pending)),
    ),
  'a balance is what its transfers give': ({ accounts, transfers }) =>
    accounts.every((account) => {
      const id = idOf(account);
      const effects = transfers
        .filter(moved)
        .map(({ debit, credit, amount }) => (debit === id ? BigInt(amount) : credit === id ? -BigInt(amount) : 0n));
      return sum(effects) === BigInt(account.posted);
    }),
  'what is pending is what open holds hold': (seen) =>
    seen.accounts.every((account) => {
      const held = openHolds(seen).filter(({ credit }) => credit === idOf(account));
      return sum(held.map(({ amount }) => BigInt(amount))) === BigInt(account.pending);
    }),
  'a hold is resolved at most once': ({ transfers }) => isOnce(transfers.map(({ pending_id }) => pending_id)),
  'a transfer is reversed at most once': ({ transfers }) => isOnce(transfers.map(({ reverses }) => reverses)),
  'an envelope gives no more than it was given': (seen) =>
    posted(seen, 'envelope') >= 0n && posted(seen, 'envelope') <= -posted(seen, 'funding'),
  'a funder’s positions, and what was paid, written off and never promised, are what it gave': (seen) =>
    sum(
      ['envelope', 'committed', 'ordered', 'clearing', 'paid', 'recoverable', 'recovered', 'written_off'].map((kind) =>
        posted(seen, kind),
      ),
    ) === -posted(seen, 'funding'),
  'principal that is covered is never cash': ({ accounts }) =>
    groups(accounts).every((book) => new Set(book.map(({ nature }) => nature)).size === 1),
  'every account is as the model has it': ({ accounts }, model) =>
    accounts.length === model.balances.size &&
    accounts.every(({ key, posted: has, pending }) => {
      const expected = model.balances.get(key);
      return expected?.posted === BigInt(has) && expected.pending === BigInt(pending);
    }),
  'every transfer is there once, in its order, with its amount': ({ transfers }, model) =>
    transfers.map(({ id, amount, kind }) => `${id} ${kind} ${amount}`).join() ===
    model.transfers.map(({ id, amount, kind }) => `${id} ${kind} ${amount}`).join(),
  'every command that was done is kept once, and no other': ({ posted: done, claimed }, model) =>
    done === model.commands && claimed === model.commands,
};
