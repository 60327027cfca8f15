import type { CallQuery } from '../../services/programme/read-programme.ts';
import type { EnvelopeQuery } from '../../services/programme/read-envelopes.ts';
import {
  EnvelopePage,
  type CallSummary,
  type EnvelopeView,
  type FunderSummary,
} from '../../services/programme/programme-views.ts';
import type { Actor } from '../../services/shared/command.ts';
import type { Page as PageOfItems } from '../../services/shared/page.ts';
import { ROWS_A_PAGE, type CsvPage } from '../shared/csv-page.ts';
import { page, type Page } from '../shared/page.ts';
import { NoParams } from '../shared/params.ts';
import { EnvelopesPage } from './envelopes-page.tsx';

interface EnvelopeUseCases {
  readonly listEnvelopes: (actor: Actor, query: EnvelopeQuery) => Promise<PageOfItems<EnvelopeView>>;
  readonly listCalls: (actor: Actor, query: CallQuery) => Promise<PageOfItems<CallSummary>>;
  readonly listFunders: (actor: Actor) => Promise<{ items: FunderSummary[] }>;
}

/** One page holds them all: a fund has some dozens. */
const ALL = { limit: ROWS_A_PAGE };

export const envelopePages = (
  { listEnvelopes, listCalls, listFunders }: EnvelopeUseCases,
  csvPage: CsvPage,
): Page[] => [
  page({
    path: '/envelopes',
    params: NoParams,
    load: async ({ actor }) => ({
      envelopes: (await listEnvelopes(actor, ALL)).items,
      calls: (await listCalls(actor, ALL)).items,
      funders: (await listFunders(actor)).items,
    }),
    show: EnvelopesPage,
  }),
  csvPage({
    path: '/envelopes.csv',
    params: NoParams,
    name: 'listEnvelopes',
    list: EnvelopePage,
    pageAfter: ({ actor }, after) => listEnvelopes(actor, { ...ALL, after }),
  }),
];
