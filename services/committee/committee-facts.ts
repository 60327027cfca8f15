import type { GivenInstrument } from '../programme/programme-facts.ts';
import type { DossierId, EnvelopeId, FunderId, ItemId, TransferId } from '../shared/ids.ts';
import type { Money } from '../shared/money.ts';

/** A condition that a committee or a funder sets: a text, the proof that meets it, the tranche it gates. */
export interface AwardCondition {
  readonly text: string;
  /** Kind of proof: `sanitary_certificate`. */
  readonly proof: string;
  /** 1-based. */
  readonly tranche: number;
}

export interface ProposedLine {
  readonly funderId: FunderId;
  readonly envelopeId: EnvelopeId;
  readonly instrument: GivenInstrument;
  readonly amount: Money;
  /** The provisional hold on that envelope. */
  readonly holdId: TransferId;
}

/** What the committee retained: the amount in cash, the plan it proposes to the funders, its conditions. */
export interface Award {
  readonly itemId: ItemId;
  readonly dossierId: DossierId;
  readonly amount: Money;
  readonly lines: readonly ProposedLine[];
  readonly conditions: readonly AwardCondition[];
}

export interface CommitteeFacts {
  readonly getAward: (dossierId: DossierId) => Promise<Award>;
}
