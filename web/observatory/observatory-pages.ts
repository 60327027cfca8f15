import { z } from 'zod';
import {
  AwardQuery,
  PublicAwardPage,
  PublicFigures,
  PublicJobs,
  type Dimension,
  type PublicAward,
  type PublicCall,
  type PublicFigure,
} from '../../services/observatory/observatory-views.ts';
import type { Actor } from '../../services/shared/command.ts';
import type { Page as PageOfItems, PageQuery } from '../../services/shared/page.ts';
import { ROWS_A_PAGE, type CsvPage } from '../shared/csv-page.ts';
import type { Values } from '../shared/fields.ts';
import { page, type Page } from '../shared/page.ts';
import { pageMissing } from '../shared/page-errors.ts';
import { NoParams } from '../shared/params.ts';
import { CallResultsPage } from './call-results-page.tsx';
import { MapPage } from './map-page.tsx';
import type { RegionShape } from './region-map.tsx';
import { ResultsPage } from './results-page.tsx';

interface PublicUseCases {
  readonly listPublicCalls: (actor: Actor, query: PageQuery) => Promise<PageOfItems<PublicCall>>;
  readonly listPublicAwards: (actor: Actor, query: AwardQuery) => Promise<PageOfItems<PublicAward>>;
  readonly listPublicFigures: (actor: Actor, by: Dimension) => Promise<{ items: PublicFigure[] }>;
  readonly countPublicJobs: (actor: Actor) => Promise<PublicJobs>;
}

interface Parts {
  readonly csvPage: CsvPage;
  /** Drawn at the build; empty where it could not. */
  readonly shapes: readonly RegionShape[];
}

const OfCall = z.strictObject({ call: z.string().regex(/^[A-Z0-9][A-Z0-9-]{2,39}$/) });

/** For anybody, without a sign-in. */
export const observatoryPages = (useCases: PublicUseCases, parts: Parts): Page[] => [
  resultsPage(useCases),
  page({
    path: '/results/map',
    params: NoParams,
    isPublic: true,
    load: async ({ actor }) => ({
      figures: (await useCases.listPublicFigures(actor, 'region')).items,
      shapes: parts.shapes,
    }),
    show: MapPage,
  }),
  ...filesOf(useCases, parts),
  page({
    path: '/results/:call',
    params: OfCall,
    isPublic: true,
    load: async ({ actor, params, query }) => {
      const { items } = await useCases.listPublicCalls(actor, { limit: ROWS_A_PAGE });
      const call = items.find(({ reference }) => reference === params.call);
      if (!call) throw pageMissing();
      return { call, query, awards: await useCases.listPublicAwards(actor, awardQuery(params.call, query)) };
    },
    show: CallResultsPage,
  }),
];

const awardQuery = (call: string, { after }: Values): AwardQuery => {
  const asked = AwardQuery.safeParse({ call, after });
  return asked.success ? asked.data : AwardQuery.parse({ call });
};

const resultsPage = (useCases: PublicUseCases): Page =>
  page({
    path: '/results',
    params: NoParams,
    isPublic: true,
    load: async ({ actor }) => {
      const figures = async (by: Dimension) => (await useCases.listPublicFigures(actor, by)).items;
      return {
        jobs: await useCases.countPublicJobs(actor),
        byRegion: await figures('region'),
        byFunder: await figures('funder'),
        byGroup: await figures('target_group'),
        byYear: await figures('year'),
        calls: (await useCases.listPublicCalls(actor, { limit: ROWS_A_PAGE })).items,
      };
    },
    show: ResultsPage,
  });

const CHARTED = ['region', 'funder', 'target_group', 'year'] as const;

/** The figures of each chart, and the awards of a call. */
const filesOf = (useCases: PublicUseCases, { csvPage }: Parts): Page[] => [
  csvPage({
    path: '/results/jobs.csv',
    params: NoParams,
    isPublic: true,
    name: 'jobs',
    list: z.strictObject({ items: z.array(PublicJobs) }),
    pageAfter: async ({ actor }) => ({ items: [await useCases.countPublicJobs(actor)] }),
  }),
  ...CHARTED.map((by) =>
    csvPage({
      path: `/results/${by}.csv`,
      params: NoParams,
      isPublic: true,
      name: `awards-by-${by}`,
      list: PublicFigures,
      pageAfter: ({ actor }) => useCases.listPublicFigures(actor, by),
    }),
  ),
  csvPage({
    path: '/results/:call.csv',
    params: OfCall,
    isPublic: true,
    name: 'awards',
    list: PublicAwardPage,
    pageAfter: ({ actor, params }, after) =>
      useCases.listPublicAwards(actor, { call: params.call, limit: ROWS_A_PAGE, after }),
  }),
];
