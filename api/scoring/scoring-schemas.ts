import { z } from 'zod';
import { CONFLICT_KINDS } from '../../services/scoring/conflict.ts';
import { DraftScores } from '../../services/scoring/sheet-draft.ts';
import { Score } from '../../services/scoring/score-sheet.ts';
import { AssignmentId, CallId, DocumentId, PersonId } from '../../services/shared/ids.ts';

const Reason = z.string().trim().min(1).max(2000);

export const ConflictDeclaration = z
  .strictObject({ kind: z.enum(CONFLICT_KINDS), reason: Reason })
  .meta({ id: 'ConflictDeclaration' });
export const ConflictRecord = z
  .strictObject({ reviewerId: PersonId, kind: z.enum(CONFLICT_KINDS), reason: Reason })
  .meta({ id: 'ConflictRecord' });
export const ReviewDecline = z.strictObject({ reason: Reason }).meta({ id: 'ReviewDecline' });
export const SheetSubmission = z
  .strictObject({ scores: z.array(Score).min(1).max(30) })
  .meta({ id: 'SheetSubmission' });

export const SheetDraft = z.strictObject({ scores: DraftScores }).meta({ id: 'SheetDraft' });

export const OfAssignment = z.strictObject({ assignmentId: AssignmentId });
export const OfReviewDocument = OfAssignment.extend({ documentId: DocumentId });
export const OfCall = z.strictObject({ callId: CallId });
