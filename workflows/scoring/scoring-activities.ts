import type { ScoringUseCases } from '../../services/scoring/scoring-use-cases.ts';
import type { Command } from '../../services/shared/command.ts';
import type { AssignmentId, DossierId } from '../../services/shared/ids.ts';

export const scoringSteps = ({ assignReviewers, findConflicts }: ScoringUseCases) => ({
  assignReviewers: (command: Command, dossierId: DossierId) => assignReviewers(command, dossierId),
  findConflicts: (command: Command, dossierId: DossierId) => findConflicts(command, dossierId),
});

export const scoringLapses = ({ lapseAnswer, lapseReview }: ScoringUseCases) => ({
  review_answer: (command: Command, subjectId: string) => lapseAnswer(command, subjectId as AssignmentId),
  review: (command: Command, subjectId: string) => lapseReview(command, subjectId as AssignmentId),
});
