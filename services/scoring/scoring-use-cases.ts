import type { Dependencies } from '../shared/command.ts';
import type { Contents } from '../shared/contents.ts';
import type { ReadDependencies } from '../shared/read.ts';
import { acceptReview } from './accept-review.ts';
import { assignReviewers } from './assign-reviewers.ts';
import { declareCallConflict } from './declare-call-conflict.ts';
import { declareConflict } from './declare-conflict.ts';
import { declineReview } from './decline-review.ts';
import { findConflicts } from './find-conflicts.ts';
import { freezeRanking } from './freeze-ranking.ts';
import { getRanking } from './get-ranking.ts';
import { getReview } from './get-review.ts';
import { getReviewDocument } from './get-review-document.ts';
import { getReviewer } from './get-reviewer.ts';
import { getScores } from './get-scores.ts';
import { lapseAnswer, lapseReview } from './lapse-review.ts';
import { listCallReviews, listReviews } from './list-reviews.ts';
import { recordConflict } from './record-conflict.ts';
import { saveDraft } from './save-draft.ts';
import { saveReviewer } from './save-reviewer.ts';
import type { ScoringUnit } from './scoring-ports.ts';
import { submitSheet } from './submit-sheet.ts';

export const scoringUseCases = (
  dependencies: Dependencies<ScoringUnit> & ReadDependencies<ScoringUnit>,
  contents: Contents,
) => ({
  assignReviewers: assignReviewers(dependencies),
  acceptReview: acceptReview(dependencies),
  declineReview: declineReview(dependencies),
  declareConflict: declareConflict(dependencies),
  declareCallConflict: declareCallConflict(dependencies),
  recordConflict: recordConflict(dependencies),
  findConflicts: findConflicts(dependencies),
  saveReviewer: saveReviewer(dependencies),
  getReviewer: getReviewer(dependencies),
  submitSheet: submitSheet(dependencies),
  saveDraft: saveDraft(dependencies),
  lapseReview: lapseReview(dependencies),
  lapseAnswer: lapseAnswer(dependencies),
  freezeRanking: freezeRanking(dependencies),
  listReviews: listReviews(dependencies),
  listCallReviews: listCallReviews(dependencies),
  getReview: getReview(dependencies),
  getReviewDocument: getReviewDocument(dependencies, contents),
  getScores: getScores(dependencies),
  getRanking: getRanking(dependencies),
});

export type ScoringUseCases = ReturnType<typeof scoringUseCases>;
