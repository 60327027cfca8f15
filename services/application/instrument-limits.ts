import type { Instrument, LegalForm, Rulebook } from '../programme/programme-facts.ts';
import { share, smallest, ZERO, type Money } from '../shared/money.ts';
import { eligibleBase, type FinancingPlan } from './financing-plan.ts';

/** What an instrument may give a project: a share of its eligible base, and a ceiling where there is one. */
export interface InstrumentLimit {
  readonly share: Money;
  readonly cap: Money | null;
}

interface Judged {
  readonly plan: FinancingPlan;
  readonly legalForm: LegalForm;
}

/** Null where the call does not admit the instrument: a call without a word on one has no place for it. */
export const limitOf = (rulebook: Rulebook, instrument: Instrument, judged: Judged): InstrumentLimit | null => {
  if (instrument === 'grant') return grantLimit(rulebook, judged);
  const other = rulebook.funding.otherInstruments?.find((each) => each.instrument === instrument);
  return other ? { share: sharedBy(judged.plan, other.shareMaxBasisPoints), cap: other.cap ?? null } : null;
};

const grantLimit = ({ funding }: Rulebook, { plan, legalForm }: Judged): InstrumentLimit => {
  const form = funding.grantCaps.find((each) => each.legalForm === legalForm);
  return {
    share: sharedBy(plan, form?.shareMaxBasisPoints ?? funding.grantShareMaxBasisPoints),
    cap: form?.cap ?? null,
  };
};

const sharedBy = (plan: FinancingPlan, basisPoints: number): Money => share(eligibleBase(plan), BigInt(basisPoints));

/** The most that an instrument may give, whichever bound holds: nothing where it is not admitted. */
export const mostOf = (limit: InstrumentLimit | null): Money =>
  limit === null ? ZERO : smallest(limit.share, ...(limit.cap === null ? [] : [limit.cap]));
