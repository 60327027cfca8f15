import type { AwardCondition } from '../committee/committee-facts.ts';
import type { DossierId, EnvelopeId, FunderId, LineId, TransferId } from '../shared/ids.ts';
import type { Money } from '../shared/money.ts';

export interface FinancedLine {
  readonly lineId: LineId;
  readonly funderId: FunderId;
  readonly envelopeId: EnvelopeId;
  /** What the funder approved, to the centime; its firm hold is for exactly this. */
  readonly amount: Money;
  readonly holdId: TransferId;
  readonly conditions: readonly AwardCondition[];
}

/** The plan that every funder has approved: whole, balanced, in the order in which the funders were asked. */
export interface Financing {
  readonly dossierId: DossierId;
  readonly lines: readonly FinancedLine[];
  readonly total: Money;
}

export interface CofinancingFacts {
  /** Refused with `not_financed` before the round has closed whole. */
  readonly getFinancing: (dossierId: DossierId) => Promise<Financing>;
}
