import type { Knex } from 'knex';
import type { Contribution, CoverBalance, Ledger, ShareBalance } from '../../services/ledger/ledger-acts.ts';
import { suspenseBook } from '../../services/ledger/receipt-acts.ts';
import type { Money } from '../../services/shared/money.ts';
import { notFound } from '../../services/shared/shared-errors.ts';
import { sqlBeyondReach } from '../shared/reach.ts';
import { oneRow, sql } from '../shared/sql.ts';

const posted = (kind: string) => `coalesce(sum(a.posted) filter (where a.kind = '${kind}'), 0)::bigint`;

/** Open holds of a dossier, by envelope. */
const HELD = `
  select a.envelope_id, sum(t.amount)::bigint as amount
  from ledger.account a
  join ledger.transfer t on t.debit = a.id and t.book = a.book and t.kind = 'hold'
  where a.dossier_id = $1 and not exists (select from ledger.transfer r where r.pending_id = t.id)
  group by a.envelope_id`;

const BALANCES = `
  with held as (${HELD})
  select a.book as "funderId", a.envelope_id as "envelopeId", a.dossier_id as "dossierId",
    coalesce(max(h.amount), 0)::bigint as held,
    ${posted('committed')} as committed, ${posted('ordered')} as ordered, ${posted('clearing')} as clearing,
    ${posted('paid')} as paid, ${posted('recoverable')} as recoverable, ${posted('recovered')} as recovered,
    ${posted('written_off')} as "writtenOff"
  from ledger.account a left join held h on h.envelope_id = a.envelope_id
  where a.dossier_id = $1 and a.nature = 'funder'
  group by a.book, a.envelope_id, a.dossier_id
  order by a.book, a.envelope_id`;

const COVERS = `
  with held as (${HELD})
  select b.owner_id as "funderId", a.envelope_id as "envelopeId", a.dossier_id as "dossierId",
    coalesce(max(h.amount), 0)::bigint as held, ${posted('covered')} as covered, ${posted('called')} as called
  from ledger.account a
  join ledger.book b on b.id = a.book
  left join held h on h.envelope_id = a.envelope_id
  where a.dossier_id = $1 and a.nature = 'guarantee'
  group by b.owner_id, a.envelope_id, a.dossier_id
  order by b.owner_id, a.envelope_id`;

const CONTRIBUTION = `
  select ${posted('due_cash')} as "dueCash", ${posted('shown_cash')} as "shownCash",
    ${posted('due_kind')} as "dueInKind", ${posted('shown_kind')} as "shownInKind"
  from ledger.account a where a.dossier_id = $1 and a.nature = 'holder'`;

const AVAILABLE = `
  select posted - pending as available from ledger.account where envelope_id = $1 and kind in ('envelope', 'quota')`;

type Balances = Pick<Ledger, 'available' | 'balances' | 'covers' | 'contribution' | 'suspense'>;

/** What the books say: of an envelope, of a dossier, of a bank account. */
export const balancesOn = (trx: Knex.Transaction): Balances => ({
  available: async (envelopeId) => {
    const rows = await sqlBeyondReach<{ available: Money }>(trx, AVAILABLE, [envelopeId]);
    return oneRow(rows, () => notFound('envelope', envelopeId)).available;
  },
  balances: (dossierId) => sql<ShareBalance>(trx, BALANCES, [dossierId]),
  covers: (dossierId) => sql<CoverBalance>(trx, COVERS, [dossierId]),
  contribution: async (dossierId) =>
    oneRow(await sql<Contribution>(trx, CONTRIBUTION, [dossierId]), () => notFound('dossier', dossierId)),
  suspense: async (bankAccount) => {
    const rows = await sql<{ waiting: Money }>(
      trx,
      `select ${posted('suspense')} as waiting from ledger.account a where a.book = $1`,
      [suspenseBook(bankAccount)],
    );
    return oneRow(rows, () => notFound('account', bankAccount)).waiting;
  },
});
