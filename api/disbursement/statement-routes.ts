import { z } from 'zod';
import type { DisbursementUseCases } from '../../services/disbursement/disbursement-use-cases.ts';
import {
  PlacementPage,
  PlacementQuery,
  PlacementView,
  StatementImport,
  UnmatchedPage,
  UnmatchedQuery,
} from '../../services/disbursement/disbursement-views.ts';
import { PaymentOrderId } from '../../services/shared/ids.ts';
import { NoBody } from '../shared/no-body.ts';
import { NoParams } from '../shared/params.ts';
import { reading, uploading, writing, type Route } from '../shared/route.ts';
import { InquiryInput, PlacementInput, ReasonInput } from '../../services/disbursement/disbursement-inputs.ts';

const ofPlacement = z.object({ placementId: z.uuid() });
/** Some 10,000 entries as a bank writes them, twice over. */
const STATEMENT_BYTES_MAX = 30_000_000;

export const statementRoutes = (useCases: DisbursementUseCases): Route[] => [
  uploading({
    operation: 'importStatement',
    path: '/bank-statements',
    summary: 'Import a bank’s statement (camt.053)',
    params: NoParams,
    raw: { mediaTypes: ['application/xml'], bytesMax: STATEMENT_BYTES_MAX },
    result: StatementImport,
    handle: ({ command, bytes }) => useCases.importStatement(command, bytes),
  }),
  reading({
    operation: 'listUnmatchedEntries',
    path: '/unmatched-entries',
    summary: 'Statement entries that found no order, with suggestions',
    params: NoParams,
    query: UnmatchedQuery,
    result: UnmatchedPage,
    handle: ({ actor, query }) => useCases.listUnmatchedEntries(actor, query),
  }),
  ...placementRoutes(useCases),
];

const placementRoutes = (useCases: DisbursementUseCases): Route[] => [
  writing({
    operation: 'placeEntries',
    method: 'post',
    path: '/placements',
    summary: 'Say what statement entries are that fit no order; a second person confirms it',
    params: NoParams,
    body: PlacementInput,
    result: PlacementView,
    handle: ({ command, body }) => useCases.placeEntries(command, body),
  }),
  writing({
    operation: 'answerByInquiry',
    method: 'post',
    path: '/payment-orders/:orderId/inquiry',
    summary: 'Say what the bank has answered about a payment of unknown outcome; a second person confirms it',
    params: z.object({ orderId: PaymentOrderId }),
    body: InquiryInput,
    result: PlacementView,
    handle: ({ command, params, body }) => useCases.answerByInquiry(command, params.orderId, body),
  }),
  reading({
    operation: 'listPlacements',
    path: '/placements',
    summary: 'What payers say of entries and orders, for the second person',
    params: NoParams,
    query: PlacementQuery,
    result: PlacementPage,
    handle: ({ actor, query }) => useCases.listPlacements(actor, query),
  }),
  writing({
    operation: 'confirmPlacement',
    method: 'post',
    path: '/placements/:placementId/confirmation',
    summary: 'Confirm a placement as the second person: it is booked',
    params: ofPlacement,
    body: NoBody,
    result: PlacementView,
    handle: ({ command, params }) => useCases.confirmPlacement(command, params.placementId),
  }),
  writing({
    operation: 'refusePlacement',
    method: 'post',
    path: '/placements/:placementId/refusal',
    summary: 'Turn a placement down as the second person: the entries wait again',
    params: ofPlacement,
    body: ReasonInput,
    result: PlacementView,
    handle: ({ command, params, body }) => useCases.refusePlacement(command, params.placementId, body),
  }),
];
