import { documents, documentsOf } from './rulebook-documents.ts';
import { indicators } from './rulebook-indicators.ts';
import { criterion, dirhams, leastServed, LIVESTOCK_WORDS, type WireRulebook } from './rulebook-words.ts';

const FORMS = ['auto_entrepreneur', 'cooperative', 'company'] as const;

/** Young holders: 90 % for 10 % of one's own, between 18 and 35 years of age, to 45 by the regional committee's waiver. */
export const rulebook03: WireRulebook = {
  applicants: {
    legalForms: [...FORMS],
    regions: ['02', '05'],
    provinces: ['05.301', '02.251'],
    sectors: ['farm_produce_processing', 'crafts', 'rural_tourism', 'services'],
    womenOrYouthMinBasisPoints: 0,
    registrationExtractMonthsMax: 6,
    applicationsPerCallMax: 1,
    age: { min: 18, max: 35, waiver: { by: 'regional_committee', upTo: 45 } },
  },
  funding: {
    grantShareMaxBasisPoints: 9000,
    grantCaps: FORMS.map((legalForm) => ({ legalForm, cap: dirhams(100_000) })),
    ownContributionMinBasisPoints: 1000,
    inKindShareMaxBasisPoints: 5000,
    excludedUses: ['livestock'],
    excludedWords: LIVESTOCK_WORDS,
  },
  eligibility: { decisionDays: 30, complementWorkingDays: 10, appealDays: 15 },
  documents: [
    ...documents('identity'),
    ...documentsOf(['auto_entrepreneur'], 'rnae_card'),
    ...documentsOf(['cooperative', 'company'], 'registration_extract', 'statutes'),
  ],
  rubric: {
    threshold: 55,
    criteria: [
      criterion('viability', 30, { minimum: 12 }),
      criterion('jobs', 25),
      criterion('relevance', 20),
      criterion('innovation', 15),
      leastServed(10),
    ],
    tieBreak: ['jobs', 'viability'],
  },
  review: { reviewersMin: 2, spreadMax: 20, days: 15, loadMax: 20 },
  committee: { quorum: 4, provisionalHoldDays: 60, seats: 7, secondConvening: { quorum: 3, afterDays: 8 } },
  approval: { workingDays: 15, roundDays: 45, planDays: 10, roundsMax: 2, fundersMin: 1 },
  agreement: { conventionAbove: dirhams(50_000), signatureDays: 30 },
  tranches: [
    { shareBasisPoints: 5000, proofs: ['rib_certificate', 'cash_contribution'] },
    { shareBasisPoints: 5000, proofs: ['invoice', 'delivery_note'] },
  ],
  reports: [
    { kind: 'progress', dueMonths: 6, blocksTranche: 2 },
    { kind: 'final', dueMonths: 12, blocksTranche: null },
  ],
  indicators: indicators('IND-01', 'IND-02', 'IND-03'),
};
