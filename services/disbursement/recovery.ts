import type { EnvelopeShare } from '../ledger/ledger-acts.ts';
import type { LocalDate } from '../shared/dates.ts';
import type { DocumentId, DossierId, RecoveryId } from '../shared/ids.ts';
import { add, allocate, money, subtract, total, ZERO, type Money } from '../shared/money.ts';
import type { FinalCostFacts } from './disbursement-facts.ts';
import { receiptExceeds, recoveryNotOpen } from './disbursement-errors.ts';

export const RECOVERY_STATUSES = ['issued', 'partly_paid', 'paid'] as const;
type RecoveryStatus = (typeof RECOVERY_STATUSES)[number];

export interface RecoveryShare extends EnvelopeShare {
  readonly amount: Money;
  readonly received: Money;
}

export interface Recovery {
  readonly id: RecoveryId;
  readonly dossierId: DossierId;
  readonly cause: 'final_cost';
  readonly amount: Money;
  readonly received: Money;
  readonly dueOn: LocalDate;
  readonly status: RecoveryStatus;
  readonly shares: readonly RecoveryShare[];
  readonly version: number;
}

export interface FinalCost extends FinalCostFacts {
  readonly dossierId: DossierId;
  readonly documentId: DocumentId;
}

interface PaidShare extends EnvelopeShare {
  readonly paid: Money;
}

/** The part of what was paid that a cost below the plan takes back: the grants follow the cost down, never up. */
export const cutOf = (paid: Money, plannedCost: Money, finalCost: Money): Money =>
  finalCost >= plannedCost ? ZERO : money((paid * (plannedCost - finalCost)) / plannedCost);

/** Every funder is cut in the proportion it paid; a share of nothing is no share. */
export const sharesOf = (cut: Money, paid: readonly PaidShare[]): RecoveryShare[] => {
  if (cut === 0n) return [];
  const amounts = allocate(
    cut,
    paid.map((share) => share.paid),
  );
  return paid
    .map(({ funderId, envelopeId, dossierId }, index) => ({
      funderId,
      envelopeId,
      dossierId,
      amount: amounts[index] ?? ZERO,
      received: ZERO,
    }))
    .filter(({ amount }) => amount > 0n);
};

/** A receipt, shared by what each funder still waits for: it can never give one more than its part. */
export const receive = (
  recovery: Recovery,
  amount: Money,
): { readonly recovery: Recovery; readonly parts: readonly (EnvelopeShare & { readonly amount: Money })[] } => {
  if (recovery.status === 'paid') throw recoveryNotOpen(recovery.id, recovery.status);
  const open = subtract(recovery.amount, recovery.received);
  if (amount <= 0n || amount > open) throw receiptExceeds(amount, open);
  const parts = allocate(
    amount,
    recovery.shares.map((share) => subtract(share.amount, share.received)),
  );
  const shares = recovery.shares.map((share, index) => ({
    ...share,
    received: add(share.received, parts[index] ?? ZERO),
  }));
  const received = total(shares.map((share) => share.received));
  const status = received === recovery.amount ? 'paid' : 'partly_paid';
  return {
    recovery: { ...recovery, received, status, shares },
    parts: recovery.shares
      .map((share, index) => ({ ...share, amount: parts[index] ?? ZERO }))
      .filter((part) => part.amount > 0n),
  };
};
