import type { Knex } from 'knex';
import type { Account } from '../../services/ledger/book.ts';
import type { Ledger, NewTransfer, OpenHold } from '../../services/ledger/ledger-acts.ts';
import { canonical, sha256Of } from '../../services/shared/canonical.ts';
import type { Command } from '../../services/shared/command.ts';
import { idOf, type DossierId, type EnvelopeId, type FunderId, type TransferId } from '../../services/shared/ids.ts';
import type { Money } from '../../services/shared/money.ts';
import { notFound } from '../../services/shared/shared-errors.ts';
import { sql } from '../shared/sql.ts';
import { balancesOn } from './balance-views.ts';

interface HoldRow {
  readonly id: TransferId;
  readonly funder_id: FunderId;
  readonly kind: Account['kind'];
  readonly envelope_id: EnvelopeId;
  readonly dossier_id: DossierId;
  readonly amount: Money;
  readonly due_at: Date;
  readonly subject_id: string;
}

const OPEN_HOLDS = `
  select t.id, b.owner_id as funder_id, a.kind, a.envelope_id, a.dossier_id, t.amount, t.due_at, t.subject_id
  from ledger.account a
  join ledger.book b on b.id = a.book
  join ledger.transfer t on t.debit = a.id and t.book = a.book and t.kind = 'hold'
  where not exists (select from ledger.transfer r where r.pending_id = t.id)`;

const UNREVERSED = `
  select t.id from ledger.transfer t where t.subject_id = $1 and t.cause = $2
    and not exists (select from ledger.transfer r where r.reverses = t.id) order by t.seq desc limit 1`;

/** The ledger on one transaction. Every call is a command of its own, named after the one it serves. */
export const ledgerOn = (
  trx: Knex.Transaction,
  command: Command,
  onFreed: (envelopeIds: readonly EnvelopeId[]) => Promise<void> = () => Promise.resolve(),
): Ledger => {
  let calls = 0;

  const post = async (transfers: readonly NewTransfer[]): Promise<TransferId[]> => {
    if (transfers.length === 0) return [];
    calls += 1;
    const id = `${command.id}#${String(calls)}`;
    const ids = transfers.map((_transfer, index) => idOf<TransferId>('transfer', id, String(index)));
    await openAccounts(trx, transfers);
    await sql(trx, 'select ledger.post($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)', [
      id,
      sha256Of(canonical(transfers)),
      ids,
      transfers.map(({ debit }) => debit.book.id),
      transfers.map(({ debit }) => accountId(debit)),
      transfers.map(({ credit }) => accountId(credit)),
      transfers.map(({ amount }) => amount.toString()),
      transfers.map(({ kind }) => kind),
      transfers.map(({ pendingId }) => pendingId),
      transfers.map(({ reverses }) => reverses),
      transfers.map(({ dueAt }) => dueAt),
      transfers.map(({ cause }) => cause),
      transfers.map(({ subjectId }) => subjectId),
    ]);
    const freed = transfers.flatMap(freedBy);
    if (freed.length > 0) await onFreed([...new Set(freed)]);
    return ids;
  };

  return {
    post,
    openHolds: async (dossierId) => {
      const rows = await sql<HoldRow>(trx, `${OPEN_HOLDS} and a.dossier_id = $1 order by t.seq`, [dossierId]);
      return rows.map(holdFromRow);
    },
    hold: async (id) => {
      const rows = await sql<HoldRow>(trx, `${OPEN_HOLDS} and t.id = $1`, [id]);
      const row = rows[0];
      if (!row) throw notFound('hold', id);
      return holdFromRow(row);
    },
    unreversed: async (cause, subjectId) => {
      const rows = await sql<{ id: TransferId }>(trx, UNREVERSED, [subjectId, cause]);
      const row = rows[0];
      if (!row) throw notFound('transfer', subjectId);
      return row.id;
    },
    ...balancesOn(trx),
  };
};

/** The envelope that can promise more than before: its money came back, or what it had promised was let go. */
const freedBy = ({ kind, debit, credit }: NewTransfer): EnvelopeId[] => {
  const filled = kind === 'void' || kind === 'expire' || kind === 'post' ? credit : debit;
  return (filled.kind === 'envelope' || filled.kind === 'quota') && filled.envelopeId !== null
    ? [filled.envelopeId]
    : [];
};

const accountId = ({ book, kind, envelopeId, dossierId, batchId }: Account): string =>
  idOf('account', book.id, kind, envelopeId ?? '', dossierId ?? '', batchId ?? '');

const openAccounts = (trx: Knex.Transaction, transfers: readonly NewTransfer[]) => {
  const accounts = [
    ...new Map(transfers.flatMap(({ debit, credit }) => [debit, credit]).map((each) => [accountId(each), each])),
  ];
  return sql(trx, 'select ledger.open_accounts($1, $2, $3, $4, $5, $6, $7, $8)', [
    accounts.map(([id]) => id),
    accounts.map(([, { book }]) => book.id),
    accounts.map(([, { book }]) => book.nature),
    accounts.map(([, { book }]) => book.owner),
    accounts.map(([, { kind }]) => kind),
    accounts.map(([, { envelopeId }]) => envelopeId),
    accounts.map(([, { dossierId }]) => dossierId),
    accounts.map(([, { batchId }]) => batchId),
  ]);
};

const holdFromRow = (row: HoldRow): OpenHold => ({
  id: row.id,
  share: {
    funderId: row.funder_id,
    envelopeId: row.envelope_id,
    dossierId: row.dossier_id,
    ...(row.kind === 'covered' ? { isGuarantee: true } : {}),
  },
  amount: row.amount,
  dueAt: row.due_at,
  subjectId: row.subject_id,
});
