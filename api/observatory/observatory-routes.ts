import type { ObservatoryUseCases } from '../../services/observatory/observatory-use-cases.ts';
import {
  AwardQuery,
  FigureQuery,
  Progress,
  ProgressQuery,
  PublicAwardPage,
  PublicCallPage,
  PublicCallQuery,
  PublicFigures,
  PublicJobs,
} from '../../services/observatory/observatory-views.ts';
import { GUESSES } from '../../services/shared/quota.ts';
import { NoParams } from '../shared/params.ts';
import { confiding, reading, type Route } from '../shared/route.ts';

const READS = { times: 120, seconds: 60 };
/** Figures move with awards and payments, a few times a day. */
const KEPT_SECONDS = 300;

/** For anybody, without a sign-in. */
export const observatoryRoutes = (useCases: ObservatoryUseCases): Route[] => [
  reading({
    operation: 'listPublicCalls',
    path: '/public/calls',
    summary: 'Calls that were published, open and past',
    isPublic: true,
    quota: READS,
    keptSeconds: KEPT_SECONDS,
    params: NoParams,
    query: PublicCallQuery,
    result: PublicCallPage,
    handle: ({ actor, query }) => useCases.listPublicCalls(actor, query),
  }),
  reading({
    operation: 'listPublicAwards',
    path: '/public/awards',
    summary: 'Awards, one row for each funder; natural persons without a name',
    isPublic: true,
    quota: READS,
    keptSeconds: KEPT_SECONDS,
    params: NoParams,
    query: AwardQuery,
    result: PublicAwardPage,
    handle: ({ actor, query }) => useCases.listPublicAwards(actor, query),
  }),
  reading({
    operation: 'listPublicFigures',
    path: '/public/figures',
    summary: 'Amounts awarded and paid, by funder, region, sector, call, year or target group',
    isPublic: true,
    quota: READS,
    keptSeconds: KEPT_SECONDS,
    params: NoParams,
    query: FigureQuery,
    result: PublicFigures,
    handle: ({ actor, query }) => useCases.listPublicFigures(actor, query.by),
  }),
  reading({
    operation: 'countPublicJobs',
    path: '/public/jobs',
    summary: 'Jobs of accepted reports, towards the national target',
    isPublic: true,
    quota: READS,
    keptSeconds: KEPT_SECONDS,
    params: NoParams,
    result: PublicJobs,
    handle: ({ actor }) => useCases.countPublicJobs(actor),
  }),
  progressRoute(useCases),
];

const progressRoute = (useCases: ObservatoryUseCases): Route =>
  confiding({
    operation: 'getProgress',
    path: '/public/progress',
    summary: 'Where a dossier stands, for whoever has its reference and its secret',
    quota: GUESSES,
    guessedAt: 'reference',
    params: NoParams,
    body: ProgressQuery,
    result: Progress,
    handle: ({ actor, body }) => useCases.getProgress(actor, body),
  });
