import type { EnvelopeShare } from '../ledger/ledger-acts.ts';
import type { LocalDate } from '../shared/dates.ts';
import type {
  AccountId,
  DocumentId,
  DossierId,
  EnvelopeId,
  FunderId,
  LegId,
  PaymentOrderId,
  PaymentRunId,
  PersonId,
  ProofId,
  TrancheId,
} from '../shared/ids.ts';
import type { Money } from '../shared/money.ts';
import { trancheNotInStatus } from './disbursement-errors.ts';

/** From `prepared` on each status has its signature; the database asks for it too. */
export const TRANCHE_STATUSES = [
  'planned',
  'claimable',
  'claimed',
  'prepared',
  'verified',
  'approved',
  'ordered',
  'settled',
  'cancelled',
] as const;
export type TrancheStatus = (typeof TRANCHE_STATUSES)[number];

/** A claim is given back by a refused proof or with questions; a return after settlement opens a settled tranche again. */
export const NEXT_TRANCHE_STATUSES: Record<TrancheStatus, readonly TrancheStatus[]> = {
  planned: ['claimable', 'cancelled'],
  claimable: ['claimed', 'cancelled'],
  claimed: ['claimable', 'prepared', 'cancelled'],
  prepared: ['claimable', 'verified', 'cancelled'],
  verified: ['claimable', 'approved', 'cancelled'],
  approved: ['claimable', 'ordered', 'cancelled'],
  ordered: ['settled', 'cancelled'],
  settled: ['ordered'],
  cancelled: [],
};

/** Of these nothing is awaited any more. */
export const isConcluded = ({ status }: Pick<Tranche, 'status'>): boolean =>
  status === 'settled' || status === 'cancelled';

/** One attempt to pay one leg. The first is ordered with its tranche; another begins where the one before came back. */
export const ORDER_STATUSES = [
  'repaired',
  'approved',
  'ordered',
  'sent',
  'unknown',
  'settled',
  'returned',
  'cancelled',
] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

export const NEXT_ORDER_STATUSES: Record<OrderStatus, readonly OrderStatus[]> = {
  repaired: ['approved', 'cancelled'],
  approved: ['ordered', 'cancelled'],
  ordered: ['sent', 'cancelled'],
  sent: ['unknown', 'settled', 'returned'],
  unknown: ['settled', 'returned'],
  settled: ['returned'],
  returned: [],
  cancelled: [],
};

/** What a tranche asks for: a kind of proof, and the text of the award's condition where it comes from one. */
export interface Requirement {
  readonly proof: string;
  readonly condition: string | null;
  /** Whose condition it is; null for the template's proofs and for the committee's conditions. */
  readonly funderId: FunderId | null;
}

export interface Tranche {
  readonly id: TrancheId;
  readonly dossierId: DossierId;
  readonly agreementNumber: string;
  readonly number: number;
  readonly amount: Money;
  readonly requirements: readonly Requirement[];
  readonly status: TrancheStatus;
  /** Why the claim was given back; null where it was not. */
  readonly reopenedReason: string | null;
  readonly claimedBy: PersonId | null;
  readonly preparedBy: PersonId | null;
  readonly verifiedBy: PersonId | null;
  readonly approvedBy: PersonId | null;
  readonly orderedBy: PersonId | null;
  readonly cancelledBy: PersonId | null;
  readonly settledAt: Date | null;
  /** What its signatures are given under: another one after the claim was sent back, so that all are given anew. */
  readonly signingId: string;
  readonly version: number;
}

export interface Leg extends EnvelopeShare {
  readonly id: LegId;
  readonly trancheId: TrancheId;
  readonly envelopeId: EnvelopeId;
  /** 1-based, in the order of the agreement's lines. */
  readonly position: number;
  /** What is due: the agreed part, less what a final cost below the plan took from it. */
  readonly amount: Money;
  readonly isGivenUp: boolean;
}

export interface Payee {
  readonly accountId: AccountId;
  readonly rib: string;
  /** In Latin letters, as a bank file can carry it. */
  readonly name: string;
}

export interface PaymentOrder extends EnvelopeShare {
  readonly id: PaymentOrderId;
  readonly legId: LegId;
  readonly trancheId: TrancheId;
  readonly attempt: number;
  readonly status: OrderStatus;
  /** The key of reconciliation: unique per attempt, at most 35 characters. */
  readonly endToEndId: string;
  readonly amount: Money;
  /** Named when the order is given; null for an attempt that is not ordered yet. */
  readonly payee: Payee | null;
  readonly runId: PaymentRunId | null;
  readonly approvedBy: PersonId | null;
  readonly orderedBy: PersonId | null;
  /** Why the bank gave it back. */
  readonly returnReason: string | null;
}

export const PROOF_STATUSES = ['received', 'verified', 'refused', 'waived'] as const;
type ProofStatus = (typeof PROOF_STATUSES)[number];

export interface Invoice {
  readonly supplierIce: string;
  readonly number: string;
  readonly date: LocalDate;
  readonly amount: Money;
}

/** What a proof shows of the holder's own part. */
export interface OwnPart {
  readonly nature: 'cash' | 'in_kind';
  readonly amount: Money;
}

export interface Proof {
  readonly id: ProofId;
  readonly trancheId: TrancheId;
  readonly kind: string;
  readonly documentId: DocumentId;
  readonly sha256: string;
  readonly validUntil: LocalDate | null;
  readonly invoice: Invoice | null;
  readonly ownPart: OwnPart | null;
  readonly status: ProofStatus;
  readonly checkedBy: PersonId | null;
  readonly reason: string | null;
}

/** What a funder's person has said of a proof that its condition asks for. */
export interface ConditionVerdict {
  readonly proofId: ProofId;
  readonly funderId: FunderId;
  readonly verdict: 'satisfied' | 'waived';
  readonly judgedBy: PersonId;
  readonly reason: string;
}

export const isStanding = ({ status }: Pick<Proof, 'status'>): boolean => status !== 'refused';
export const isAccepted = ({ status }: Pick<Proof, 'status'>): boolean => status === 'verified' || status === 'waived';

export const requireStatus = (tranche: Tranche, needed: TrancheStatus): void => {
  if (tranche.status !== needed) throw trancheNotInStatus(tranche.id, tranche.status, needed);
};

/** `CONV-2026-0007/T1/L2/1`: agreement, tranche, leg and attempt. A bank takes 35 characters. */
export const endToEndIdOf = (
  { agreementNumber, number }: Pick<Tranche, 'agreementNumber' | 'number'>,
  { position }: Pick<Leg, 'position'>,
  attempt: number,
): string => `${agreementNumber}/T${String(number)}/L${String(position)}/${String(attempt)}`;

const NAME_MAX = 70;

/** A name as every bank's alphabet takes it: no accents, at most 70 characters. */
export const nameForBank = (name: string): string =>
  name.normalize('NFD').replace(/\p{M}/gu, '').slice(0, NAME_MAX).trim();
