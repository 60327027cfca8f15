import { documents } from './rulebook-documents.ts';
import { indicators } from './rulebook-indicators.ts';
import { criterion, dirhams, leastServed, type WireRulebook } from './rulebook-words.ts';

/** Small initiatives of associations: at most 49,000 DH, always under the threshold, so by decision. */
export const rulebook02: WireRulebook = {
  applicants: {
    legalForms: ['association'],
    regions: [],
    sectors: ['environment', 'social_services', 'education', 'culture', 'services'],
    womenOrYouthMinBasisPoints: 0,
    registrationExtractMonthsMax: 12,
    applicationsPerCallMax: 1,
  },
  funding: {
    grantShareMaxBasisPoints: 9000,
    grantCaps: [{ legalForm: 'association', cap: dirhams(49_000) }],
    ownContributionMinBasisPoints: 1000,
    inKindShareMaxBasisPoints: 10_000,
    excludedUses: [],
  },
  eligibility: { decisionDays: 30, complementWorkingDays: 10, appealDays: 15 },
  documents: documents('statutes', 'declaration_receipt', 'bureau_minutes'),
  rubric: {
    threshold: 50,
    criteria: [
      criterion('relevance', 30, { minimum: 12 }),
      criterion('inclusion', 25),
      criterion('governance', 15),
      criterion('sustainability', 15),
      leastServed(15),
    ],
    tieBreak: ['least_served', 'inclusion'],
  },
  review: { reviewersMin: 2, spreadMax: 25, days: 10, loadMax: 40 },
  committee: { quorum: 4, provisionalHoldDays: 45, seats: 7, castingVote: true },
  approval: { workingDays: 10, roundDays: 30, planDays: 10, roundsMax: 1, fundersMin: 1 },
  agreement: { conventionAbove: dirhams(50_000), signatureDays: 20 },
  tranches: [
    { shareBasisPoints: 8000, proofs: ['rib_certificate'] },
    { shareBasisPoints: 2000, proofs: ['invoice'] },
  ],
  reports: [{ kind: 'final', dueMonths: 9, blocksTranche: 2 }],
  indicators: indicators('IND-01', 'IND-08'),
};
