import { z } from 'zod';
import type { Call } from '../../services/programme/programme-facts.ts';
import { AssignmentPage, AssignmentQuery, type AssignmentSummary } from '../../services/scoring/scoring-views.ts';
import type { Actor } from '../../services/shared/command.ts';
import { CallId } from '../../services/shared/ids.ts';
import type { Page as ListPage } from '../../services/shared/page.ts';
import { ROWS_A_PAGE, type CsvPage } from '../shared/csv-page.ts';
import { typedIn, type Values } from '../shared/fields.ts';
import { namesOf, type NameUseCases } from '../shared/naming.ts';
import { page, type Page } from '../shared/page.ts';
import { CallReviewsPage } from './call-reviews-page.tsx';

interface CallReviewsUseCases extends NameUseCases {
  readonly getCall: (actor: Actor, id: CallId) => Promise<Call>;
  readonly listCallReviews: (actor: Actor, id: CallId, query: AssignmentQuery) => Promise<ListPage<AssignmentSummary>>;
}

const ADDRESS = '/calls/:callId/reviews';
const OfCall = z.strictObject({ callId: CallId });

/** What cannot be asked is not asked: every review is shown. */
const askedIn = (query: Values): AssignmentQuery => {
  const asked = AssignmentQuery.safeParse(typedIn(query, AssignmentQuery));
  return asked.success ? asked.data : AssignmentQuery.parse({});
};

/** The reviews of a call, for whoever freezes its ranking and for the auditor. */
export const callReviewsPages = (useCases: CallReviewsUseCases, csvPage: CsvPage): Page[] => [
  csvPage({
    path: `${ADDRESS}.csv`,
    params: OfCall,
    name: 'listCallReviews',
    list: AssignmentPage,
    pageAfter: ({ actor, params: { callId }, query }, after) =>
      useCases.listCallReviews(actor, callId, { ...askedIn(query), limit: ROWS_A_PAGE, after }),
  }),
  page({
    path: ADDRESS,
    params: OfCall,
    load: async ({ actor, params: { callId }, query }) => {
      const reviews = await useCases.listCallReviews(actor, callId, askedIn(query));
      const reviewers = reviews.items.map(({ reviewerId }) => reviewerId);
      const call = await useCases.getCall(actor, callId);
      return { query, call, reviews, names: await namesOf(useCases, actor, reviewers) };
    },
    show: CallReviewsPage,
  }),
];
