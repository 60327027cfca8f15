import type { DisbursementUseCases } from '../../services/disbursement/disbursement-use-cases.ts';
import {
  PaymentRunPage,
  PaymentRunQuery,
  RecoveryPage,
  RecoveryQuery,
  TrancheTaskPage,
  TrancheTaskQuery,
  WaitingOrders,
  WaitingOrdersQuery,
} from '../../services/disbursement/task-views.ts';
import { NoParams } from '../shared/params.ts';
import { reading, type Route } from '../shared/route.ts';

/** What waits for somebody, across dossiers. */
export const taskRoutes = (useCases: DisbursementUseCases): Route[] => [
  reading({
    operation: 'listTrancheTasks',
    path: '/tranches',
    summary: 'Tranches that wait to be prepared, verified, approved or ordered, and that the reader may act on',
    params: NoParams,
    query: TrancheTaskQuery,
    result: TrancheTaskPage,
    handle: ({ actor, query }) => useCases.listTrancheTasks(actor, query),
  }),
  reading({
    operation: 'listPaymentRuns',
    path: '/payment-runs',
    summary: 'Payment runs by funder and status',
    params: NoParams,
    query: PaymentRunQuery,
    result: PaymentRunPage,
    handle: ({ actor, query }) => useCases.listPaymentRuns(actor, query),
  }),
  reading({
    operation: 'listWaitingOrders',
    path: '/payment-orders/waiting',
    summary: 'How many orders of each funder no run has collected yet, and of how much; the most money first',
    params: NoParams,
    query: WaitingOrdersQuery,
    result: WaitingOrders,
    handle: ({ actor, query }) => useCases.listWaitingOrders(actor, query),
  }),
  reading({
    operation: 'listAllRecoveries',
    path: '/recoveries',
    summary: 'Recovery orders of every dossier, by funder, status and due date',
    params: NoParams,
    query: RecoveryQuery,
    result: RecoveryPage,
    handle: ({ actor, query }) => useCases.listAllRecoveries(actor, query),
  }),
];
