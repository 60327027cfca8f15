import { z } from 'zod';
import { FunderId } from '../shared/ids.ts';
import { MoneySchema } from '../shared/money.ts';
import { ProofKind } from '../shared/proof.ts';
import { BasisPoints, Code, Days, FunderCode, INSTRUMENTS, LegalForm, Texts } from './rulebook-terms.ts';

/**
 * What a rulebook did not have on its first day is optional here: a frozen one must read, and hash, as it did.
 * Absent means that the call has no such rule.
 */

const Age = z.int().min(16).max(120);

/** The body that alone may let somebody older through. */
const WAIVER_BODIES = ['regional_committee', 'fund_committee', 'lead_funder'] as const;
export type WaiverBody = (typeof WAIVER_BODIES)[number];

const Applicants = z.strictObject({
  legalForms: z.array(LegalForm).min(1),
  /** HCP codes of regions; empty means the whole Kingdom. */
  regions: z.array(z.string().regex(/^\d{2}$/)),
  /** HCP codes; where given, only these provinces of the regions. */
  provinces: z
    .array(z.string().regex(/^\d{2}\.\d{3}$/))
    .max(75)
    .optional(),
  sectors: z.array(Code).min(1),
  excludedSectors: z.array(Code).max(40).optional(),
  womenOrYouthMinBasisPoints: BasisPoints,
  registrationExtractMonthsMax: z.int().min(1).max(24),
  applicationsPerCallMax: z.literal(1),
  /** Of the person who carries the project, on the day of the submission, in whole years, both limits included. */
  age: z
    .strictObject({
      min: Age,
      max: Age,
      waiver: z.strictObject({ by: z.enum(WAIVER_BODIES), upTo: Age }).optional(),
    })
    .optional(),
});

/** What funders may give beside the grant, of the eligible base. A guarantee covers a loan and is no money of the plan. */
const OtherInstrument = z
  .strictObject({
    instrument: z.enum(INSTRUMENTS).exclude(['grant']),
    shareMaxBasisPoints: BasisPoints,
    cap: MoneySchema.optional(),
    /** Who guarantees it, where it is only admitted guaranteed. */
    guarantor: FunderCode.optional(),
    /** How much of it the guarantor covers at least; all of it where nothing is said. */
    coverMinBasisPoints: BasisPoints.optional(),
  })
  .refine(({ guarantor, coverMinBasisPoints }) => guarantor !== undefined || coverMinBasisPoints === undefined, {
    error: 'cover_without_guarantor',
    path: ['coverMinBasisPoints'],
  });

const Funding = z.strictObject({
  grantShareMaxBasisPoints: BasisPoints,
  grantCaps: z
    .array(
      z.strictObject({
        legalForm: LegalForm,
        cap: MoneySchema,
        /** This form's own percentage, below that of the call. */
        shareMaxBasisPoints: BasisPoints.optional(),
      }),
    )
    .min(1),
  otherInstruments: z.array(OtherInstrument).max(8).optional(),
  /** Of everything that funders give in cash to one project. */
  totalMax: MoneySchema.optional(),
  ownContributionMinBasisPoints: BasisPoints,
  /** Of the own contribution. */
  inKindShareMaxBasisPoints: BasisPoints,
  excludedUses: z.array(Code),
  /** Words, in any language, that no cost line may have in its label. */
  excludedWords: z.array(z.string().trim().min(2).max(60)).max(200).optional(),
});

const DocumentTemplate = z.strictObject({
  /** As the registry files it: `statutes`, `bureau_minutes`. */
  kind: Code,
  titles: Texts,
  /** When it is asked for: `payment` stops every payment while the registry has none that is valid. */
  stage: z.enum(['application', 'agreement', 'payment']),
  /** Of every form where none is named. */
  legalForms: z.array(LegalForm).min(1).optional(),
});

export const Criterion = z.strictObject({
  code: Code,
  titles: Texts,
  /** Points out of the rubric's 100. */
  weight: z.int().min(1).max(100),
  /** Points below which the dossier is eliminated; null where the criterion eliminates nobody. */
  minimum: z.int().min(0).max(100).nullable(),
  /** Never typed: `territory_least_served` is past aid per head, in fifths. */
  computed: z.enum(['territory_least_served']).optional(),
  /** What earns 1, 3 and 5. */
  anchors: z.strictObject({ low: Texts, middle: Texts, high: Texts }).optional(),
});

