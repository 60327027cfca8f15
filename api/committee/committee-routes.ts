import type { CommitteeUseCases } from '../../services/committee/committee-use-cases.ts';
import {
  AwaitingPage,
  AwaitingQuery,
  ReservePage,
  ReserveQuery,
  SessionPage,
  SessionQuery,
} from '../../services/committee/committee-lists.ts';
import {
  AgendaView,
  ItemView,
  MinutesView,
  QuestionList,
  QuestionView,
  ReservePlaceView,
  SessionView,
} from '../../services/committee/committee-views.ts';
import { DecisionsView } from '../../services/committee/decisions-view.ts';
import { Decision } from '../../services/committee/decision.ts';
import { NoBody } from '../shared/no-body.ts';
import { NoParams, OfDossier } from '../shared/params.ts';
import { reading, writing, type Route } from '../shared/route.ts';
import {
  ItemChairNaming,
  MinutesSigning,
  CommitteeOfCall,
  OfCall,
  OfItem,
  OfSession,
  Promotion,
  QuestionAnswer,
  RecusalDeclaration,
  SessionAdjournment,
  SessionConvocation,
  SessionOpening,
  VoteCast,
} from './committee-schemas.ts';

export const committeeRoutes = (useCases: CommitteeUseCases): Route[] => [
  ...sessionRoutes(useCases),
  ...itemRoutes(useCases),
  ...minutesRoutes(useCases),
  ...afterwards(useCases),
  ...listRoutes(useCases),
];

const sessionRoutes = ({ conveneSession, getSession, openSession, adjournSession }: CommitteeUseCases): Route[] => [
  writing({
    method: 'post',
    operation: 'conveneSession',
    path: '/sessions',
    summary: 'Convene the committee, with an agenda from the ranking',
    params: NoParams,
    body: SessionConvocation,
    result: SessionView,
    handle: ({ command, body }) => conveneSession(command, body),
  }),
  reading({
    operation: 'getSession',
    path: '/sessions/:sessionId',
    summary: 'A session with its agenda, votes and decisions',
    params: OfSession,
    result: AgendaView,
    handle: ({ actor, params }) => getSession(actor, params.sessionId),
  }),
  writing({
    method: 'post',
    operation: 'openSession',
    path: '/sessions/:sessionId/opening',
    summary: 'Open the session with those who came',
    params: OfSession,
    body: SessionOpening,
    result: SessionView,
    handle: ({ command, params, body }) => openSession(command, params.sessionId, body),
  }),
  writing({
    method: 'post',
    operation: 'adjournSession',
    path: '/sessions/:sessionId/adjournment',
    summary: 'Record that too few have come: the agenda waits for another session',
    params: OfSession,
    body: SessionAdjournment,
    result: SessionView,
    handle: ({ command, params, body }) => adjournSession(command, params.sessionId, body),
  }),
];

const itemRoutes = ({ recuse, replaceChair, castVote, decideItem }: CommitteeUseCases): Route[] => [
  writing({
    method: 'post',
    operation: 'recuse',
    path: '/items/:itemId/recusals',
    summary: 'I have a conflict of interest and leave for this item',
    params: OfItem,
    body: RecusalDeclaration,
    result: ItemView,
    handle: ({ command, params, body }) => recuse(command, params.itemId, body),
  }),
  writing({
    method: 'post',
    operation: 'replaceChair',
    path: '/items/:itemId/chairs',
    summary: 'Record who presides over this item in place of the recused chair',
    params: OfItem,
    body: ItemChairNaming,
    result: ItemView,
    handle: ({ command, params, body }) => replaceChair(command, params.itemId, body),
  }),
  writing({
    method: 'post',
    operation: 'castVote',
    path: '/items/:itemId/votes',
    summary: 'My vote on this item, on the application as it was shown',
    params: OfItem,
    body: VoteCast,
    result: ItemView,
    handle: ({ command, params, body }) => castVote(command, params.itemId, body),
  }),
  writing({
    method: 'post',
    operation: 'decideItem',
    path: '/items/:itemId/decision',
    summary: 'State what the votes have decided',
    params: OfItem,
    body: Decision,
    result: ItemView,
    handle: ({ command, params, body }) => decideItem(command, params.itemId, body),
  }),
];

