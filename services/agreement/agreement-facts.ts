import type { AwardCondition } from '../committee/committee-facts.ts';
import type { AgreementId, DossierId, EnvelopeId, FunderId, SuspensionId } from '../shared/ids.ts';
import type { Money } from '../shared/money.ts';

export interface AgreedLine {
  readonly funderId: FunderId;
  readonly envelopeId: EnvelopeId;
  readonly amount: Money;
}

/** A condition, and the funder that set it; null where the committee did. */
export interface AgreedCondition extends AwardCondition {
  readonly funderId: FunderId | null;
}

export interface EffectiveAgreement {
  readonly id: AgreementId;
  readonly dossierId: DossierId;
  readonly number: string;
  readonly effectiveAt: Date;
  /** What is paid; guarantees are committed beside it. */
  readonly lines: readonly AgreedLine[];
  readonly conditions: readonly AgreedCondition[];
}

/** What an agreement pays guaranteed only, and how much of it must be covered. */
export interface CoverNeed {
  readonly envelopeId: EnvelopeId;
  readonly amount: Money;
}

export interface SuspensionFacts {
  readonly id: SuspensionId;
  readonly suspendedAt: Date;
}

export interface AgreementFacts {
  /** Refused with `agreement_not_effective` before the last signature. */
  readonly getEffective: (dossierId: DossierId) => Promise<EffectiveAgreement>;
  /** None before the last signature. */
  readonly listCoverNeeds: (dossierId: DossierId) => Promise<CoverNeed[]>;
  /** Null where payments may leave. */
  readonly findSuspension: (dossierId: DossierId) => Promise<SuspensionFacts | null>;
  readonly suspendedAmong: (dossierIds: readonly DossierId[]) => Promise<Set<DossierId>>;
}
