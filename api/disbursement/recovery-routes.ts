import { z } from 'zod';
import type { DisbursementUseCases } from '../../services/disbursement/disbursement-use-cases.ts';
import { FinalCostView, RecoveryList, RecoveryView } from '../../services/disbursement/disbursement-views.ts';
import { RecoveryId } from '../../services/shared/ids.ts';
import { OfDossier } from '../shared/params.ts';
import { reading, writing, type Route } from '../shared/route.ts';
import {
  FinalCostInput,
  NotificationInput,
  ReasonInput,
  ReceiptInput,
  RecoveryInput,
  WriteOffInput,
} from '../../services/disbursement/disbursement-inputs.ts';

const ofRecovery = z.object({ recoveryId: RecoveryId });

export const recoveryRoutes = (useCases: DisbursementUseCases): Route[] => [
  ...orderRoutes(useCases),
  ...contestRoutes(useCases),
  writing({
    operation: 'receiveRecovery',
    method: 'post',
    path: '/recoveries/:recoveryId/receipts',
    summary: 'Record money that came back',
    params: ofRecovery,
    body: ReceiptInput,
    result: RecoveryView,
    handle: ({ command, params, body }) => useCases.receiveRecovery(command, params.recoveryId, body),
  }),
  writing({
    operation: 'writeOffRecovery',
    method: 'post',
    path: '/recoveries/:recoveryId/write-offs',
    summary: 'Abandon what one funder still waits for, by its own decision',
    params: ofRecovery,
    body: WriteOffInput,
    result: RecoveryView,
    handle: ({ command, params, body }) => useCases.writeOffRecovery(command, params.recoveryId, body),
  }),
];

const orderRoutes = (useCases: DisbursementUseCases): Route[] => [
  writing({
    operation: 'reportFinalCost',
    method: 'post',
    path: '/dossiers/:dossierId/final-cost',
    summary: 'State the final cost; below the plan, what is not paid becomes smaller and what is paid is asked back',
    params: OfDossier,
    body: FinalCostInput,
    result: FinalCostView,
    handle: ({ command, params, body }) => useCases.reportFinalCost(command, params.dossierId, body),
  }),
  reading({
    operation: 'listRecoveries',
    path: '/dossiers/:dossierId/recoveries',
    summary: 'Recovery orders of a dossier, with each funder’s share',
    params: OfDossier,
    result: RecoveryList,
    handle: ({ actor, params }) => useCases.listRecoveries(actor, params.dossierId),
  }),
  writing({
    operation: 'orderRecovery',
    method: 'post',
    path: '/dossiers/:dossierId/recoveries',
    summary: 'Ask paid money back, from each funder in the proportion it paid',
    params: OfDossier,
    body: RecoveryInput,
    result: RecoveryView,
    handle: ({ command, params, body }) => useCases.orderRecovery(command, params.dossierId, body),
  }),
  writing({
    operation: 'notifyRecovery',
    method: 'post',
    path: '/recoveries/:recoveryId/notification',
    summary: 'Record that the holder has received the order to pay back',
    params: ofRecovery,
    body: NotificationInput,
    result: RecoveryView,
    handle: ({ command, params, body }) => useCases.notifyRecovery(command, params.recoveryId, body),
  }),
];

const contestRoutes = (useCases: DisbursementUseCases): Route[] => [
  onRecovery('contestRecovery', 'contest', 'Contest a recovery that was notified', useCases.contestRecovery),
  onRecovery('maintainRecovery', 'maintenance', 'Hold a contested recovery to be due', useCases.maintainRecovery),
  onRecovery('cancelRecovery', 'cancellation', 'Take a recovery order back', useCases.cancelRecovery),
];

/** What is decided of a recovery with a reason has one form. */
const onRecovery = (
  ...[operation, step, summary, handle]: [string, string, string, DisbursementUseCases['contestRecovery']]
): Route =>
  writing({
    operation,
    method: 'post',
    path: `/recoveries/:recoveryId/${step}`,
    summary,
    params: ofRecovery,
    body: ReasonInput,
    result: RecoveryView,
    handle: ({ command, params, body }) => handle(command, params.recoveryId, body),
  });
