import type { EnvelopeShare } from '../ledger/ledger-acts.ts';
import { addDays, instantAt, type LocalDate } from '../shared/dates.ts';
import type { DocumentId, DossierId, FunderId, OrganisationId, PersonId, RecoveryId } from '../shared/ids.ts';
import { add, allocate, subtract, total, ZERO, type Money } from '../shared/money.ts';
import type { NewObligation } from '../shared/obligation.ts';
import { receiptExceeds, recoveryNotOpen } from './disbursement-errors.ts';

export const RECOVERY_STATUSES = [
  'issued',
  'notified',
  'contested',
  'partly_paid',
  'paid',
  'cancelled',
  'written_off',
] as const;
export type RecoveryStatus = (typeof RECOVERY_STATUSES)[number];

/** Money may come at any time, also before the notification and while the holder contests. */
export const NEXT_RECOVERY_STATUSES: Record<RecoveryStatus, readonly RecoveryStatus[]> = {
  issued: ['notified', 'partly_paid', 'paid', 'cancelled', 'written_off'],
  notified: ['contested', 'partly_paid', 'paid', 'cancelled', 'written_off'],
  contested: ['notified', 'partly_paid', 'paid', 'cancelled', 'written_off'],
  partly_paid: ['contested', 'paid', 'cancelled', 'written_off'],
  paid: [],
  cancelled: [],
  written_off: [],
};

export const RECOVERY_CAUSES = ['final_cost', 'ineligible_expense', 'unspent', 'overpayment', 'termination'] as const;
export type RecoveryCause = (typeof RECOVERY_CAUSES)[number];

export interface RecoveryShare extends EnvelopeShare {
  readonly amount: Money;
  readonly received: Money;
  readonly writtenOff: Money;
}

export interface Recovery {
  readonly id: RecoveryId;
  readonly dossierId: DossierId;
  readonly cause: RecoveryCause;
  /** In words, and the document that shows it. */
  readonly reason: string | null;
  readonly documentId: DocumentId | null;
  readonly amount: Money;
  readonly received: Money;
  readonly writtenOff: Money;
  readonly dueOn: LocalDate;
  readonly notifiedOn: LocalDate | null;
  readonly status: RecoveryStatus;
  readonly orderedBy: PersonId | null;
  /** Who has cancelled it: never who ordered it. */
  readonly decidedBy: PersonId | null;
  readonly shares: readonly RecoveryShare[];
  readonly version: number;
}

/** A part of a recovery that moves in one funder's book. */
type SharePart = EnvelopeShare & { readonly amount: Money };

interface PaidShare extends EnvelopeShare {
  readonly paid: Money;
}

/** Every funder asks back in the proportion it paid; a share of nothing is no share. */
export const sharesOf = (amount: Money, paid: readonly PaidShare[]): RecoveryShare[] => {
  if (amount === 0n) return [];
  const amounts = allocate(
    amount,
    paid.map((share) => share.paid),
  );
  return paid
    .map(({ funderId, envelopeId, dossierId }, index) => ({
      funderId,
      envelopeId,
      dossierId,
      amount: amounts[index] ?? ZERO,
      received: ZERO,
      writtenOff: ZERO,
    }))
    .filter((share) => share.amount > 0n);
};

const openOf = ({ amount, received, writtenOff }: RecoveryShare | Recovery): Money =>
  subtract(subtract(amount, received), writtenOff);

const isOver = ({ status }: Recovery): boolean => NEXT_RECOVERY_STATUSES[status].length === 0;

const requireOpen = (recovery: Recovery): void => {
  if (isOver(recovery)) throw recoveryNotOpen(recovery.id, recovery.status);
};

/** The parts of a recovery that are still open, by funder. */
const openParts = ({ shares }: Recovery): SharePart[] =>
  shares.map((share) => ({ ...share, amount: openOf(share) })).filter(({ amount }) => amount > 0n);

