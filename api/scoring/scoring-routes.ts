import {
  AssignmentPage,
  AssignmentView,
  RankingView,
  ReviewView,
  ScoresView,
  SheetView,
} from '../../services/scoring/scoring-views.ts';
import type { ScoringUseCases } from '../../services/scoring/scoring-use-cases.ts';
import { PageQuery } from '../../services/shared/page.ts';
import { NoBody } from '../shared/no-body.ts';
import { NoParams, OfDossier } from '../shared/params.ts';
import { reading, writing, type Route } from '../shared/route.ts';
import { ConflictDeclaration, OfAssignment, OfCall, ReviewDecline, SheetSubmission } from './scoring-schemas.ts';

export const scoringRoutes = (useCases: ScoringUseCases): Route[] => [
  ...reviewReading(useCases),
  ...reviewAnswering(useCases),
  ...rankingRoutes(useCases),
];

const reviewReading = ({ listReviews, getReview, getScores }: ScoringUseCases): Route[] => [
  reading({
    operation: 'listReviews',
    path: '/reviews',
    summary: 'The dossiers that I was asked to score, the latest first',
    params: NoParams,
    query: PageQuery,
    result: AssignmentPage,
    handle: ({ actor, query }) => listReviews(actor, query),
  }),
  reading({
    operation: 'getReview',
    path: '/reviews/:assignmentId',
    summary: 'One of my assignments: the application, the rubric and, once all are in, every sheet',
    params: OfAssignment,
    result: ReviewView,
    handle: ({ actor, params }) => getReview(actor, params.assignmentId),
  }),
  reading({
    operation: 'getScores',
    path: '/dossiers/:dossierId/scores',
    summary: 'Who scores a dossier and, once all sheets are in, what they say',
    params: OfDossier,
    result: ScoresView,
    handle: ({ actor, params }) => getScores(actor, params.dossierId),
  }),
];

const reviewAnswering = ({ acceptReview, declareConflict, declineReview, submitSheet }: ScoringUseCases): Route[] => [
  writing({
    method: 'post',
    operation: 'acceptReview',
    path: '/reviews/:assignmentId/acceptance',
    summary: 'I shall score this dossier',
    params: OfAssignment,
    body: NoBody,
    result: AssignmentView,
    handle: ({ command, params }) => acceptReview(command, params.assignmentId),
  }),
  writing({
    method: 'post',
    operation: 'declareConflict',
    path: '/reviews/:assignmentId/conflict',
    summary: 'I have a conflict of interest; another reviewer is asked',
    params: OfAssignment,
    body: ConflictDeclaration,
    result: AssignmentView,
    handle: ({ command, params, body }) => declareConflict(command, params.assignmentId, body),
  }),
  writing({
    method: 'post',
    operation: 'declineReview',
    path: '/reviews/:assignmentId/decline',
    summary: 'I cannot score this dossier; another reviewer is asked',
    params: OfAssignment,
    body: ReviewDecline,
    result: AssignmentView,
    handle: ({ command, params, body }) => declineReview(command, params.assignmentId, body),
  }),
  writing({
    method: 'post',
    operation: 'submitSheet',
    path: '/reviews/:assignmentId/sheet',
    summary: 'Hand in my score sheet, for good',
    params: OfAssignment,
    body: SheetSubmission,
    result: SheetView,
    handle: ({ command, params, body }) => submitSheet(command, params.assignmentId, body),
  }),
];

const rankingRoutes = ({ freezeRanking, getRanking }: ScoringUseCases): Route[] => [
  writing({
    method: 'post',
    operation: 'freezeRanking',
    path: '/calls/:callId/ranking',
    summary: 'Freeze the ranking of a closed call and hand its dossiers to the committee',
    params: OfCall,
    body: NoBody,
    result: RankingView,
    handle: ({ command, params }) => freezeRanking(command, params.callId),
  }),
  reading({
    operation: 'getRanking',
    path: '/calls/:callId/ranking',
    summary: 'The frozen ranking of a call',
    params: OfCall,
    result: RankingView,
    handle: ({ actor, params }) => getRanking(actor, params.callId),
  }),
];