const minutesRoutes = ({ closeSession, getMinutes, signMinutes }: CommitteeUseCases): Route[] => [
  writing({
    method: 'post',
    operation: 'closeSession',
    path: '/sessions/:sessionId/closing',
    summary: 'Close the session and write its minutes',
    params: OfSession,
    body: NoBody,
    result: MinutesView,
    handle: ({ command, params }) => closeSession(command, params.sessionId),
  }),
  reading({
    operation: 'getMinutes',
    path: '/sessions/:sessionId/minutes',
    summary: 'The minutes of a session and their signatures',
    params: OfSession,
    result: MinutesView,
    handle: ({ actor, params }) => getMinutes(actor, params.sessionId),
  }),
  writing({
    method: 'post',
    operation: 'signMinutes',
    path: '/sessions/:sessionId/signatures',
    summary: 'Sign the minutes as they are; the second signature makes the decisions effective',
    params: OfSession,
    body: MinutesSigning,
    result: MinutesView,
    handle: ({ command, params, body }) => signMinutes(command, params.sessionId, body),
  }),
];

const afterwards = ({ listDecisions, listQuestions, answerQuestion, promoteDossier }: CommitteeUseCases): Route[] => [
  reading({
    operation: 'listDecisions',
    path: '/dossiers/:dossierId/decisions',
    summary: 'What the committee has decided on a dossier, in signed minutes, and what it has asked',
    params: OfDossier,
    result: DecisionsView,
    handle: ({ actor, params }) => listDecisions(actor, params.dossierId),
  }),
  reading({
    operation: 'listQuestions',
    path: '/dossiers/:dossierId/questions',
    summary: 'What the committee has asked the holder, and the answers',
    params: OfDossier,
    result: QuestionList,
    handle: ({ actor, params }) => listQuestions(actor, params.dossierId),
  }),
  writing({
    method: 'post',
    operation: 'answerQuestion',
    path: '/dossiers/:dossierId/questions/answer',
    summary: 'Answer what the committee has asked; the dossier may come back to a session',
    params: OfDossier,
    body: QuestionAnswer,
    result: QuestionView,
    handle: ({ command, params, body }) => answerQuestion(command, params.dossierId, body),
  }),
  writing({
    method: 'post',
    operation: 'promoteDossier',
    path: '/dossiers/:dossierId/promotion',
    summary: 'Promote a dossier of the reserve list, where its funders’ envelopes can hold it',
    params: OfDossier,
    body: Promotion,
    result: ReservePlaceView,
    handle: ({ command, params, body }) => promoteDossier(command, params.dossierId, body),
  }),
];

const listRoutes = ({ listSessions, listAwaiting, listReserve, listCommittee }: CommitteeUseCases): Route[] => [
  reading({
    operation: 'listCommittee',
    path: '/calls/:callId/committee',
    summary: 'Who can be convened to a session of a call, by the role they hold',
    params: OfCall,
    result: CommitteeOfCall,
    handle: ({ actor, params }) => listCommittee(actor, params.callId),
  }),
  reading({
    operation: 'listSessions',
    path: '/calls/:callId/sessions',
    summary: 'The sessions of a call, the latest convened first',
    params: OfCall,
    query: SessionQuery,
    result: SessionPage,
    handle: ({ actor, params, query }) => listSessions(actor, params.callId, query),
  }),
  reading({
    operation: 'listAwaiting',
    path: '/calls/:callId/awaiting',
    summary: 'Dossiers with the committee that are on no agenda, in the order of the ranking',
    params: OfCall,
    query: AwaitingQuery,
    result: AwaitingPage,
    handle: ({ actor, params, query }) => listAwaiting(actor, params.callId, query),
  }),
  reading({
    operation: 'listReserve',
    path: '/calls/:callId/reserve',
    summary: 'The reserve list of a call, in its order',
    params: OfCall,
    query: ReserveQuery,
    result: ReservePage,
    handle: ({ actor, params, query }) => listReserve(actor, params.callId, query),
  }),
];
