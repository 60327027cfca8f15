import type { BankStatement, StatementEntry } from '../../services/disbursement/camt053.ts';
import type { OrderStatus } from '../../services/disbursement/disbursement.ts';
import { movementsOf, reconcile, type AnswerableOrder } from '../../services/disbursement/reconciliation.ts';
import { LocalDate } from '../../services/shared/dates.ts';
import { newId, type PaymentRunId } from '../../services/shared/ids.ts';
import { dirhams } from '../../services/shared/money.ts';
import { Rib } from '../../services/shared/rib.ts';

const ACCOUNT = Rib.parse('999360000000000000000334');
const OTHER = '999157000000000000000456';
const bookedOn = LocalDate.parse('2026-07-02');

const anOrder = (change: Partial<AnswerableOrder> = {}): AnswerableOrder => ({
  id: newId(),
  legId: newId(),
  trancheId: newId(),
  dossierId: newId(),
  funderId: newId(),
  envelopeId: newId(),
  attempt: 1,
  status: 'sent',
  endToEndId: 'C/T1/L1/1',
  amount: dirhams(72_000),
  payee: null,
  runId: newId<PaymentRunId>(),
  approvedBy: null,
  orderedBy: null,
  returnReason: null,
  payingRib: ACCOUNT,
  isDossierOpen: true,
  isFinalCostReported: false,
  toConfirm: [],
  ...change,
});

const anEntry = (change: Partial<StatementEntry> = {}): StatementEntry => ({
  line: 1,
  entryReference: '1',
  amount: dirhams(72_000),
  direction: 'debit',
  status: 'booked',
  bookedOn,
  isReversal: false,
  endToEndId: 'C/T1/L1/1',
  returnReason: null,
  details: [],
  ...change,
});

const credit = (change: Partial<StatementEntry> = {}) =>
  anEntry({ line: 2, direction: 'credit', returnReason: 'AC04', ...change });

const answered = (entries: StatementEntry[], order = anOrder()) => {
  const statement: BankStatement = {
    messageId: 'M',
    statementId: 'S',
    account: ACCOUNT,
    createdAt: new Date('2026-07-02T18:00:00Z'),
    entries,
  };
  const { entries: reconciled, answers } = reconcile(movementsOf(statement), [order], ACCOUNT);
  return { mismatches: reconciled.map(({ mismatch }) => mismatch), answers: answers.map(({ answer }) => answer) };
};

describe('a statement against our orders', () => {
  it('settles by a debit', () => {
    expect(answered([anEntry()])).toEqual({ mismatches: [null], answers: ['settled'] });
    expect(answered([anEntry()], anOrder({ status: 'unknown' })).answers).toEqual(['settled']);
  });

  it('takes a debit and its credit in one statement as a return, in either order', () => {
    const expected = { mismatches: [null, null], answers: ['returned_unsettled'] };
    expect(answered([anEntry(), credit()])).toEqual(expected);
    expect(answered([credit(), anEntry()])).toEqual(expected);
    expect(answered([credit()]).answers).toEqual(['returned_unsettled']);
  });

  it('returns after settlement what an earlier statement had settled', () => {
    expect(answered([credit()], anOrder({ status: 'settled' })).answers).toEqual(['returned_settled']);
  });

  it.each<[string, StatementEntry, Partial<AnswerableOrder>]>([
    ['not_booked', anEntry({ status: 'pending' }), {}],
    ['reference_unknown', anEntry({ endToEndId: 'elsewhere' }), {}],
    ['reference_unknown', anEntry({ endToEndId: null }), {}],
    ['amount_differs', anEntry({ amount: dirhams(71_999) }), {}],
    ['other_account', anEntry(), { payingRib: OTHER }],
    ['reversal_unclear', anEntry({ isReversal: true }), {}],
    ['dossier_closed', anEntry(), { isDossierOpen: false }],
    ['final_cost_reported', credit(), { status: 'settled', isFinalCostReported: true }],
    ['not_sent', anEntry(), { payingRib: null, runId: null, status: 'ordered' }],
  ])('leaves for a person what is %s', (mismatch, entry, order) => {
    expect(answered([entry], anOrder(order))).toEqual({ mismatches: [mismatch], answers: [] });
  });

  it.each<[OrderStatus, StatementEntry]>([
    ['settled', anEntry()],
    ['returned', anEntry()],
    ['returned', credit()],
  ])('answers a %s order at most once each way', (status, entry) => {
    expect(answered([entry], anOrder({ status }))).toEqual({ mismatches: ['answered_already'], answers: [] });
  });

  it('keeps the second of two debits for one order', () => {
    const twice = answered([anEntry(), anEntry({ line: 2 })]);
    expect(twice).toEqual({ mismatches: [null, 'answered_already'], answers: ['settled'] });
  });

  it('takes a batch apart where its parts are known, and only then', () => {
    const part = { endToEndId: 'C/T1/L1/1', amount: dirhams(72_000), direction: 'debit', returnReason: null } as const;
    const rest = { ...part, endToEndId: 'C/T1/L2/1', amount: dirhams(36_000) };
    const batch = anEntry({ amount: dirhams(108_000), endToEndId: null, details: [part, rest] });
    expect(answered([batch])).toEqual({ mismatches: [null, 'reference_unknown'], answers: ['settled'] });
    const unclear = { ...batch, details: [part, { ...rest, amount: null }] };
    expect(answered([unclear])).toEqual({ mismatches: ['batch_unclear'], answers: [] });
  });
});
