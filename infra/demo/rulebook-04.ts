import { attestations, documents } from './rulebook-documents.ts';
import { indicators } from './rulebook-indicators.ts';
import { criterion, dirhams, leastServed, LIVESTOCK_WORDS, type WireRulebook } from './rulebook-words.ts';

const FORMS = ['cooperative', 'union_of_cooperatives'] as const;

/** Green transition: two funders at least; grant, repayable advance and a loan that Tamwilcom guarantees. */
export const rulebook04: WireRulebook = {
  markers: ['green'],
  applicants: {
    legalForms: [...FORMS],
    regions: [],
    sectors: ['farm_produce_processing', 'crafts', 'fisheries', 'energy', 'recycling', 'services'],
    womenOrYouthMinBasisPoints: 0,
    registrationExtractMonthsMax: 6,
    applicationsPerCallMax: 1,
  },
  funding: {
    grantShareMaxBasisPoints: 5000,
    grantCaps: FORMS.map((legalForm) => ({ legalForm, cap: dirhams(1_200_000) })),
    otherInstruments: [
      { instrument: 'repayable_advance', shareMaxBasisPoints: 2000 },
      { instrument: 'loan', shareMaxBasisPoints: 2000, guarantor: 'TAMWILCOM', coverMinBasisPoints: 6000 },
      { instrument: 'guarantee', shareMaxBasisPoints: 2000 },
    ],
    totalMax: dirhams(1_200_000),
    ownContributionMinBasisPoints: 1000,
    inKindShareMaxBasisPoints: 5000,
    excludedUses: ['livestock'],
    excludedWords: LIVESTOCK_WORDS,
  },
  eligibility: { decisionDays: 45, complementWorkingDays: 15, appealDays: 15 },
  documents: [
    ...documents('statutes', 'registration_extract', 'yearly_accounts', 'energy_study', 'loan_offer'),
    ...attestations('tax_certificate', 'cnss_certificate'),
  ],
  rubric: {
    threshold: 60,
    criteria: [
      criterion('innovation', 30, { minimum: 18 }),
      criterion('viability', 25, { minimum: 10 }),
      criterion('relevance', 15),
      criterion('jobs', 10),
      criterion('governance', 10),
      leastServed(10),
    ],
    tieBreak: ['innovation', 'viability'],
  },
  review: { reviewersMin: 3, spreadMax: 20, days: 20, loadMax: 15 },
  committee: { quorum: 5, provisionalHoldDays: 90, seats: 7, secondConvening: { quorum: 4, afterDays: 8 } },
  approval: {
    workingDays: 20,
    roundDays: 60,
    planDays: 15,
    roundsMax: 3,
    fundersMin: 2,
    totalDaysMax: 240,
    levels: [{ above: dirhams(500_000), approvers: 2 }],
  },
  agreement: { conventionAbove: dirhams(50_000), signatureDays: 30 },
  tranches: [
    { shareBasisPoints: 3000, proofs: ['rib_certificate', 'cash_contribution'] },
    { shareBasisPoints: 4000, proofs: ['invoice', 'delivery_note'] },
    { shareBasisPoints: 3000, proofs: ['inventory', 'energy_measurement'] },
  ],
  sharing: { kind: 'pari_passu' },
  reports: [
    { kind: 'progress', dueMonths: 6, blocksTranche: 2 },
    { kind: 'final', dueMonths: 18, blocksTranche: 3 },
  ],
  indicators: indicators('IND-01', 'IND-02', 'IND-03', 'IND-07', 'IND-09'),
};
