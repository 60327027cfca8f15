import type { Dependencies } from '../shared/command.ts';
import type { ReadDependencies } from '../shared/read.ts';
import { acceptReview } from './accept-review.ts';
import { assignReviewers } from './assign-reviewers.ts';
import { declareConflict } from './declare-conflict.ts';
import { declineReview } from './decline-review.ts';
import { freezeRanking } from './freeze-ranking.ts';
import { getRanking } from './get-ranking.ts';
import { getReview } from './get-review.ts';
import { getScores } from './get-scores.ts';
import { lapseReview } from './lapse-review.ts';
import { listReviews } from './list-reviews.ts';
import type { ScoringUnit } from './scoring-ports.ts';
import { submitSheet } from './submit-sheet.ts';

export const scoringUseCases = (dependencies: Dependencies<ScoringUnit> & ReadDependencies<ScoringUnit>) => ({
  assignReviewers: assignReviewers(dependencies),
  acceptReview: acceptReview(dependencies),
  declineReview: declineReview(dependencies),
  declareConflict: declareConflict(dependencies),
  submitSheet: submitSheet(dependencies),
  lapseReview: lapseReview(dependencies),
  freezeRanking: freezeRanking(dependencies),
  listReviews: listReviews(dependencies),
  getReview: getReview(dependencies),
  getScores: getScores(dependencies),
  getRanking: getRanking(dependencies),
});

export type ScoringUseCases = ReturnType<typeof scoringUseCases>;
