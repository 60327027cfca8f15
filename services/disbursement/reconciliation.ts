import type { LocalDate } from '../shared/dates.ts';
import { total, type Money } from '../shared/money.ts';
import type { BankStatement, StatementEntry } from './camt053.ts';
import type { PaymentOrder } from './disbursement.ts';

/** Why an entry found no order; `not_booked` waits for its booking, everything else for a person. */
export const MISMATCHES = [
  'not_booked',
  'batch_unclear',
  'reference_unknown',
  'other_account',
  'not_sent',
  'amount_differs',
  'reversal_unclear',
  'answered_already',
  'dossier_closed',
  'final_cost_reported',
] as const;
type Mismatch = (typeof MISMATCHES)[number];

/** One movement of a statement: an entry, or one part of a batch booking. */
export interface Movement {
  readonly line: number;
  readonly part: number;
  readonly amount: Money;
  readonly direction: 'debit' | 'credit';
  readonly bookedOn: LocalDate;
  readonly endToEndId: string | null;
  readonly returnReason: string | null;
  /** What can be said of it without looking at any order. */
  readonly fault: Mismatch | null;
}

/** An order that a statement names, with what decides whether it can still be answered. */
export interface AnswerableOrder extends PaymentOrder {
  /** The account that it was paid from. */
  readonly payingRib: string | null;
  readonly isDossierOpen: boolean;
  /** Money was asked back in proportion to what was paid: a late return would change that proportion. */
  readonly isFinalCostReported: boolean;
}

type Answer = 'settled' | 'returned_unsettled' | 'returned_settled';

export interface Answered {
  readonly order: AnswerableOrder;
  readonly answer: Answer;
  readonly returnReason: string | null;
  readonly bookedOn: LocalDate;
}

export type Reconciled = Movement &
  (
    { readonly order: AnswerableOrder; readonly mismatch: null } | { readonly order: null; readonly mismatch: Mismatch }
  );

export const movementsOf = ({ entries }: BankStatement): Movement[] => entries.flatMap(movementsOfEntry);

const movementsOfEntry = (entry: StatementEntry): Movement[] => {
  const { line, amount, direction, bookedOn, details, isReversal, status } = entry;
  const fault = status === 'booked' ? null : 'not_booked';
  const whole = { line, amount, direction, bookedOn, endToEndId: entry.endToEndId, returnReason: entry.returnReason };
  if (details.length <= 1) return [{ ...whole, part: 1, fault: fault ?? reversalFault(direction, isReversal) }];
  const parts = details.map((detail) => detail.amount);
  const known = parts.filter((part) => part !== null);
  const isWhole = known.length === parts.length && total(known) === amount;
  if (!isWhole) return [{ ...whole, part: 1, fault: fault ?? 'batch_unclear' }];
  return details.map((detail, index) => ({
    ...whole,
    ...detail,
    amount: known[index] ?? amount,
    part: index + 1,
    fault: fault ?? reversalFault(detail.direction, isReversal),
  }));
};

/** A reversal that takes money away undoes a credit: nothing that we ordered. */
const reversalFault = (direction: 'debit' | 'credit', isReversal: boolean): Mismatch | null =>
  isReversal && direction === 'debit' ? 'reversal_unclear' : null;

/**
 * What a statement of one account says of our orders. A debit settles, a credit with the same reference returns; a debit
 * and its credit in one statement are a return. An order is answered at most once each way: nothing is guessed, what
 * fits no order keeps its reason.
 */
export const reconcile = (
  movements: readonly Movement[],
  orders: readonly AnswerableOrder[],
  account: string,
): { readonly entries: Reconciled[]; readonly answers: Answered[] } => {
  const taken = new Map<AnswerableOrder, Movement[]>();
  const entries = movements.map((movement): Reconciled => {
    const order = orders.find(({ endToEndId }) => endToEndId === movement.endToEndId);
    const mismatch = movement.fault ?? (order ? faultOf(movement, order, account) : 'reference_unknown');
    if (mismatch !== null || order === undefined) {
      return { ...movement, order: null, mismatch: mismatch ?? 'reference_unknown' };
    }
    const before = taken.get(order) ?? [];
    if (before.some(({ direction }) => direction === movement.direction)) {
      return { ...movement, order: null, mismatch: 'answered_already' };
    }
    taken.set(order, [...before, movement]);
    return { ...movement, order, mismatch: null };
  });
  return { entries, answers: [...taken].map(([order, matched]) => answerOf(order, matched)) };
};

const faultOf = (movement: Movement, order: AnswerableOrder, account: string): Mismatch | null => {
  if (order.payingRib === null) return 'not_sent';
  if (order.payingRib !== account) return 'other_account';
  if (order.amount !== movement.amount) return 'amount_differs';
  if (!order.isDossierOpen) return 'dossier_closed';
  return statusFault(movement, order);
};

const statusFault = ({ direction }: Movement, { status, isFinalCostReported }: AnswerableOrder): Mismatch | null => {
  if (status === 'sent' || status === 'unknown') return null;
  if (status === 'settled' && direction === 'credit') return isFinalCostReported ? 'final_cost_reported' : null;
  return status === 'settled' || status === 'returned' ? 'answered_already' : 'not_sent';
};

const answerOf = (order: AnswerableOrder, matched: readonly Movement[]): Answered => {
  const credit = matched.find(({ direction }) => direction === 'credit');
  const [first] = matched;
  const bookedOn = (credit ?? first)?.bookedOn;
  if (bookedOn === undefined) throw new Error('an answer without a movement');
  const returned = order.status === 'settled' ? 'returned_settled' : 'returned_unsettled';
  return { order, answer: credit ? returned : 'settled', returnReason: credit?.returnReason ?? null, bookedOn };
};
