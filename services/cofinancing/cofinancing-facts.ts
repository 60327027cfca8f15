import type { FinancingPlan } from '../application/application-facts.ts';
import type { AwardCondition } from '../committee/committee-facts.ts';
import type { DossierId, EnvelopeId, FunderId, LineId, TransferId } from '../shared/ids.ts';
import type { Money } from '../shared/money.ts';
import type { GivenInstrument } from './cofinancing.ts';

export interface FinancedLine {
  readonly lineId: LineId;
  readonly funderId: FunderId;
  readonly envelopeId: EnvelopeId;
  /** What the funder approved, to the centime; its firm hold is for exactly this. */
  readonly amount: Money;
  readonly holdId: TransferId;
  readonly conditions: readonly AwardCondition[];
  /** One funder may give by several: a line each. */
  readonly instrument: GivenInstrument;
}

/** The plan that every funder has approved: whole, balanced, in the order in which the funders were asked. */
export interface Financing {
  readonly dossierId: DossierId;
  /** Cash: what tranches pay and the total sums. */
  readonly lines: readonly FinancedLine[];
  readonly total: Money;
  /** Guarantees, beside the cash: approved, bound and committed like it, and never paid. */
  readonly covers: readonly FinancedLine[];
  /** As applied for, or as the holder revised it to what was approved. */
  readonly plan: FinancingPlan;
}

export interface CofinancingFacts {
  /** Refused with `not_financed` before the round has closed whole. */
  readonly getFinancing: (dossierId: DossierId) => Promise<Financing>;
  /** The plan that holds: as applied for, or as the holder has revised it since. */
  readonly getPlan: (dossierId: DossierId) => Promise<FinancingPlan>;
}
