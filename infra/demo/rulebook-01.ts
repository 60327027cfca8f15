import type { z } from 'zod';
import type { Rulebook, Texts } from '../../services/programme/programme-facts.ts';

const texts = (fr: string, ar: string, en: string): Texts => ({ ar, fr, en });
const dirhams = (amount: string) => ({ amount: `${amount}.00`, currency: 'MAD' as const });

const CAPS = [
  ['cooperative', '300000'],
  ['union_of_cooperatives', '300000'],
  ['gie', '100000'],
  ['company', '100000'],
  ['auto_entrepreneur', '100000'],
] as const;

/** The computed criterion comes last: territory least served, from past aid per head. */
const CRITERIA = [
  {
    code: 'relevance',
    weight: 20,
    minimum: 12,
    titles: texts(
      'Pertinence pour le territoire et la chaîne de valeur',
      'الملاءمة للمجال الترابي ولسلسلة القيمة',
      'Relevance to the territory and value chain',
    ),
  },
  {
    code: 'viability',
    weight: 20,
    minimum: 10,
    titles: texts('Viabilité économique', 'الجدوى الاقتصادية', 'Economic viability'),
  },
  {
    code: 'jobs',
    weight: 15,
    minimum: null,
    titles: texts('Emplois et revenus', 'مناصب الشغل والدخل', 'Jobs and income'),
  },
  {
    code: 'inclusion',
    weight: 15,
    minimum: null,
    titles: texts(
      'Femmes, jeunes, handicap, milieu rural',
      'النساء والشباب والإعاقة والوسط القروي',
      'Women, youth, disability, rural',
    ),
  },
  {
    code: 'governance',
    weight: 10,
    minimum: null,
    titles: texts('Capacité et gouvernance', 'القدرات والحكامة', 'Capacity and governance'),
  },
  {
    code: 'innovation',
    weight: 10,
    minimum: null,
    titles: texts('Innovation et environnement', 'الابتكار والبيئة', 'Innovation and environment'),
  },
  {
    code: 'sustainability',
    weight: 5,
    minimum: null,
    titles: texts('Pérennité après le financement', 'الاستدامة بعد التمويل', 'Sustainability after funding'),
  },
  {
    code: 'least_served',
    weight: 5,
    minimum: null,
    titles: texts('Territoire le moins servi', 'المجال الأقل استفادة', 'Territory least served'),
  },
];

const INDICATORS = [
  { code: 'IND-01', unit: 'FTE', titles: texts('Emplois créés', 'مناصب شغل محدثة', 'Jobs created') },
  { code: 'IND-02', unit: 'FTE', titles: texts('Emplois maintenus', 'مناصب شغل محافظ عليها', 'Jobs maintained') },
  { code: 'IND-03', unit: 'FTE', titles: texts('Total emplois', 'المجموع', 'Total jobs') },
];

/** The rules of the demo call AAP-2026-01, as they go over the wire. Invented, like the whole demo fund. */
export const rulebook01: z.input<typeof Rulebook> = {
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
  },
  eligibility: { decisionDays: 30 },
  rubric: { threshold: 60, criteria: CRITERIA },
  review: { reviewersMin: 3, spreadMax: 20, days: 15 },
  committee: { quorum: 4, provisionalHoldDays: 60 },
  approval: { workingDays: 15, roundDays: 45, planDays: 10, roundsMax: 3, fundersMin: 1 },
  agreement: { conventionAbove: dirhams('50000'), signatureDays: 30 },
  tranches: [
    { shareBasisPoints: 4000, proofs: ['rib_certificate', 'cash_contribution'] },
    { shareBasisPoints: 4000, proofs: ['invoice', 'delivery_note'] },
    { shareBasisPoints: 2000, proofs: ['inventory', 'payroll'] },
  ],
  reports: [
    { kind: 'progress', dueMonths: 6, blocksTranche: 2 },
    { kind: 'final', dueMonths: 12, blocksTranche: 3 },
  ],
  indicators: INDICATORS,
};
