import { toDecimal } from '../shared/money.ts';
import type { Surroundings } from './call-faults.ts';
import { repeated, sumOf, when, type Fault } from './fault.ts';
import type { Rulebook } from './rulebook.ts';

const AT = 'rulebook.funding';
const WHOLE = 10_000;

/** Money that the project receives: of these the shares of one plan are, and they cannot be more than the whole. */
const IN_THE_PLAN = new Set(['repayable_advance', 'loan', 'in_kind']);

export const fundingFaults = (rulebook: Rulebook, surroundings: Surroundings): Fault[] => [
  ...capFaults(rulebook),
  ...shareFaults(rulebook.funding),
  ...instrumentFaults(rulebook.funding, surroundings),
  ...repeated(rulebook.funding.excludedWords ?? []).map(({ value, index }) => ({
    code: 'excluded_word_repeated',
    path: `${AT}.excludedWords.${index}`,
    word: value,
  })),
];

const capFaults = ({ applicants: { legalForms }, funding: { grantCaps, totalMax } }: Rulebook): Fault[] => [
  ...legalForms
    .filter((form) => !grantCaps.some(({ legalForm }) => legalForm === form))
    .map((legalForm) => ({ code: 'cap_absent', path: `${AT}.grantCaps`, legalForm })),
  ...repeated(grantCaps.map(({ legalForm }) => legalForm)).map(({ value, index }) => ({
    code: 'cap_repeated',
    path: `${AT}.grantCaps.${index}`,
    legalForm: value,
  })),
  ...grantCaps.flatMap(({ legalForm, cap }, index) => [
    ...when(cap <= 0n, { code: 'cap_not_positive', path: `${AT}.grantCaps.${index}.cap`, legalForm }),
    ...when(totalMax !== undefined && cap > totalMax, {
      code: 'cap_above_total',
      path: `${AT}.grantCaps.${index}.cap`,
      legalForm,
      cap: toDecimal(cap),
    }),
  ]),
];

const shareFaults = (funding: Rulebook['funding']): Fault[] => {
  const { grantShareMaxBasisPoints: grant, grantCaps, otherInstruments = [] } = funding;
  const inThePlan = otherInstruments.filter(({ instrument }) => IN_THE_PLAN.has(instrument));
  const sum = grant + sumOf(inThePlan.map(({ shareMaxBasisPoints }) => shareMaxBasisPoints));
  return [
    ...when(grant === 0, { code: 'grant_share_zero', path: `${AT}.grantShareMaxBasisPoints` }),
    ...when(sum > WHOLE, {
      code: 'instrument_shares_above_whole',
      path: `${AT}.otherInstruments`,
      sumBasisPoints: sum,
    }),
    ...when(funding.ownContributionMinBasisPoints === WHOLE, {
      code: 'own_contribution_whole',
      path: `${AT}.ownContributionMinBasisPoints`,
    }),
    ...grantCaps.flatMap(({ legalForm, shareMaxBasisPoints: own = grant }, index) =>
      when(own > grant, {
        code: 'form_share_above_call',
        path: `${AT}.grantCaps.${index}.shareMaxBasisPoints`,
        legalForm,
      }),
    ),
  ];
};

const instrumentFaults = ({ otherInstruments = [] }: Rulebook['funding'], { guarantors }: Surroundings): Fault[] => [
  ...repeated(otherInstruments.map(({ instrument }) => instrument)).map(({ value, index }) => ({
    code: 'instrument_repeated',
    path: `${AT}.otherInstruments.${index}`,
    instrument: value,
  })),
  ...otherInstruments.flatMap(({ guarantor }, index) =>
    when(guarantor !== undefined && !guarantors.includes(guarantor), {
      code: 'guarantor_without_envelope',
      path: `${AT}.otherInstruments.${index}.guarantor`,
      funder: guarantor ?? '',
    }),
  ),
];