const Committee = z.strictObject({
  quorum: z.int().min(1).max(50),
  provisionalHoldDays: Days,
  seats: z.int().min(1).max(60).optional(),
  /** How many seats each third has. */
  thirds: z
    .strictObject({
      elected: z.int().min(0).max(60),
      state: z.int().min(0).max(60),
      civilSociety: z.int().min(0).max(60),
    })
    .optional(),
  /** Whether the chair decides a tie. */
  castingVote: z.boolean().optional(),
  /** The quorum of a session convened again because the first had none. */
  secondConvening: z.strictObject({ quorum: z.int().min(1).max(50), afterDays: Days }).optional(),
  /** Days between the convening notice and the sitting; absent where no delay is set. */
  noticeDays: Days.optional(),
  /** Days in which the holder answers a question; 15 where it says nothing. */
  questionDays: Days.optional(),
  /** Whether freed money promotes the next dossier of the reserve list by itself; absent is a proposal to people. */
  promotion: z.enum(['proposed', 'automatic']).optional(),
});

const Approval = z.strictObject({
  workingDays: Days,
  roundDays: Days,
  planDays: Days,
  roundsMax: z.int().min(1).max(6),
  fundersMin: z.int().min(1).max(10),
  /** From the committee's decision to the last answer of the last round. */
  totalDaysMax: Days.optional(),
  /** Above each amount, how many people of the funder decide, one after another, all different. Rising. */
  levels: z
    .array(z.strictObject({ above: MoneySchema, approvers: z.int().min(1).max(4) }))
    .max(4)
    .optional(),
});

const TrancheTemplate = z.strictObject({
  shareBasisPoints: BasisPoints,
  /** Kinds of proof that the holder must bring with the claim. */
  proofs: z.array(ProofKind).max(20),
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
  kind: z.enum(['progress', 'technical', 'financial', 'indicator', 'final']),
  /** Months after the agreement became effective. */
  dueMonths: z.int().min(1).max(60),
  /** The tranche that is blocked until this report is accepted (1-based); null where it blocks none. */
  blocksTranche: z.int().min(1).max(12).nullable(),
});

const Indicator = z.strictObject({
  code: z.string().regex(/^IND-\d{2}$/),
  titles: Texts,
  unit: z.string().min(1).max(20),
  direction: z.enum(['more_is_better', 'less_is_better']).optional(),
  disaggregation: z.array(Code).max(10).optional(),
});

/** Everything that differs between calls: data, validated and hashed when the call is published, pinned by every dossier. */
export const Rulebook = z
  .strictObject({
    /** What the call serves (`green`): it may spend the envelopes that are reserved for it. */
    markers: z.array(Code).max(5).optional(),
    applicants: Applicants,
    funding: Funding,
    eligibility: z.strictObject({
      /** The legal clock, from the receipt. */
      decisionDays: Days,
      /** For the holder to answer the one request for missing items. */
      complementWorkingDays: Days.optional(),
      /** After the notice of an unfavourable decision. */
      appealDays: Days.optional(),
      /** Whether an application is accepted where the legal clock has run out in silence (law 55-19). */
      isSilenceAcceptance: z.boolean().optional(),
    }),
    /** What every applicant brings, or those of some legal forms. */
    documents: z.array(DocumentTemplate).max(60).optional(),
    rubric: z.strictObject({
      threshold: z.int().min(0).max(100),
      criteria: z.array(Criterion).min(1).max(30),
      /** Criteria that separate equal totals, in this order; then the earlier submission comes first. */
      tieBreak: z.array(Code).max(30).optional(),
    }),
    review: z.strictObject({
      reviewersMin: z.int().min(2).max(7),
      /** Points between the highest and the lowest sheet above which the sheets are discordant. */
      spreadMax: z.int().min(1).max(100),
      days: Days,
      /** Dossiers of the call that one reviewer is given. */
      loadMax: z.int().min(1).max(200).optional(),
      /** What counts once a discordance has brought one more sheet: every sheet, or the two nearest. Absent: every one. */
      discordant: z.enum(['all', 'two_nearest']).optional(),
    }),
    committee: Committee,
    approval: Approval,
    agreement: z.strictObject({
      conventionAbove: MoneySchema,
      signatureDays: Days,
      /** Which text of an agreement holds where the two differ; Arabic where nothing is said. */
      prevailing: z.enum(['ar', 'fr']).optional(),
    }),
    tranches: z.array(TrancheTemplate).min(1).max(12),
    /** Pari passu where nothing is said. */
    sharing: Sharing.optional(),
    reports: z.array(ReportTemplate).max(24),
    indicators: z.array(Indicator).max(40),
  })
  .meta({ id: 'Rulebook' });

export type Rulebook = z.output<typeof Rulebook>;

type DocumentTemplate = z.output<typeof DocumentTemplate>;

/** What is asked at a stage of an applicant of this form; the same rulebook asks others for other documents. */
export const askedAt = (
  { documents = [] }: Rulebook,
  asked: DocumentTemplate['stage'],
  legalForm: LegalForm,
): DocumentTemplate[] =>
  documents.filter(
    ({ stage, legalForms }) => stage === asked && (legalForms === undefined || legalForms.includes(legalForm)),
  );
