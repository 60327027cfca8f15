import type { LocalDate } from '../shared/dates.ts';
import type { DocumentId, FunderId, PaymentOrderId, PersonId, RecoveryId } from '../shared/ids.ts';
import { total, type Money } from '../shared/money.ts';
import { placementNotOpen, placementSumDiffers, placementUnfit, samePersonTwice } from './disbursement-errors.ts';
import { mismatchOf, type AnswerableOrder } from './reconciliation.ts';

export const PLACEMENT_KINDS = ['payment', 'receipt', 'foreign', 'inquiry'] as const;
export const PLACEMENT_STATUSES = ['proposed', 'confirmed', 'refused'] as const;
type PlacementStatus = (typeof PLACEMENT_STATUSES)[number];

export const NEXT_PLACEMENT_STATUSES: Record<PlacementStatus, readonly PlacementStatus[]> = {
  proposed: ['confirmed', 'refused'],
  confirmed: [],
  refused: [],
};

/**
 * What a payer says of entries that fit no order (a payment, money that came back, a stranger's), or of an order that
 * the bank was asked about. It counts once a second person has confirmed it.
 */
export interface Placement {
  readonly id: string;
  readonly kind: (typeof PLACEMENT_KINDS)[number];
  readonly funderId: FunderId;
  readonly orderId: PaymentOrderId | null;
  readonly recoveryId: RecoveryId | null;
  readonly answer: 'settled' | 'returned' | null;
  readonly returnReason: string | null;
  /** The bank's written answer to an inquiry. */
  readonly documentId: DocumentId | null;
  readonly sha256: string | null;
  readonly bookedOn: LocalDate;
  readonly reason: string;
  readonly status: PlacementStatus;
  readonly proposedBy: PersonId;
  readonly decidedBy: PersonId | null;
  readonly version: number;
}

export interface WaitingEntry {
  readonly id: string;
  readonly funderId: FunderId;
  readonly account: string;
  readonly amount: Money;
  readonly direction: 'debit' | 'credit';
  readonly bookedOn: LocalDate;
  readonly returnReason: string | null;
}

/** Entries are placed together only where they moved the same way, on the same account. */
export const requireAlike = (entries: readonly WaitingEntry[]): WaitingEntry => {
  const [first, ...others] = entries;
  if (first === undefined) throw new Error('a placement of no entries');
  const isAlike = others.every(({ account, direction }) => account === first.account && direction === first.direction);
  if (!isAlike) throw placementUnfit('entries_differ');
  return first;
};

/** May these entries, together, be what the bank says of this order? Parts of a payment sum to it, to the centime. */
export const requireFits = (entries: readonly WaitingEntry[], order: AnswerableOrder): void => {
  const { account, direction } = requireAlike(entries);
  const sum = total(entries.map(({ amount }) => amount));
  if (sum !== order.amount) throw placementSumDiffers(sum, order.amount);
  const mismatch = mismatchOf({ direction, amount: sum }, order, account);
  if (mismatch !== null) throw placementUnfit(mismatch);
};

/** Two people: who proposed it does not confirm it, nor do they turn it down. */
export const decide = (placement: Placement, status: 'confirmed' | 'refused', person: PersonId): Placement => {
  if (!NEXT_PLACEMENT_STATUSES[placement.status].includes(status)) throw placementNotOpen(placement.status);
  if (placement.proposedBy === person) throw samePersonTwice('proposer');
  return { ...placement, status, decidedBy: person, version: placement.version + 1 };
};
