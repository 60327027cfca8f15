import type { FunderId } from '../shared/ids.ts';
import type { Call } from './programme-facts.ts';
import type { Rulebook } from './rulebook.ts';
import { faultsOfSharing } from './sharing-faults.ts';

/** One contradiction of a call with itself or with what is there, and the values that show it. */
export type Fault = { readonly code: string } & Readonly<Record<string, string | number>>;

/** What a call is published into. */
export interface Surroundings {
  readonly now: Date;
  /** Funders of the call that have no envelope for it. */
  readonly fundersWithoutEnvelope: readonly FunderId[];
  readonly reviewersKnown: number;
}

type Draft = Pick<Call, 'opensAt' | 'closesAt' | 'leadFunderId' | 'funderIds' | 'rulebook'>;

const WHOLE = 10_000;
/** HCP numbers the twelve regions from 01. */
const REGIONS = 12;

/** Every contradiction at once, so that whoever drafts a call corrects it once. */
export const faultsOf = (call: Draft, surroundings: Surroundings): Fault[] => [
  ...faultsOfDates(call, surroundings.now),
  ...faultsOfFunders(call, surroundings),
  ...faultsOfApplicants(call.rulebook),
  ...faultsOfRubric(call.rulebook),
  ...faultsOfReview(call.rulebook, surroundings),
  ...faultsOfTranches(call.rulebook),
  ...faultsOfSharing(call.rulebook, call.funderIds),
];

const when = (broken: boolean, code: string, values: Record<string, string | number> = {}): Fault[] =>
  broken ? [{ code, ...values }] : [];

const faultsOfDates = ({ opensAt, closesAt }: Draft, now: Date): Fault[] => [
  ...when(closesAt <= opensAt, 'closes_before_opening', { opensAt: iso(opensAt), closesAt: iso(closesAt) }),
  ...when(closesAt <= now, 'closes_in_the_past', { closesAt: iso(closesAt) }),
];

const faultsOfFunders = ({ leadFunderId, funderIds, rulebook }: Draft, { fundersWithoutEnvelope }: Surroundings) => [
  ...when(!funderIds.includes(leadFunderId), 'lead_funder_not_among_funders', { leadFunderId }),
  ...when(rulebook.approval.fundersMin > funderIds.length, 'funders_too_few', {
    needed: rulebook.approval.fundersMin,
    known: funderIds.length,
  }),
  ...fundersWithoutEnvelope.map((funderId) => ({ code: 'envelope_absent', funderId })),
];

const faultsOfApplicants = ({ applicants: { legalForms, regions }, funding: { grantCaps } }: Rulebook): Fault[] => [
  ...legalForms
    .filter((form) => !grantCaps.some(({ legalForm }) => legalForm === form))
    .map((legalForm) => ({ code: 'cap_absent', legalForm })),
  ...repeated(grantCaps.map(({ legalForm }) => legalForm)).map((legalForm) => ({ code: 'cap_repeated', legalForm })),
  ...grantCaps.filter(({ cap }) => cap <= 0n).map(({ legalForm }) => ({ code: 'cap_not_positive', legalForm })),
  ...regions
    .filter((region) => Number(region) < 1 || Number(region) > REGIONS)
    .map((region) => ({ code: 'region_unknown', region })),
];

const faultsOfRubric = ({ rubric: { criteria } }: Rulebook): Fault[] => {
  const sum = sumOf(criteria.map(({ weight }) => weight));
  return [
    ...when(sum !== 100, 'weights_not_100', { sum }),
    ...criteria
      .filter(({ minimum, weight }) => minimum !== null && minimum > weight)
      .map(({ code: criterion }) => ({ code: 'minimum_above_weight', criterion })),
    ...repeated(criteria.map(({ code }) => code)).map((criterion) => ({ code: 'criterion_repeated', criterion })),
  ];
};

const faultsOfReview = ({ review: { reviewersMin } }: Rulebook, { reviewersKnown }: Surroundings): Fault[] =>
  when(reviewersKnown < reviewersMin, 'reviewers_too_few', { needed: reviewersMin, known: reviewersKnown });

const faultsOfTranches = ({ tranches, reports, indicators }: Rulebook): Fault[] => {
  const sum = sumOf(tranches.map(({ shareBasisPoints }) => shareBasisPoints));
  return [
    ...when(sum !== WHOLE, 'tranche_shares_not_whole', { sum }),
    ...tranches.flatMap(({ shareBasisPoints }, index) =>
      when(shareBasisPoints === 0, 'tranche_empty', { tranche: index + 1 }),
    ),
    ...reports.flatMap(({ blocksTranche }, index) =>
      when(blocksTranche !== null && blocksTranche > tranches.length, 'report_blocks_unknown_tranche', {
        report: index + 1,
        tranche: blocksTranche ?? 0,
      }),
    ),
    ...repeated(indicators.map(({ code }) => code)).map((indicator) => ({ code: 'indicator_repeated', indicator })),
  ];
};

const repeated = (values: readonly string[]): string[] => [
  ...new Set(values.filter((value, index) => values.indexOf(value) !== index)),
];
const sumOf = (values: readonly number[]): number => values.reduce((left, right) => left + right, 0);
const iso = (instant: Date): string => instant.toISOString();
