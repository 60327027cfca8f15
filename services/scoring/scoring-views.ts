import { z } from 'zod';
import { Criterion } from '../programme/programme-facts.ts';
import { FinancingPlan } from '../application/application-facts.ts';
import { AssignmentId, CallId, DossierId, PersonId } from '../shared/ids.ts';
import { InstantSchema } from '../shared/instant.ts';
import { pageOf } from '../shared/page.ts';
import { Score } from './score-sheet.ts';
import { ASSIGNMENT_STATUSES, CONFLICT_KINDS } from './scoring.ts';

const Hundredths = z.int().min(0).max(10_000);

export const SheetView = z
  .strictObject({
    assignmentId: AssignmentId,
    scores: z.array(Score).readonly(),
    totalHundredths: Hundredths,
    isEliminatory: z.boolean(),
    submittedAt: InstantSchema,
  })
  .meta({ id: 'ScoreSheet' });

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
  .strictObject({ ...assignment, reference: z.string() })
  .meta({ id: 'AssignmentSummary' });
export type AssignmentSummary = z.output<typeof AssignmentSummary>;

export const AssignmentPage = pageOf(AssignmentSummary, 'AssignmentPage');

/** What a reviewer sees: the application and the rubric; the sheets of others only once all are in. */
export const ReviewView = z
  .strictObject({
    ...assignment,
    reference: z.string(),
    title: z.string(),
    plan: FinancingPlan,
    criteria: z.array(Criterion).readonly(),
    sheets: z.array(SheetView).readonly(),
  })
  .meta({ id: 'Review' });
export type ReviewView = z.output<typeof ReviewView>;

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
    assignments: z.array(AssignmentView).readonly(),
    sheets: z.array(SheetView).readonly(),
  })
  .meta({ id: 'Scores' });
export type ScoresView = z.output<typeof ScoresView>;

export const RankingView = z
  .strictObject({
    callId: CallId,
    frozenBy: PersonId,
    frozenAt: InstantSchema,
    dossiers: z
      .array(
        z.strictObject({
          dossierId: DossierId,
          reference: z.string(),
          rank: z.int().min(1),
          meanHundredths: Hundredths,
          spreadHundredths: Hundredths,
          isEliminated: z.boolean(),
        }),
      )
      .readonly(),
  })
  .meta({ id: 'Ranking' });
