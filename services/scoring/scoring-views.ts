import { z } from 'zod';
import { FinancingPlan, Project, WantedDocument } from '../application/application-facts.ts';
import { Criterion, LegalForm } from '../programme/programme-facts.ts';
import { AssignmentId, CallId, ConflictId, DossierId, PersonId } from '../shared/ids.ts';
import { LocalDate } from '../shared/dates.ts';
import { InstantSchema } from '../shared/instant.ts';
import { MoneySchema } from '../shared/money.ts';
import { PageQuery, pageOf } from '../shared/page.ts';
import { CONFLICT_KINDS, TIES } from './conflict.ts';
import { ReviewerProfile } from './reviewer.ts';
import { Score } from './score-sheet.ts';
import { DraftScores } from './sheet-draft.ts';
import { ASSIGNMENT_STATUSES } from './scoring.ts';

const Hundredths = z.int().min(0).max(10_000);

const sheet = {
  assignmentId: AssignmentId,
  scores: z.array(Score).readonly(),
  totalHundredths: Hundredths,
  isEliminatory: z.boolean(),
  submittedAt: InstantSchema,
};

export const SheetView = z.strictObject(sheet).meta({ id: 'ScoreSheet' });

const assignment = {
  id: AssignmentId,
  dossierId: DossierId,
  reviewerId: PersonId,
  status: z.enum(ASSIGNMENT_STATUSES),
  askedAt: InstantSchema,
  dueAt: InstantSchema,
  conflictKind: z.enum(CONFLICT_KINDS).nullable(),
  reason: z.string().nullable(),
  version: z.number(),
};

export const AssignmentView = z.strictObject(assignment).meta({ id: 'Assignment' });

export const AssignmentSummary = z
  .strictObject({ ...assignment, reference: z.string(), callId: CallId })
  .meta({ id: 'AssignmentSummary' });
export type AssignmentSummary = z.output<typeof AssignmentSummary>;

export const AssignmentPage = pageOf(AssignmentSummary, 'AssignmentPage');

export const AssignmentQuery = PageQuery.extend({ status: z.enum(ASSIGNMENT_STATUSES).optional() });
export type AssignmentQuery = z.output<typeof AssignmentQuery>;

export const MyAssignmentQuery = AssignmentQuery.extend({ callId: CallId.optional() });
export type MyAssignmentQuery = z.output<typeof MyAssignmentQuery>;

export const CallAssignmentQuery = AssignmentQuery.extend({ reviewerId: PersonId.optional() });
export type CallAssignmentQuery = z.output<typeof CallAssignmentQuery>;

export const ReviewerView = ReviewerProfile.extend({ personId: PersonId, version: z.number() }).meta({
  id: 'Reviewer',
});

/** A computed score with what it was computed from, frozen for the whole call. */
const ServedTerritoryView = z
  .strictObject({
    territory: z.string(),
    aid: MoneySchema,
    population: z.int(),
    lessAided: z.int(),
    compared: z.int(),
    score: z.int().min(1).max(5),
  })
  .meta({ id: 'ServedTerritory' });

/** Who applies, as far as it is judged; how to reach them is not a reviewer's to know. */
const Applicant = z
  .strictObject({
    nameAr: z.string(),
    nameLatin: z.string(),
    legalForm: LegalForm,
    registeredOn: LocalDate,
    seat: z.strictObject({ region: z.string(), commune: z.string() }),
    sector: z.string(),
    members: z.strictObject({
      total: z.int(),
      women: z.int(),
      youth: z.int(),
      youngWomen: z.int(),
      withDisability: z.int(),
    }),
  })
  .meta({ id: 'Applicant' });
export type Applicant = z.output<typeof Applicant>;

/** What a reviewer sees: the application and the rubric; the sheets of others only once all are in. */
export const ReviewView = z
  .strictObject({
    ...assignment,
    reference: z.string(),
    applicant: Applicant,
    project: Project.omit({ carrierBornOn: true }).meta({ id: 'ReviewedProject' }),
    plan: FinancingPlan,
    documents: z.array(WantedDocument).readonly(),
    criteria: z
      .array(
        Criterion.omit({ computed: true }).extend({
          /** Never typed: the system's own score, the same on every sheet. */
          computed: z.strictObject({ score: z.int().min(1).max(5), from: ServedTerritoryView.nullable() }).nullable(),
        }),
      )
      .readonly(),
    sheets: z.array(SheetView).readonly(),
    /** The reviewer's own unfinished sheet; null where there is none, and once the sheet is in. */
    draft: z.strictObject({ scores: DraftScores, savedAt: InstantSchema }).nullable(),
  })
  .meta({ id: 'Review' });
export type ReviewView = z.output<typeof ReviewView>;

export const ConflictView = z
  .strictObject({
    id: ConflictId,
    reviewerId: PersonId,
    callId: CallId,
    dossierId: DossierId.nullable(),
    origin: z.enum(['declared', 'recorded', 'found']),
    kind: z.enum(CONFLICT_KINDS),
    ties: z.array(z.enum(TIES)).readonly(),
    reason: z.string(),
  })
  .meta({ id: 'Conflict' });
export type ConflictView = z.output<typeof ConflictView>;

/** One dossier's scores; the sheets and their results stay hidden until all are in. */
export const ScoresView = z
  .strictObject({
    dossierId: DossierId,
    reference: z.string(),
    reviewersWanted: z.int(),
    completedAt: InstantSchema.nullable(),
    result: z
      .strictObject({
        meanHundredths: Hundredths.nullable(),
        spreadHundredths: Hundredths.nullable(),
        discordance: z.enum(['spread', 'threshold', 'eliminatory']).nullable(),
        isEliminated: z.boolean(),
      })
      .nullable(),
    /** A decision rests on a sheet that no longer counts. */
    needsRectification: z.boolean(),
    assignments: z.array(AssignmentView).readonly(),
    conflicts: z.array(ConflictView).readonly(),
    /** A withdrawn sheet is kept, and counts no longer. */
    sheets: z.array(z.strictObject({ ...sheet, isWithdrawn: z.boolean() }).meta({ id: 'ScoredSheet' })).readonly(),
  })
  .meta({ id: 'Scores' });
export type ScoresView = z.output<typeof ScoresView>;
