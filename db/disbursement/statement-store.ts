import type { BankStatements, KeptStatement } from '../../services/disbursement/disbursement-ports.ts';
import type { UnmatchedEntry } from '../../services/disbursement/disbursement-views.ts';
import type { Reconciled } from '../../services/disbursement/reconciliation.ts';
import { newId, type FunderId } from '../../services/shared/ids.ts';
import type { Context } from '../shared/context.ts';
import { oneRow, sql, sqlPlannedAnew } from '../shared/sql.ts';

const UNMATCHED = `
  select u.id, u.statement_id as "statementId", u.funder_id as "funderId", u.line, u.amount_centimes as amount,
    u.direction, u.booked_on as "bookedOn", u.end_to_end_id as "endToEndId", u.mismatch,
    u.placement_id as "placementId",
    array(
      select o.end_to_end_id from disbursement.payment_order o join disbursement.payment_run r on r.id = o.run_id
      where o.amount_centimes = u.amount_centimes and o.status in ('sent', 'unknown') and r.paying_rib = u.account
      order by o.end_to_end_id limit 10) as suggestions
  from disbursement.unmatched_entry u
  where ($1::uuid is null or u.funder_id = $1) and ($2::uuid is null or u.id > $2)
    and ($4::text is null or u.mismatch = $4) and ($5::boolean is null or (u.placement_id is not null) = $5)
  order by u.id limit $3`;

/** Postgres takes 65,535 parameters in one statement. */
const ROWS_AT_ONCE = 1000;

const rowOfEntry = (statementId: string, entry: Reconciled) => ({
  id: newId(),
  statement_id: statementId,
  line: entry.line,
  part: entry.part,
  amount_centimes: entry.amount.toString(),
  direction: entry.direction,
  booked_on: entry.bookedOn,
  end_to_end_id: entry.endToEndId,
  return_reason: entry.returnReason,
  order_id: entry.order?.id ?? null,
  mismatch: entry.mismatch,
});

export const bankStatementsOn = ({ trx, now }: Context): BankStatements => ({
  findFunderByRib: async (rib) => {
    const rows = await sql<{ id: FunderId }>(trx, 'select id from programme.funder where rib = $1', [rib]);
    return rows[0]?.id ?? null;
  },
  find: async ({ account, statementId, sha256 }) => {
    const rows = await sql<KeptStatement>(
      trx,
      `select id, funder_id as "funderId", account, statement_id as "statementId", sha256, entries_hash as "entriesHash"
       from disbursement.bank_statement where sha256 = $1 or (account, statement_id) = ($2, $3) limit 1`,
      [sha256, account, statementId],
    );
    return rows[0] ?? null;
  },
  insert: async ({ id, funderId, account, statementId, sha256, entriesHash }) => {
    const rows = await sql(
      trx,
      `insert into disbursement.bank_statement (id, funder_id, account, statement_id, sha256, entries_hash, imported_at)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning id`,
      [id, funderId, account, statementId, sha256, entriesHash, now],
    );
    return rows.length > 0;
  },
  keepEntries: async (statementId, entries) => {
    const rows = entries.map((entry) => rowOfEntry(statementId, entry));
    if (rows.length > 0) await trx.batchInsert('disbursement.statement_entry', rows, ROWS_AT_ONCE);
    return rows.map(({ id }) => id);
  },
  keepAnswers: async (from, answers) => {
    const rows = answers.map(({ order, answer, bookedOn }) => ({
      order_id: order.id,
      answer: answer === 'settled' ? 'settled' : 'returned',
      ...('statementId' in from ? { statement_id: from.statementId } : { placement_id: from.placementId }),
      booked_on: bookedOn,
    }));
    if (rows.length > 0) await trx.batchInsert('disbursement.answer', rows, ROWS_AT_ONCE);
  },
  countEntries: async (statementId) => {
    const rows = await sql<{ matched: number; unmatched: number }>(
      trx,
      `select count(order_id)::int as matched, count(mismatch) filter (where mismatch <> 'not_booked')::int as unmatched
       from disbursement.statement_entry where statement_id = $1`,
      [statementId],
    );
    return oneRow(rows, () => new Error('a count without a row'));
  },
  listUnmatched: async ({ funderId, after, limit, mismatch, isPlaced }) => {
    // Planned once for any filter, it took 2.5 times as long for a queue ten times as large.
    const rows = await sqlPlannedAnew<UnmatchedEntry>(trx, UNMATCHED, [
      funderId ?? null,
      after ?? null,
      limit + 1,
      mismatch ?? null,
      isPlaced ?? null,
    ]);
    const items = rows.slice(0, limit);
    return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  },
});
