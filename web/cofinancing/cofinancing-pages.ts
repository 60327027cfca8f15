import { LinePage, LineQuery } from '../../services/cofinancing/lines-views.ts';
import type { LineId } from '../../services/shared/ids.ts';
import { ROWS_A_PAGE, type CsvPage } from '../shared/csv-page.ts';
import { typedIn, type Values } from '../shared/fields.ts';
import { page, type Page } from '../shared/page.ts';
import { NoParams, OfDossier } from '../shared/params.ts';
import { LineListPage } from './line-list-page.tsx';
import { roundActions, type RoundActing } from './round-actions.ts';
import { RoundFigures, roundFigures } from './round-figures.ts';
import { RoundPage } from './round-page.tsx';
import { roundPageView, type RoundReading } from './round-view.ts';

export const cofinancingPages = (useCases: RoundReading & RoundActing, csvPage: CsvPage): Page[] => [
  page({
    path: '/lines',
    params: NoParams,
    load: async ({ actor, query }) => ({
      query,
      lines: await useCases.listLines(actor, lineQuery(query)),
      funders: (await useCases.listFunders(actor)).items,
    }),
    show: LineListPage,
  }),
  csvPage({
    path: '/lines.csv',
    params: NoParams,
    name: 'listLines',
    list: LinePage,
    pageAfter: ({ actor, query }, after) =>
      useCases.listLines(actor, { ...lineQuery(query), limit: ROWS_A_PAGE, after: after as LineId | undefined }),
  }),
  page({
    path: '/dossiers/:dossierId/round',
    params: OfDossier,
    load: ({ actor, params, query }) => roundPageView(useCases, { actor, dossierId: params.dossierId, query }),
    show: RoundPage,
    actions: roundActions(useCases),
  }),
  csvPage({
    path: '/dossiers/:dossierId/round.csv',
    params: OfDossier,
    name: 'round',
    list: RoundFigures,
    pageAfter: async ({ actor, params }) =>
      roundFigures(await useCases.showRounds(actor, params.dossierId), (await useCases.listFunders(actor)).items),
  }),
];

/** What waits for an answer, where no other state is asked for. */
const lineQuery = (query: Values): LineQuery => {
  const asked = LineQuery.safeParse(typedIn(query, LineQuery));
  const wanted = asked.success ? asked.data : LineQuery.parse({});
  return wanted.status === undefined ? { ...wanted, pending: 'true' } : wanted;
};
