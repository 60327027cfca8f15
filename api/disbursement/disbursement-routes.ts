import { z } from 'zod';
import type { DisbursementUseCases } from '../../services/disbursement/disbursement-use-cases.ts';
import { TrancheDetail, TrancheList, TrancheView } from '../../services/disbursement/disbursement-views.ts';
import { DossierMoney } from '../../services/disbursement/money-views.ts';
import { LegId, ProofId, TrancheId } from '../../services/shared/ids.ts';
import { NoBody } from '../shared/no-body.ts';
import { OfDossier } from '../shared/params.ts';
import { reading, writing, type Route } from '../shared/route.ts';
import {
  ClaimInput,
  ConditionVerdictInput,
  QuestionsInput,
  ReasonInput,
  VerdictInput,
} from '../../services/disbursement/disbursement-inputs.ts';
import { paymentRoutes } from './payment-routes.ts';
import { recoveryRoutes } from './recovery-routes.ts';
import { taskRoutes } from './task-routes.ts';
import { statementRoutes } from './statement-routes.ts';

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
  reading({
    operation: 'getTranche',
    path: '/tranches/:trancheId',
    summary: 'One tranche, with who had which part in its payment',
    params: ofTranche,
    result: TrancheDetail,
    handle: ({ actor, params }) => useCases.getTranche(actor, params.trancheId),
  }),
  reading({
    operation: 'getDossierMoney',
    path: '/dossiers/:dossierId/money',
    summary: 'Where the money of a dossier stands: each funder’s, the guarantees, the holder’s own part',
    params: OfDossier,
    result: DossierMoney,
    handle: ({ actor, params }) => useCases.getDossierMoney(actor, params.dossierId),
  }),
  ...trancheRoutes(useCases),
  ...retryRoutes(useCases),
  ...paymentRoutes(useCases),
  ...statementRoutes(useCases),
  ...recoveryRoutes(useCases),
  ...taskRoutes(useCases),
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
  writing({
    operation: 'judgeCondition',
    method: 'post',
    path: '/proofs/:proofId/condition',
    summary: 'Say, as a person of that funder, that a proof meets its condition or that the funder does without',
    params: z.object({ proofId: ProofId }),
    body: ConditionVerdictInput,
    result: TrancheView,
    handle: ({ command, params, body }) => useCases.judgeCondition(command, params.proofId, body),
  }),
  writing({
    operation: 'returnClaim',
    method: 'post',
    path: '/tranches/:trancheId/questions',
    summary: 'Give a claim back to its holder with questions, before it is ordered',
    params: ofTranche,
    body: QuestionsInput,
    result: TrancheView,
    handle: ({ command, params, body }) => useCases.returnClaim(command, params.trancheId, body),
  }),
  writing({
    operation: 'cancelTranche',
    method: 'post',
    path: '/tranches/:trancheId/cancellation',
    summary: 'Give up a tranche that is not ordered yet',
    params: ofTranche,
    body: ReasonInput,
    result: TrancheView,
    handle: ({ command, params, body }) => useCases.cancelTranche(command, params.trancheId, body),
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
  onLeg('cancelOrder', 'cancellation', 'Take back an order that no run has collected', useCases.cancelOrder),
  onLeg('repairLeg', 'repair', 'Say why a returned or cancelled payment can be tried again', useCases.repairLeg),
  onLeg('giveUpLeg', 'giving-up', 'Give up a payment that came back or was cancelled', useCases.giveUpLeg),
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

/** What is done to a leg with a reason has one form. */
const onLeg = (
  ...[operation, step, summary, handle]: [string, string, string, DisbursementUseCases['giveUpLeg']]
): Route =>
  writing({
    operation,
    method: 'post',
    path: `/legs/:legId/${step}`,
    summary,
    params: ofLeg,
    body: ReasonInput,
    result: TrancheView,
    handle: ({ command, params, body }) => handle(command, params.legId, body),
  });
