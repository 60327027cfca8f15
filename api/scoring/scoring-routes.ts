import { MEDIA_TYPES } from '../../services/shared/accepted-files.ts';
import { RankingQuery, RankingView } from '../../services/scoring/ranking-views.ts';
import { ReviewerProfile } from '../../services/scoring/reviewer.ts';
import {
  AssignmentPage,
  AssignmentView,
  CallAssignmentQuery,
  ConflictView,
  MyAssignmentQuery,
  ReviewerView,
  ReviewView,
  ScoresView,
  SheetView,
} from '../../services/scoring/scoring-views.ts';
import type { ScoringUseCases } from '../../services/scoring/scoring-use-cases.ts';
import { NoBody } from '../shared/no-body.ts';
import { NoParams, OfDossier } from '../shared/params.ts';
import { downloading, reading, writing, type Route } from '../shared/route.ts';
import {
  ConflictDeclaration,
  ConflictRecord,
  OfAssignment,
  OfCall,
  OfReviewDocument,
  ReviewDecline,
  SheetDraft,
  SheetSubmission,
} from './scoring-schemas.ts';

export const scoringRoutes = (useCases: ScoringUseCases): Route[] => [
  ...reviewerRoutes(useCases),
  ...reviewReading(useCases),
  ...reviewAnswering(useCases),
  ...conflictRoutes(useCases),
  ...rankingRoutes(useCases),
];

const reviewerRoutes = ({ getReviewer, saveReviewer }: ScoringUseCases): Route[] => [
  reading({
    operation: 'getReviewer',
    path: '/reviewers/me',
    summary: 'What I have said of myself as a reviewer',
    params: NoParams,
    result: ReviewerView,
    handle: ({ actor }) => getReviewer(actor),
  }),
  writing({
    method: 'put',
    operation: 'saveReviewer',
    path: '/reviewers/me',
    summary: 'What I know, where I may go, and what to compare with applicants to find conflicts of interest',
    params: NoParams,
    body: ReviewerProfile,
    result: ReviewerView,
    handle: ({ command, body }) => saveReviewer(command, body),
  }),
];

const reviewReading = ({ listReviews, listCallReviews, getReview, getScores, ...files }: ScoringUseCases): Route[] => [
  reading({
    operation: 'listReviews',
    path: '/reviews',
    summary: 'The dossiers that I was asked to score, the latest first',
    params: NoParams,
    query: MyAssignmentQuery,
    result: AssignmentPage,
    handle: ({ actor, query }) => listReviews(actor, query),
  }),
  reading({
    operation: 'listCallReviews',
    path: '/calls/:callId/reviews',
    summary: 'Who was asked to score what in a call, and how far they are',
    params: OfCall,
    query: CallAssignmentQuery,
    result: AssignmentPage,
    handle: ({ actor, params, query }) => listCallReviews(actor, params.callId, query),
  }),
  reading({
    operation: 'getReview',
    path: '/reviews/:assignmentId',
    summary: 'One of my assignments: the application, the rubric and, once all are in, every sheet',
    params: OfAssignment,
    result: ReviewView,
    handle: ({ actor, params }) => getReview(actor, params.assignmentId),
  }),
  downloading({
    operation: 'getReviewDocument',
    path: '/reviews/:assignmentId/documents/:documentId/content',
    summary: 'A document of an application that I was asked to score',
    params: OfReviewDocument,
    mediaTypes: MEDIA_TYPES,
    handle: async ({ actor, params }) => {
      const { document, bytes } = await files.getReviewDocument(actor, params);
      return { bytes, mediaType: document.mediaType, name: document.name };
    },
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

const reviewAnswering = ({ acceptReview, declareConflict, declineReview, ...sheet }: ScoringUseCases): Route[] => [
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
    handle: ({ command, params, body }) => sheet.submitSheet(command, params.assignmentId, body),
  }),
  writing({
    method: 'put',
    operation: 'saveDraft',
    path: '/reviews/:assignmentId/draft',
    summary: 'Keep my unfinished score sheet; nobody else sees it',
    params: OfAssignment,
    body: SheetDraft,
    result: SheetDraft,
    handle: ({ command, params, body }) => sheet.saveDraft(command, params.assignmentId, body),
  }),
];

const conflictRoutes = ({ declareCallConflict, recordConflict }: ScoringUseCases): Route[] => [
  writing({
    method: 'post',
    operation: 'declareCallConflict',
    path: '/calls/:callId/conflicts',
    summary: 'I have a conflict of interest with the whole call',
    params: OfCall,
    body: ConflictDeclaration,
    result: ConflictView,
    handle: ({ command, params, body }) => declareCallConflict(command, params.callId, body),
  }),
  writing({
    method: 'post',
    operation: 'recordConflict',
    path: '/dossiers/:dossierId/conflicts',
    summary: 'Record a reviewer’s conflict of interest that others have told of, however late',
    params: OfDossier,
    body: ConflictRecord,
    result: ConflictView,
    handle: ({ command, params, body }) => recordConflict(command, params.dossierId, body),
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
    summary: 'The ranking of a call that holds, or an earlier version of it',
    params: OfCall,
    query: RankingQuery,
    result: RankingView,
    handle: ({ actor, params, query }) => getRanking(actor, params.callId, query),
  }),
];
