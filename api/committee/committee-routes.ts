import type { CommitteeUseCases } from '../../services/committee/committee-use-cases.ts';
import { AgendaView, ItemView, MinutesView, SessionView } from '../../services/committee/committee-views.ts';
import { Decision } from '../../services/committee/decision.ts';
import { NoBody } from '../shared/no-body.ts';
import { NoParams } from '../shared/params.ts';
import { reading, writing, type Route } from '../shared/route.ts';
import {
  MinutesSigning,
  OfItem,
  OfSession,
  RecusalDeclaration,
  SessionConvocation,
  SessionOpening,
  VoteCast,
} from './committee-schemas.ts';

export const committeeRoutes = (useCases: CommitteeUseCases): Route[] => [
  ...sessionRoutes(useCases),
  ...itemRoutes(useCases),
  ...minutesRoutes(useCases),
];

const sessionRoutes = ({ conveneSession, getSession, openSession }: CommitteeUseCases): Route[] => [
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
];

const itemRoutes = ({ recuse, castVote, decideItem }: CommitteeUseCases): Route[] => [
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
