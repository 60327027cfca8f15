import type { DossierId, EnvelopeId, TrancheId } from '../shared/ids.ts';
import type { Money } from '../shared/money.ts';

export interface TrancheFacts {
  readonly id: TrancheId;
  /** 1-based. */
  readonly number: number;
  readonly amount: Money;
  /** Paid as far as it will be: settled, or cancelled. */
  readonly isSettled: boolean;
}

/** What the project cost in the end, against its plan: the final account cuts the grants in this proportion. */
export interface FinalCostFacts {
  readonly plannedCost: Money;
  readonly finalCost: Money;
}

export interface ForgoneFacts {
  readonly envelopeId: EnvelopeId;
  readonly amount: Money;
}

export interface DisbursementFacts {
  readonly listTranches: (dossierId: DossierId) => Promise<TrancheFacts[]>;
  /** Recovery orders that are neither paid, cancelled nor written off. */
  readonly openRecoveries: (dossierId: DossierId) => Promise<number>;
  /** What was agreed and will not have been paid, for another reason than the final cost: given up, or asked back before. */
  readonly listForgone: (dossierId: DossierId) => Promise<ForgoneFacts[]>;
  /** Null until the final cost is reported. */
  readonly findFinalCost: (dossierId: DossierId) => Promise<FinalCostFacts | null>;
}

/** A reason why no payment may leave, told by whoever knows it. */
export interface PaymentBlock {
  readonly code: string;
  readonly subjectId: string;
  /** The tranche that it blocks (1-based); null blocks every one. */
  readonly tranche: number | null;
}

/**
 * What stops payments, the agreement's suspension among it, and what slices say that disbursement does not know
 * (reports, findings): the composition wires them in.
 */
export interface PaymentBlocks {
  readonly listByDossier: (dossierId: DossierId) => Promise<PaymentBlock[]>;
}
