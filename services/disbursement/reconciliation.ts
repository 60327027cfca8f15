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
  /** What an inquiry told of it and no statement has shown yet: an entry that does so says nothing new. */
  readonly toConfirm: readonly Movement['direction'][];
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
  const named = new Map(orders.map((order) => [order.endToEndId, order]));
  const taken = new Map<AnswerableOrder, Movement[]>();
  const entries = movements.map((movement): Reconciled => {
    const order = named.get(movement.endToEndId ?? '');
    const mismatch = faultOf(movement, order, account);
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
  return { entries, answers: [...taken].flatMap(([order, matched]) => answersOf(order, matched)) };
};

const faultOf = (movement: Movement, order: AnswerableOrder | undefined, account: string): Mismatch | null =>
  movement.fault ?? (order ? mismatchOf(movement, order, account) : 'reference_unknown');

/** Why a movement cannot be what the bank says of an order; null where it can. */
export const mismatchOf = (
  movement: Pick<Movement, 'amount' | 'direction'>,
  order: AnswerableOrder,
  account: string,
): Mismatch | null => {
  if (order.payingRib === null) return 'not_sent';
  if (order.payingRib !== account) return 'other_account';
  if (order.amount !== movement.amount) return 'amount_differs';
  if (!order.isDossierOpen) return 'dossier_closed';
  return statusFault(movement, order);
};

const statusFault = (
  { direction }: Pick<Movement, 'direction'>,
  { status, isFinalCostReported, toConfirm }: AnswerableOrder,
): Mismatch | null => {
  if (isUnanswered({ status }) || toConfirm.includes(direction)) return null;
  if (status !== 'settled') return status === 'returned' ? 'answered_already' : 'not_sent';
  if (direction === 'debit') return 'answered_already';
  return isFinalCostReported ? 'final_cost_reported' : null;
};

const isUnanswered = ({ status }: Pick<PaymentOrder, 'status'>): boolean => status === 'sent' || status === 'unknown';

const answersOf = (order: AnswerableOrder, matched: readonly Movement[]): Answered[] => {
  const credit = matched.find(({ direction }) => direction === 'credit');
  const isNew = isUnanswered(order) || (order.status === 'settled' && credit !== undefined);
  const [first] = matched;
  if (!isNew || first === undefined) return [];
  const { bookedOn, returnReason } = credit ?? first;
  return [answerOf(order, { isReturned: credit !== undefined, returnReason, bookedOn })];
};

interface Said {
  readonly isReturned: boolean;
  readonly returnReason: string | null;
  readonly bookedOn: LocalDate;
}

/** What is said of an order, with what that means for the books. */
export const answerOf = (order: AnswerableOrder, { isReturned, returnReason, bookedOn }: Said): Answered => {
  const returned = order.status === 'settled' ? 'returned_settled' : 'returned_unsettled';
  return { order, answer: isReturned ? returned : 'settled', returnReason: isReturned ? returnReason : null, bookedOn };
};
