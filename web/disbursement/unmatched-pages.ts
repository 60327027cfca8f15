import { z } from 'zod';
import { InquiryInput, PlacementInput } from '../../services/disbursement/disbursement-inputs.ts';
import { PlacementQuery, UnmatchedQuery } from '../../services/disbursement/disbursement-views.ts';
import { PaymentOrderId, RecoveryId } from '../../services/shared/ids.ts';
import { NoParams } from '../shared/params.ts';
import { namesOf } from '../shared/naming.ts';
import { page, type Page } from '../shared/page.ts';
import { keepNeededFile, ONE_FILE } from '../shared/uploading.ts';
import { filtersIn, funderAsked } from './asking-funder.ts';
import { InquiryPage } from './inquiry-page.tsx';
import { PlacementsPage } from './placements-page.tsx';
import type { TaskUseCases } from './tasks-asked.ts';
import { UnmatchedPage } from './unmatched-page.tsx';

const Reason = PlacementInput.shape.reason;
const isGiven = (value: unknown): boolean => value !== undefined;

/** What a payer says that some entries are. */
const Placing = z
  .strictObject({
    entryIds: PlacementInput.shape.entryIds,
    kind: z.enum(['payment', 'receipt', 'foreign']),
    endToEndId: z.string().max(35).optional(),
    recoveryId: RecoveryId.optional(),
    reason: Reason,
  })
  .refine(({ kind, endToEndId }) => kind !== 'payment' || isGiven(endToEndId), {
    path: ['endToEndId'],
    error: 'missing',
  })
  .refine(({ kind, recoveryId }) => kind !== 'receipt' || isGiven(recoveryId), {
    path: ['recoveryId'],
    error: 'missing',
  });

const Deciding = z.strictObject({
  placementId: z.uuid(),
  verdict: z.enum(['confirmed', 'refused']),
  reason: Reason.optional(),
});

export const unmatchedPages = (useCases: TaskUseCases): Page[] => [
  unmatchedPage(useCases),
  placementsPage(useCases),
  inquiryPage(useCases),
];

/** Entries that fit no order, and what somebody says that they are. */
const unmatchedPage = (useCases: TaskUseCases): Page =>
  page({
    path: '/payments/unmatched',
    params: NoParams,
    load: async ({ actor, query }) => {
      const funderId = funderAsked(await useCases.getMe(actor), query, ['payer']);
      const filters = filtersIn(query, ['mismatch', 'isPlaced', 'after']);
      const known = UnmatchedQuery.safeParse({ ...filters, funderId });
      const asked = known.success ? known.data : UnmatchedQuery.parse({});
      return {
        query,
        entries: await useCases.listUnmatchedEntries(actor, asked),
        recoveries: (await useCases.listAllRecoveries(actor, { funderId, limit: 100 })).items,
        names: await namesOf(useCases, actor, []),
      };
    },
    show: UnmatchedPage,
    actions: {
      place_entries: {
        fields: { entryIds: 'codes', kind: 'code', endToEndId: 'code', recoveryId: 'code', reason: 'text' },
        schema: Placing,
        run: async ({ actor, command, input: { entryIds, reason, kind, endToEndId, recoveryId } }) => {
          const on =
            kind === 'payment'
              ? { kind, orderId: await useCases.findPaymentOrder(actor, endToEndId ?? '') }
              : kind === 'receipt' && recoveryId !== undefined
                ? { kind, recoveryId }
                : { kind: 'foreign' as const };
          await useCases.placeEntries(command, { entryIds, on, reason });
          return '/payments/unmatched';
        },
      },
    },
  });

/** What one person says of entries or of an order, for a second one. */
const placementsPage = (useCases: TaskUseCases): Page =>
  page({
    path: '/payments/placements',
    params: NoParams,
    load: async ({ actor, query }) => {
      const funderId = funderAsked(await useCases.getMe(actor), query, ['payer', 'payment_approver']);
      const status = query['status'] === undefined ? 'proposed' : query['status'] || undefined;
      const known = PlacementQuery.safeParse({ ...filtersIn(query, ['after']), status, funderId });
      const placements = await useCases.listPlacements(actor, known.success ? known.data : PlacementQuery.parse({}));
      const met = placements.items.flatMap(({ proposedBy, decidedBy }) => [proposedBy, decidedBy]);
      return { query: { status: 'proposed', ...query }, placements, names: await namesOf(useCases, actor, met) };
    },
    show: PlacementsPage,
    actions: {
      decide_placement: {
        fields: { placementId: 'code', verdict: 'code', reason: 'text' },
        schema: Deciding.refine(({ verdict, reason }) => verdict === 'confirmed' || isGiven(reason), {
          path: ['reason'],
          error: 'missing',
        }),
        run: async ({ command, input: { placementId, verdict, reason = '' } }) => {
          if (verdict === 'confirmed') await useCases.confirmPlacement(command, placementId);
          else await useCases.refusePlacement(command, placementId, { reason });
          return '/payments/placements';
        },
      },
    },
  });

/** What the bank has written about a payment of which nothing is known. */
const inquiryPage = (useCases: TaskUseCases): Page =>
  page({
    path: '/payments/inquiries/:orderId',
    params: z.strictObject({ orderId: PaymentOrderId }),
    load: ({ actor, params }) => useCases.getInquiredOrder(actor, params.orderId),
    show: InquiryPage,
    upload: ONE_FILE,
    actions: {
      answer_inquiry: {
        fields: { answer: 'code', returnReason: 'code', bookedOn: 'date', reason: 'text' },
        schema: InquiryInput.omit({ documentId: true }),
        needsFile: true,
        run: async ({ command, also, params, input, file }) => {
          const documentId = await keepNeededFile(useCases, also('file'), file);
          await useCases.answerByInquiry(command, params.orderId, { ...input, documentId });
          return '/payments/placements';
        },
      },
    },
  });
