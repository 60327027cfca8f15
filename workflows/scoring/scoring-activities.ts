import type { ScoringUseCases } from '../../services/scoring/scoring-use-cases.ts';
import type { Command } from '../../services/shared/command.ts';
import type { AssignmentId, DossierId } from '../../services/shared/ids.ts';

export const scoringSteps = ({ assignReviewers }: ScoringUseCases) => ({
  assignReviewers: (command: Command, dossierId: DossierId) => assignReviewers(command, dossierId),
});

export const scoringLapses = ({ lapseReview }: ScoringUseCases) => ({
  review: (command: Command, subjectId: string) => lapseReview(command, subjectId as AssignmentId),
});
