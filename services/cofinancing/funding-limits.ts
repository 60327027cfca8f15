import { limitOf, type FinancingPlan, type InstrumentLimit } from '../application/application-facts.ts';
import { coverNeeded, type Instrument, type LegalForm, type Rulebook } from '../programme/programme-facts.ts';
import type { FunderId } from '../shared/ids.ts';
import { toDecimal, total, ZERO, type Money } from '../shared/money.ts';
import { isCover, stands, type Fault, type Line } from './cofinancing.ts';

/** What one funder gives, or would give. */
export type Gift = Pick<Line, 'funderId' | 'instrument'> & { readonly amount: Money };

export const giftsOf = (lines: readonly Line[]): Gift[] =>
  lines
    .filter(stands)
    .map(({ funderId, instrument, approved }) => ({ funderId, instrument, amount: approved ?? ZERO }));

interface Project {
  readonly plan: FinancingPlan;
  readonly legalForm: LegalForm;
  /** Null where whoever has an envelope for it may guarantee. */
  readonly guarantorIds: readonly FunderId[] | null;
}

/** Every rule that these gifts break together: how many funders, how much by each instrument and in all, how guaranteed. */
export const faultsOf = (rulebook: Rulebook, project: Project, gifts: readonly Gift[]): Fault[] => [
  ...fundersFault(rulebook.approval, gifts),
  ...limitFaults(rulebook, project, gifts),
  ...guaranteeFault(rulebook, project, gifts),
];

/** Without the number of funders and the guarantee: what a plan that is still growing must keep already. */
export const limitFaults = (rulebook: Rulebook, project: Project, gifts: readonly Gift[]): Fault[] => [
  ...[...new Set(gifts.map(({ instrument }) => instrument))].flatMap((instrument) =>
    instrumentFaults(instrument, sumOf(gifts, instrument), limitOf(rulebook, instrument, project)),
  ),
  ...totalFault(rulebook, gifts),
  ...guarantorFault(project, gifts),
];

export const mayGuarantee = ({ guarantorIds }: Pick<Project, 'guarantorIds'>, funderId: FunderId): boolean =>
  guarantorIds?.includes(funderId) ?? true;

/** The rulebook names who guarantees: nobody else's guarantee counts (`otherInstruments[].guarantor`). */
const guarantorFault = (project: Project, gifts: readonly Gift[]): Fault[] => {
  const others = gifts.filter((gift) => isCover(gift) && gift.amount > 0n && !mayGuarantee(project, gift.funderId));
  if (others.length === 0) return [];
  const given = toDecimal(total(others.map(({ amount }) => amount)));
  return [{ code: 'guarantor_not_named', instrument: 'guarantee', given, limit: toDecimal(ZERO) }];
};

/** What is admitted guaranteed only needs a guarantor's yes beside it. */
const guaranteeFault = (rulebook: Rulebook, project: Project, gifts: readonly Gift[]): Fault[] => {
  const needy = gifts.filter((gift) => coverNeeded(rulebook, gift) > 0n);
  const needed = total(needy.map((gift) => coverNeeded(rulebook, gift)));
  const covers = gifts.filter((gift) => isCover(gift) && mayGuarantee(project, gift.funderId));
  const given = total(covers.map(({ amount }) => amount));
  if (given >= needed) return [];
  const instrument = needy[0]?.instrument ?? null;
  return [{ code: 'guarantee_missing', instrument, given: toDecimal(given), limit: toDecimal(needed) }];
};

/** A guarantor shares a risk, and finances nothing: it is no co-financier. */
export const fundersFault = ({ fundersMin }: { readonly fundersMin: number }, gifts: readonly Gift[]): Fault[] => {
  const funders = new Set(gifts.filter((gift) => !isCover(gift)).map(({ funderId }) => funderId)).size;
  return funders >= fundersMin
    ? []
    : [{ code: 'funders_too_few', instrument: null, given: String(funders), limit: String(fundersMin) }];
};

const instrumentFaults = (instrument: Instrument, given: Money, limit: InstrumentLimit | null): Fault[] => {
  const fault = (code: Fault['code'], most: Money): Fault => ({
    code,
    instrument,
    given: toDecimal(given),
    limit: toDecimal(most),
  });
  // A call without a word on an instrument has no rule for it, and so no place.
  if (limit === null) return [fault('instrument_not_admitted', ZERO)];
  return [
    ...(given > limit.share ? [fault('instrument_over_share', limit.share)] : []),
    ...(limit.cap !== null && given > limit.cap ? [fault('instrument_over_cap', limit.cap)] : []),
  ];
};

const totalFault = ({ funding: { totalMax } }: Rulebook, gifts: readonly Gift[]): Fault[] => {
  const cash = total(gifts.filter((gift) => !isCover(gift)).map(({ amount }) => amount));
  if (totalMax === undefined || cash <= totalMax) return [];
  return [{ code: 'total_over_max', instrument: null, given: toDecimal(cash), limit: toDecimal(totalMax) }];
};

const sumOf = (gifts: readonly Gift[], instrument: Instrument): Money =>
  total(gifts.filter((gift) => gift.instrument === instrument).map(({ amount }) => amount));
