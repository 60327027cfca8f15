import type { Dependencies } from '../shared/command.ts';
import type { ReadDependencies } from '../shared/read.ts';
import { approvePaymentRun } from './approve-payment-run.ts';
import { approveRetry } from './approve-retry.ts';
import { approveTranche } from './approve-tranche.ts';
import { checkProof } from './check-proof.ts';
import { claimTranche } from './claim-tranche.ts';
import { cancelOrder } from './cancel-order.ts';
import { cancelPaymentRun } from './cancel-payment-run.ts';
import { cancelTranche } from './cancel-tranche.ts';
import { giveUpLeg } from './give-up-leg.ts';
import { returnClaim } from './return-claim.ts';
import { orderRecovery } from './order-recovery.ts';
import { notifyRecovery } from './notify-recovery.ts';
import { contestRecovery } from './contest-recovery.ts';
import { maintainRecovery } from './maintain-recovery.ts';
import { cancelRecovery } from './cancel-recovery.ts';
import { writeOffRecovery } from './write-off-recovery.ts';
import { placeEntries } from './place-entries.ts';
import { answerByInquiry } from './answer-by-inquiry.ts';
import { confirmPlacement } from './confirm-placement.ts';
import { refusePlacement } from './refuse-placement.ts';
import { judgeCondition } from './judge-condition.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';
import { printPaymentOrder } from './print-payment-order.ts';
import { draftProof } from './draft-proof.ts';
import { dropProofDraft } from './drop-proof-draft.ts';
import { exportPaymentRun } from './export-payment-run.ts';
import { importStatement } from './import-statement.ts';
import { lapseStatement } from './lapse-statement.ts';
import { offerTranche } from './offer-tranche.ts';
import { orderRetry } from './order-retry.ts';
import { orderTranche } from './order-tranche.ts';
import { planTranches } from './plan-tranches.ts';
import { preparePaymentRun } from './prepare-payment-run.ts';
import { prepareTranche } from './prepare-tranche.ts';
import { previewStatement } from './preview-statement.ts';
import {
  getPaymentFile,
  getPaymentRun,
  listPlacements,
  listRecoveries,
  listTranches,
  listUnmatchedEntries,
} from './read-disbursement.ts';
import { getDossierMoney } from './read-money.ts';
import { listAllRecoveries, listPaymentRuns, listTrancheTasks, listWaitingOrders } from './read-tasks.ts';
import { findPaymentOrder, getInquiredOrder, getTranche, listProofDrafts } from './read-tranche.ts';
import { receiveRecovery } from './receive-recovery.ts';
import { repairLeg } from './repair-leg.ts';
import { reportFinalCost } from './report-final-cost.ts';
import { verifyTranche } from './verify-tranche.ts';

export const disbursementUseCases = (
  dependencies: Dependencies<DisbursementUnit> & ReadDependencies<DisbursementUnit>,
) => ({
  planTranches: planTranches(dependencies),
  offerTranche: offerTranche(dependencies),
  draftProof: draftProof(dependencies),
  dropProofDraft: dropProofDraft(dependencies),
  claimTranche: claimTranche(dependencies),
  checkProof: checkProof(dependencies),
  judgeCondition: judgeCondition(dependencies),
  prepareTranche: prepareTranche(dependencies),
  verifyTranche: verifyTranche(dependencies),
  approveTranche: approveTranche(dependencies),
  orderTranche: orderTranche(dependencies),
  returnClaim: returnClaim(dependencies),
  cancelTranche: cancelTranche(dependencies),
  preparePaymentRun: preparePaymentRun(dependencies),
  approvePaymentRun: approvePaymentRun(dependencies),
  exportPaymentRun: exportPaymentRun(dependencies),
  printPaymentOrder: printPaymentOrder(dependencies),
  cancelPaymentRun: cancelPaymentRun(dependencies),
  lapseStatement: lapseStatement(dependencies),
  previewStatement: previewStatement(dependencies),
  importStatement: importStatement(dependencies),
  placeEntries: placeEntries(dependencies),
  answerByInquiry: answerByInquiry(dependencies),
  confirmPlacement: confirmPlacement(dependencies),
  refusePlacement: refusePlacement(dependencies),
  repairLeg: repairLeg(dependencies),
  approveRetry: approveRetry(dependencies),
  orderRetry: orderRetry(dependencies),
  cancelOrder: cancelOrder(dependencies),
  giveUpLeg: giveUpLeg(dependencies),
  reportFinalCost: reportFinalCost(dependencies),
  orderRecovery: orderRecovery(dependencies),
  notifyRecovery: notifyRecovery(dependencies),
  contestRecovery: contestRecovery(dependencies),
  maintainRecovery: maintainRecovery(dependencies),
  cancelRecovery: cancelRecovery(dependencies),
  writeOffRecovery: writeOffRecovery(dependencies),
  receiveRecovery: receiveRecovery(dependencies),
  getDossierMoney: getDossierMoney(dependencies),
  listTranches: listTranches(dependencies),
  getTranche: getTranche(dependencies),
  listProofDrafts: listProofDrafts(dependencies),
  findPaymentOrder: findPaymentOrder(dependencies),
  getInquiredOrder: getInquiredOrder(dependencies),
  listRecoveries: listRecoveries(dependencies),
  getPaymentRun: getPaymentRun(dependencies),
  getPaymentFile: getPaymentFile(dependencies),
  listPlacements: listPlacements(dependencies),
  listTrancheTasks: listTrancheTasks(dependencies),
  listPaymentRuns: listPaymentRuns(dependencies),
  listWaitingOrders: listWaitingOrders(dependencies),
  listAllRecoveries: listAllRecoveries(dependencies),
  listUnmatchedEntries: listUnmatchedEntries(dependencies),
});

export type DisbursementUseCases = ReturnType<typeof disbursementUseCases>;
