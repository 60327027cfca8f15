import { totals } from './rulebook-indicators.ts';
import { criterion, dirhams, leastServed, LIVESTOCK_WORDS, type WireRulebook } from './rulebook-words.ts';

const CAPS = [
  ['cooperative', 300_000],
  ['union_of_cooperatives', 300_000],
  ['gie', 100_000],
  ['company', 100_000],
  ['auto_entrepreneur', 100_000],
] as const;

/** The rules of the demo call AAP-2026-01, as they go over the wire. Invented, like the whole demo fund. */
export const rulebook01: WireRulebook = {
  applicants: {
    legalForms: CAPS.map(([legalForm]) => legalForm),
    regions: ['05', '08'],
    sectors: ['farm_produce_processing', 'crafts', 'rural_tourism', 'services'],
    womenOrYouthMinBasisPoints: 3000,
    registrationExtractMonthsMax: 3,
    applicationsPerCallMax: 1,
  },
  funding: {
    grantShareMaxBasisPoints: 6000,
    grantCaps: CAPS.map(([legalForm, cap]) => ({ legalForm, cap: dirhams(cap) })),
    ownContributionMinBasisPoints: 4000,
    inKindShareMaxBasisPoints: 5000,
    excludedUses: ['livestock'],
    excludedWords: LIVESTOCK_WORDS,
  },
  eligibility: { decisionDays: 30, complementWorkingDays: 10, appealDays: 15 },
  rubric: {
    threshold: 60,
    criteria: [
      criterion('relevance', 20, { minimum: 12 }),
      criterion('viability', 20, { minimum: 10 }),
      criterion('jobs', 15),
      criterion('inclusion', 15),
      criterion('governance', 10),
      criterion('innovation', 10),
      criterion('sustainability', 5),
      leastServed(5),
    ],
    tieBreak: ['inclusion', 'jobs'],
  },
  review: { reviewersMin: 3, spreadMax: 20, days: 15 },
  committee: { quorum: 4, provisionalHoldDays: 60, seats: 7 },
  approval: { workingDays: 15, roundDays: 45, planDays: 10, roundsMax: 3, fundersMin: 1 },
  agreement: { conventionAbove: dirhams(50_000), signatureDays: 30 },
  tranches: [
    { shareBasisPoints: 4000, proofs: ['rib_certificate', 'cash_contribution'] },
    { shareBasisPoints: 4000, proofs: ['invoice', 'delivery_note'] },
    { shareBasisPoints: 2000, proofs: ['inventory', 'payroll'] },
  ],
  reports: [
    { kind: 'progress', dueMonths: 6, blocksTranche: 2 },
    { kind: 'final', dueMonths: 12, blocksTranche: 3 },
  ],
  indicators: totals('IND-01', 'IND-02', 'IND-03'),
};
