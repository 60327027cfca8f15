import { z } from 'zod';
import { FunderId } from '../shared/ids.ts';
import { MoneySchema } from '../shared/money.ts';

export const LEGAL_FORMS = [
  'cooperative',
  'union_of_cooperatives',
  'association',
  'gie',
  'mutual',
  'company',
  'auto_entrepreneur',
] as const;
export const LegalForm = z.enum(LEGAL_FORMS).meta({ id: 'LegalForm' });
export type LegalForm = z.infer<typeof LegalForm>;

/** Hundredths of a percent, 0 to 10,000. */
const BasisPoints = z.int().min(0).max(10_000);
const Days = z.int().min(1).max(730);
const Code = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/);

export const Texts = z
  .strictObject({ ar: z.string().min(1).max(500), fr: z.string().min(1).max(500), en: z.string().min(1).max(500) })
  .meta({ id: 'Texts' });
export type Texts = z.infer<typeof Texts>;

const Criterion = z.strictObject({
  code: Code,
  titles: Texts,
  /** Points out of the rubric's 100. */
  weight: z.int().min(1).max(100),
  /** Points below which the dossier is eliminated; null where the criterion eliminates nobody. */
  minimum: z.int().min(0).max(100).nullable(),
});

const TrancheTemplate = z.strictObject({
  shareBasisPoints: BasisPoints,
  /** Kinds of proof that the holder must bring with the claim. */
  proofs: z.array(Code).max(20),
  /** Categories of uses that fall due with it, where funders pay for certain uses; every category where none is named. */
  uses: z.array(Code).min(1).max(40).optional(),
});

/** How the funders share the tranches. */
const Sharing = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('pari_passu') }),
  /** One funder first, then the next; whoever is not named comes after, in the order of the agreement. */
  z.strictObject({ kind: z.literal('sequential'), order: z.array(FunderId).min(1).max(40) }),
  /** A funder pays for certain categories of uses. */
  z.strictObject({
    kind: z.literal('earmarked'),
    earmarks: z
      .array(z.strictObject({ funderId: FunderId, uses: z.array(Code).min(1).max(40) }))
      .min(1)
      .max(40),
  }),
]);

const ReportTemplate = z.strictObject({
  kind: z.enum(['progress', 'final']),
  /** Months after the agreement became effective. */
  dueMonths: z.int().min(1).max(60),
  /** The tranche that is blocked until this report is accepted (1-based); null where it blocks none. */
  blocksTranche: z.int().min(1).max(12).nullable(),
});

const Indicator = z.strictObject({
  code: z.string().regex(/^IND-\d{2}$/),
  titles: Texts,
  unit: z.string().min(1).max(20),
});

/** Everything that differs between calls: data, validated and hashed when the call is published, pinned by every dossier. */
export const Rulebook = z
  .strictObject({
    applicants: z.strictObject({
      legalForms: z.array(LegalForm).min(1),
      /** HCP codes of regions; empty means the whole Kingdom. */
      regions: z.array(z.string().regex(/^\d{2}$/)),
      sectors: z.array(Code).min(1),
      womenOrYouthMinBasisPoints: BasisPoints,
      registrationExtractMonthsMax: z.int().min(1).max(24),
      applicationsPerCallMax: z.literal(1),
    }),
    funding: z.strictObject({
      grantShareMaxBasisPoints: BasisPoints,
      grantCaps: z.array(z.strictObject({ legalForm: LegalForm, cap: MoneySchema })).min(1),
      ownContributionMinBasisPoints: BasisPoints,
      /** Of the own contribution. */
      inKindShareMaxBasisPoints: BasisPoints,
      excludedUses: z.array(Code),
    }),
    eligibility: z.strictObject({ decisionDays: Days }),
    rubric: z.strictObject({ threshold: z.int().min(0).max(100), criteria: z.array(Criterion).min(1).max(30) }),
    review: z.strictObject({
      reviewersMin: z.int().min(2).max(7),
      /** Points between the highest and the lowest sheet above which the sheets are discordant. */
      spreadMax: z.int().min(1).max(100),
      days: Days,
    }),
    committee: z.strictObject({ quorum: z.int().min(1).max(50), provisionalHoldDays: Days }),
    approval: z.strictObject({
      workingDays: Days,
      roundDays: Days,
      planDays: Days,
      roundsMax: z.int().min(1).max(6),
      fundersMin: z.int().min(1).max(10),
    }),
    agreement: z.strictObject({ conventionAbove: MoneySchema, signatureDays: Days }),
    tranches: z.array(TrancheTemplate).min(1).max(12),
    /** Pari passu where nothing is said. */
    sharing: Sharing.optional(),
    reports: z.array(ReportTemplate).max(24),
    indicators: z.array(Indicator).max(40),
  })
  .meta({ id: 'Rulebook' });

export type Rulebook = z.output<typeof Rulebook>;
