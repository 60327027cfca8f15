import { z } from 'zod';
import type { DisbursementUseCases } from '../../services/disbursement/disbursement-use-cases.ts';
import {
  FinalCostView,
  RecoveryList,
  RecoveryView,
  TrancheList,
  TrancheView,
} from '../../services/disbursement/disbursement-views.ts';
import { LegId, ProofId, RecoveryId, TrancheId } from '../../services/shared/ids.ts';
import { NoBody } from '../shared/no-body.ts';
import { OfDossier } from '../shared/params.ts';
import { reading, writing, type Route } from '../shared/route.ts';
import { ClaimInput, FinalCostInput, ReceiptInput, RepairInput, VerdictInput } from './disbursement-schemas.ts';
import { paymentRoutes } from './payment-routes.ts';

const ofTranche = z.object({ trancheId: TrancheId });
const ofLeg = z.object({ legId: LegId });

export const disbursementRoutes = (useCases: DisbursementUseCases): Route[] => [
  reading({
    operation: 'listTranches',
    path: '/dossiers/:dossierId/tranches',
    summary: 'Tranches of a dossier: legs, proofs, what blocks each, who may act next',
    params: OfDossier,
    result: TrancheList,
    handle: ({ actor, params }) => useCases.listTranches(actor, params.dossierId),
  }),
  ...trancheRoutes(useCases),
  ...retryRoutes(useCases),
  ...paymentRoutes(useCases),
  ...recoveryRoutes(useCases),
];

const trancheRoutes = (useCases: DisbursementUseCases): Route[] => [
  writing({
    operation: 'claimTranche',
    method: 'post',
    path: '/tranches/:trancheId/claim',
    summary: 'Claim a tranche with its proofs',
    params: ofTranche,
    body: ClaimInput,
    result: TrancheView,
    handle: ({ command, params, body }) => useCases.claimTranche(command, params.trancheId, body),
  }),
  writing({
    operation: 'checkProof',
    method: 'post',
    path: '/proofs/:proofId/check',
    summary: 'Verify, refuse or waive a proof',
    params: z.object({ proofId: ProofId }),
    body: VerdictInput,
    result: TrancheView,
    handle: ({ command, params, body }) => useCases.checkProof(command, params.proofId, body),
  }),
  signing('prepareTranche', 'preparation', 'Take a claim as ready to be verified', useCases.prepareTranche),
  signing('verifyTranche', 'verification', 'Verify a prepared tranche', useCases.verifyTranche),
  signing('approveTranche', 'approval', 'Approve the payment of a verified tranche', useCases.approveTranche),
  signing('orderTranche', 'order', 'Order the payment of an approved tranche', useCases.orderTranche),
];

/** The four signatures have one form. */
const signing = (
  ...[operation, step, summary, handle]: [string, string, string, DisbursementUseCases['orderTranche']]
): Route =>
  writing({
    operation,
    method: 'post',
    path: `/tranches/:trancheId/${step}`,
    summary,
    params: ofTranche,
    body: NoBody,
    result: TrancheView,
    handle: ({ command, params }) => handle(command, params.trancheId),
  });

const retryRoutes = (useCases: DisbursementUseCases): Route[] => [
  writing({
    operation: 'repairLeg',
    method: 'post',
    path: '/legs/:legId/repair',
    summary: 'Say why a returned payment can be tried again',
    params: ofLeg,
    body: RepairInput,
    result: TrancheView,
    handle: ({ command, params, body }) => useCases.repairLeg(command, params.legId, body),
  }),
  writing({
    operation: 'approveRetry',
    method: 'post',
    path: '/legs/:legId/approval',
    summary: 'Approve the new attempt of a repaired leg',
    params: ofLeg,
    body: NoBody,
    result: TrancheView,
    handle: ({ command, params }) => useCases.approveRetry(command, params.legId),
  }),
  writing({
    operation: 'orderRetry',
    method: 'post',
    path: '/legs/:legId/order',
    summary: 'Order the approved new attempt',
    params: ofLeg,
    body: NoBody,
    result: TrancheView,
    handle: ({ command, params }) => useCases.orderRetry(command, params.legId),
  }),
];

const recoveryRoutes = (useCases: DisbursementUseCases): Route[] => [
  writing({
    operation: 'reportFinalCost',
    method: 'post',
    path: '/dossiers/:dossierId/final-cost',
    summary: 'State the final cost; below the plan, a recovery is ordered',
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
    operation: 'receiveRecovery',
    method: 'post',
    path: '/recoveries/:recoveryId/receipts',
    summary: 'Record money that came back',
    params: z.object({ recoveryId: RecoveryId }),
    body: ReceiptInput,
    result: RecoveryView,
    handle: ({ command, params, body }) => useCases.receiveRecovery(command, params.recoveryId, body),
  }),
];
