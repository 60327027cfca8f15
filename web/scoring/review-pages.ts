import { z } from 'zod';
import type { CallSummary, FunderSummary } from '../../services/programme/programme-views.ts';
import { CONFLICT_KINDS, type ConflictStated } from '../../services/scoring/conflict.ts';
import type { Score } from '../../services/scoring/score-sheet.ts';
import { MyAssignmentQuery, type AssignmentSummary, type ReviewView } from '../../services/scoring/scoring-views.ts';
import type { DraftScores } from '../../services/scoring/sheet-draft.ts';
import type { Actor, Command } from '../../services/shared/command.ts';
import { AssignmentId, CallId, DocumentId } from '../../services/shared/ids.ts';
import type { Page as ListPage, PageQuery } from '../../services/shared/page.ts';
import type { Values } from '../shared/fields.ts';
import { ROWS_A_PAGE } from '../shared/csv-page.ts';
import { filePage, page, type Page } from '../shared/page.ts';
import { NoParams } from '../shared/params.ts';
import { ReviewListPage } from './review-list-page.tsx';
import { ReviewPage } from './review-page.tsx';
import { SheetTyped, whole } from './sheet-typed.ts';

/** What a reviewer's pages ask for: each is a use case. */
interface ReviewUseCases {
  readonly listReviews: (actor: Actor, query: MyAssignmentQuery) => Promise<ListPage<AssignmentSummary>>;
  readonly getReview: (actor: Actor, id: AssignmentId) => Promise<ReviewView>;
  readonly getReviewDocument: (
    actor: Actor,
    asked: { assignmentId: AssignmentId; documentId: DocumentId },
  ) => Promise<{ document: { name: string; mediaType: string }; bytes: Uint8Array }>;
  readonly listFunders: (actor: Actor) => Promise<{ items: FunderSummary[] }>;
  readonly listCalls: (actor: Actor, page: PageQuery) => Promise<ListPage<CallSummary>>;
  readonly declareCallConflict: (command: Command, id: CallId, stated: ConflictStated) => Promise<unknown>;
  readonly acceptReview: (command: Command, id: AssignmentId) => Promise<unknown>;
  readonly declineReview: (command: Command, id: AssignmentId, why: { reason: string }) => Promise<unknown>;
  readonly declareConflict: (command: Command, id: AssignmentId, stated: ConflictStated) => Promise<unknown>;
  readonly saveDraft: (command: Command, id: AssignmentId, draft: { scores: DraftScores }) => Promise<unknown>;
  readonly submitSheet: (command: Command, id: AssignmentId, sheet: { scores: readonly Score[] }) => Promise<unknown>;
}

/** A button says nothing but that it was pressed. */
const Pressed = z.strictObject({});
const Reason = z.string().trim().min(1).max(2000);
const Why = z.strictObject({ reason: Reason });
const Conflict = z.strictObject({ kind: z.enum(CONFLICT_KINDS), reason: Reason });
const CallConflict = Conflict.extend({ callId: CallId });
const OfAssignment = z.strictObject({ assignmentId: AssignmentId });

export const reviewPages = (useCases: ReviewUseCases): Page[] => [
  reviewListPage(useCases),
  reviewPage(useCases),
  filePage({
    path: '/reviews/:assignmentId/documents/:documentId',
    params: OfAssignment.extend({ documentId: DocumentId }),
    load: async ({ actor, params }) => {
      const { document, bytes } = await useCases.getReviewDocument(actor, params);
      return { bytes, mediaType: document.mediaType, name: document.name };
    },
  }),
];

const reviewListPage = (useCases: ReviewUseCases): Page =>
  page({
    path: '/reviews',
    params: NoParams,
    load: async ({ actor, query }) => ({
      query,
      page: await useCases.listReviews(actor, queryOf(query)),
      load: { asked: await openOf(useCases, actor, 'asked'), accepted: await openOf(useCases, actor, 'accepted') },
      calls: (await useCases.listCalls(actor, { limit: ROWS_A_PAGE })).items.filter(isGoingOn),
    }),
    show: ReviewListPage,
    actions: {
      declare_call_conflict: {
        fields: { callId: 'code', kind: 'code', reason: 'text' },
        schema: CallConflict,
        run: async ({ command, input: { callId, ...stated } }) => {
          await useCases.declareCallConflict(command, callId, stated);
          return '/reviews';
        },
      },
    },
  });

/** Of which dossiers are still to be scored, or to be scored again. */
const isGoingOn = ({ status }: CallSummary): boolean => status !== 'settled' && status !== 'cancelled';

const reviewPage = (useCases: ReviewUseCases): Page =>
  page({
    path: '/reviews/:assignmentId',
    params: OfAssignment,
    load: async ({ actor, params }) => ({
      review: await useCases.getReview(actor, params.assignmentId),
      funders: (await useCases.listFunders(actor)).items,
    }),
    show: ReviewPage,
    actions: {
      accept_review: {
        schema: Pressed,
        run: async ({ command, params: { assignmentId } }) => {
          await useCases.acceptReview(command, assignmentId);
          return `/reviews/${assignmentId}`;
        },
      },
      decline_review: {
        fields: { reason: 'text' },
        schema: Why,
        run: async ({ command, params: { assignmentId }, input }) => {
          await useCases.declineReview(command, assignmentId, input);
          return '/reviews';
        },
      },
      declare_conflict: {
        fields: { kind: 'code', reason: 'text' },
        schema: Conflict,
        run: async ({ command, params: { assignmentId }, input }) => {
          await useCases.declareConflict(command, assignmentId, input);
          return '/reviews';
        },
      },
      sheet: {
        fields: {
          then: 'code',
          'scores.*.criterion': 'text',
          'scores.*.score': 'number',
          'scores.*.comment': 'text',
        },
        schema: SheetTyped,
        run: async ({ command, params: { assignmentId }, input: { then, scores } }) => {
          if (then === 'draft') {
            await useCases.saveDraft(command, assignmentId, { scores });
            return `/reviews/${assignmentId}?done=save_draft#sheet`;
          }
          await useCases.submitSheet(command, assignmentId, { scores: whole(scores) });
          return `/reviews/${assignmentId}?done=submit_sheet`;
        },
      },
    },
  });

const openOf = async ({ listReviews }: ReviewUseCases, actor: Actor, status: 'asked' | 'accepted'): Promise<number> =>
  (await listReviews(actor, { limit: ROWS_A_PAGE, status })).items.length;

/** What was asked for; a filter that was left empty, or that is none, is none. */
const queryOf = ({ status = '', after }: Values): MyAssignmentQuery => {
  const asked = MyAssignmentQuery.safeParse({ ...(status === '' ? {} : { status }), ...(after ? { after } : {}) });
  return asked.success ? asked.data : MyAssignmentQuery.parse({});
};