interface Moved {
  readonly recovery: Recovery;
  readonly parts: readonly SharePart[];
}

/** With its shares as they are now: over once nothing of it is open. */
const withShares = (recovery: Recovery, shares: readonly RecoveryShare[]): Recovery => {
  const received = total(shares.map((share) => share.received));
  const writtenOff = total(shares.map((share) => share.writtenOff));
  const after = { ...recovery, shares, received, writtenOff };
  if (openOf(after) > 0n) return after;
  return { ...after, status: writtenOff > 0n ? 'written_off' : 'paid' };
};

/** A receipt, shared by what each funder still waits for: it can never give one more than its part. */
export const receive = (recovery: Recovery, amount: Money): Moved => {
  requireOpen(recovery);
  const open = openOf(recovery);
  if (amount <= 0n || amount > open) throw receiptExceeds(amount, open);
  const amounts = allocate(amount, recovery.shares.map(openOf));
  const shares = recovery.shares.map((share, index) => ({
    ...share,
    received: add(share.received, amounts[index] ?? ZERO),
  }));
  const status = recovery.status === 'contested' ? 'contested' : 'partly_paid';
  return {
    recovery: withShares({ ...recovery, status }, shares),
    parts: recovery.shares
      .map((share, index) => ({ ...share, amount: amounts[index] ?? ZERO }))
      .filter((part) => part.amount > 0n),
  };
};

/** The holder has been told in due form: from then on the order can be contested. */
export const notify = (recovery: Recovery, notifiedOn: LocalDate): Recovery => {
  if (isOver(recovery) || recovery.notifiedOn !== null) throw recoveryNotOpen(recovery.id, recovery.status);
  return { ...recovery, notifiedOn, status: recovery.status === 'issued' ? 'notified' : recovery.status };
};

export const contest = (recovery: Recovery): Recovery => {
  const isContestable = recovery.notifiedOn !== null && NEXT_RECOVERY_STATUSES[recovery.status].includes('contested');
  if (!isContestable) throw recoveryNotOpen(recovery.id, recovery.status);
  return { ...recovery, status: 'contested' };
};

/** The holder was heard and owes all the same, with a new date to pay. */
export const maintain = (recovery: Recovery, dueOn: LocalDate): Recovery => {
  if (recovery.status !== 'contested') throw recoveryNotOpen(recovery.id, recovery.status);
  return { ...recovery, dueOn, status: recovery.received > 0n ? 'partly_paid' : 'notified' };
};

/** What is still open is asked for no more: the holder keeps it. */
export const cancel = (recovery: Recovery, decidedBy: PersonId): Moved => {
  requireOpen(recovery);
  return { recovery: { ...recovery, status: 'cancelled', decidedBy }, parts: openParts(recovery) };
};

/** One funder abandons what it still waits for; the others go on asking for theirs. */
export const writeOff = (recovery: Recovery, funderId: FunderId): Moved => {
  requireOpen(recovery);
  const parts = openParts(recovery).filter((part) => part.funderId === funderId);
  if (parts.length === 0) throw recoveryNotOpen(recovery.id, recovery.status);
  const shares = recovery.shares.map((share) =>
    share.funderId === funderId ? { ...share, writtenOff: add(share.writtenOff, openOf(share)) } : share,
  );
  return { recovery: withShares(recovery, shares), parts };
};

export const DUE_DAYS = 30;
const RUNG_DAYS = [-7, 0, 7];

/** The wait for the holder's money: reminded a week before and on the day, escalated a week after. */
export const recoveryWait = ({ id, dueOn }: Recovery, organisationId: OrganisationId): NewObligation => ({
  kind: 'recovery',
  subjectId: id,
  owed: { by: 'organisation', organisationId },
  rungs: RUNG_DAYS.map((days) => ({
    at: instantAt(addDays(dueOn, days), '09:00'),
    act: days > 0 ? ('escalate' as const) : ('remind' as const),
  })),
  dueAt: null,
});
