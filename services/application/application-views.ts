import { z } from 'zod';
import { CallId, DossierId, FunderId, OrganisationId, PersonId } from '../shared/ids.ts';
import { InstantSchema } from '../shared/instant.ts';
import { MoneySchema } from '../shared/money.ts';
import { PageQuery, pageOf } from '../shared/page.ts';
import { STAGES } from '../shared/stage.ts';
import { waitAbout } from '../shared/wait-about.ts';
import { Appeal } from './appeal.ts';
import { Complement } from './complement.ts';
import { Assessment, Override } from './eligibility.ts';
import { Finding } from './findings.ts';
import { FinancingPlan } from './financing-plan.ts';
import { LegalClockView } from './legal-clock.ts';
import { Project } from './project.ts';
import { Waiver } from './waiver.ts';

export const DOSSIER_STATUSES = ['draft', 'submitted', 'withdrawn', 'lapsed'] as const;

/** The application's own state; where the dossier stands in its whole life is its stage. */
export const Dossier = z
  .strictObject({
    id: DossierId,
    reference: z.string(),
    callId: CallId,
    organisationId: OrganisationId,
    status: z.enum(DOSSIER_STATUSES),
    project: Project,
    plan: FinancingPlan,
    rulebookHash: z.string(),
    startedAt: InstantSchema,
    submittedAt: InstantSchema.nullable(),
    contentHash: z.string().nullable(),
    version: z.int(),
  })
  .meta({ id: 'Dossier' });
export type Dossier = z.output<typeof Dossier>;

const WaitsFor = z
  .strictObject({
    kind: z.string(),
    owedBy: z.enum(['person', 'organisation', 'funder', 'role', 'system']),
    owedId: z.uuid().nullable(),
    owedRole: z.string().nullable(),
    since: InstantSchema,
    until: InstantSchema.nullable(),
    ...waitAbout,
    /** Of the funder or the organisation that owes it; a reviewer is never named. */
    owedNames: z.strictObject({ ar: z.string(), fr: z.string(), en: z.string() }).nullable(),
  })
  .meta({ id: 'WaitsFor' });
export type WaitsFor = z.output<typeof WaitsFor>;

export const DossierView = Dossier.extend({
  stage: z.enum(STAGES),
  waitsFor: z.array(WaitsFor),
  /** Null until a receipt is given. */
  legalClock: LegalClockView.nullable(),
  complement: Complement.nullable(),
}).meta({
  id: 'DossierView',
});
export type DossierView = z.output<typeof DossierView>;

export const DossierListQuery = PageQuery.extend({
  after: DossierId.optional(),
  callId: CallId.optional(),
  /** One that is asked for money, or has answered. */
  funderId: FunderId.optional(),
  /** HCP code of a region or a province. */
  territory: z
    .string()
    .regex(/^\d{2}(\.\d{3})?$/)
    .optional(),
  stage: z.enum(STAGES).optional(),
  /** Of the application: drafts and what was submitted share a stage. */
  status: z.enum(DOSSIER_STATUSES).optional(),
  /** `true` keeps what waits for the asker, by name or by a role. */
  mine: z.enum(['true', 'false']).optional(),
  /** The whole reference, in small letters too; `q` takes its beginning. */
  reference: z.string().trim().min(1).max(40).optional(),
  /** The reference's beginning, or words of the title or of the holder's name, in Arabic or French, however spelled. */
  q: z.string().trim().min(2).max(100).optional(),
});
export type DossierListQuery = z.output<typeof DossierListQuery>;

const DossierItem = z
  .strictObject({
    id: DossierId,
    reference: z.string(),
    callId: CallId,
    title: z.string(),
    organisation: z.strictObject({ id: OrganisationId, nameAr: z.string(), nameLatin: z.string() }),
    stage: z.enum(STAGES),
    requested: MoneySchema,
    submittedAt: InstantSchema.nullable(),
  })
  .meta({ id: 'DossierItem' });
export const DossierPage = pageOf(DossierItem, 'DossierPage');

/** The reader's sentence for a code. */
const message = z.string().optional();

export const Findings = z
  .strictObject({ findings: z.array(Finding.extend({ message }).meta({ id: 'ToldFinding' })) })
  .meta({ id: 'Findings' });
export type Findings = z.output<typeof Findings>;

export const Receipt = z
  .strictObject({
    number: z.string(),
    reference: z.string(),
    at: InstantSchema,
    /** Key of the text that says which legal delay runs from now; `decisionDays` is its number. */
    legalClock: z.strictObject({ text: z.literal('receipt.legal_clock'), decisionDays: z.int() }),
    contentHash: z.string(),
  })
  .meta({ id: 'Receipt' });
export type Receipt = z.output<typeof Receipt>;

/** The secret is shown in this one answer and kept nowhere: null when the same submission is asked again. */
export const Submission = z
  .strictObject({ receipt: Receipt, trackingSecret: z.string().nullable() })
  .meta({ id: 'Submission' });
export type Submission = z.output<typeof Submission>;

export const TrackingSecret = z
  .strictObject({ reference: z.string(), trackingSecret: z.string().nullable() })
  .meta({ id: 'TrackingSecret' });
export type TrackingSecret = z.output<typeof TrackingSecret>;

export const EligibilityDecision = z
  .strictObject({
    eligible: z.boolean(),
    reason: z.string().nullable(),
    rules: z.array(Assessment),
    overrides: z.array(Override),
    /** Null where the law's delay ran out in silence and the rulebook takes that for a yes. */
    decidedBy: PersonId.nullable(),
    decidedAt: InstantSchema,
  })
  .meta({ id: 'EligibilityDecision' });
export type EligibilityDecision = z.output<typeof EligibilityDecision>;

export const EligibilityView = z
  .strictObject({
    rules: z.array(Assessment.extend({ message }).meta({ id: 'ToldAssessment' })),
    decision: EligibilityDecision.nullable(),
    waivers: z.array(Waiver),
    /** Until when an unfavourable decision can be appealed. */
    appealBy: InstantSchema.nullable(),
    appeal: Appeal.nullable(),
  })
  .meta({ id: 'EligibilityView' });
export type EligibilityView = z.output<typeof EligibilityView>;
