import type { DossierView } from '../../services/application/application-views.ts';
import type {
  ClaimProof,
  ConditionVerdictRequest,
  FinalCostRequest,
  ProofDraft,
  ProofVerdict,
  RecoveryReceipt,
  RecoveryRequest,
} from '../../services/disbursement/disbursement-inputs.ts';
import type { RecoveryView, TrancheDetail, TrancheView } from '../../services/disbursement/disbursement-views.ts';
import type { DossierMoney } from '../../services/disbursement/money-views.ts';
import type { Actor, Command } from '../../services/shared/command.ts';
import type { LocalDate } from '../../services/shared/dates.ts';
import type { DossierId, FunderId, LegId, ProofId, RecoveryId, TrancheId } from '../../services/shared/ids.ts';
import type { NameUseCases } from '../shared/naming.ts';
import type { KeepsFiles } from '../shared/uploading.ts';

type Of<Id, Input> = (command: Command, id: Id, input: Input) => Promise<unknown>;
type Signing = (command: Command, id: TrancheId) => Promise<unknown>;
type OnLeg = Of<LegId, { reason: string }>;

/** What the pages of a dossier's payments ask for: each is a use case. */
export interface PaymentUseCases extends NameUseCases, KeepsFiles {
  readonly getDossier: (actor: Actor, id: DossierId) => Promise<DossierView>;
  readonly listTranches: (actor: Actor, id: DossierId) => Promise<{ items: TrancheView[] }>;
  readonly getTranche: (actor: Actor, id: TrancheId) => Promise<TrancheDetail>;
  readonly listRecoveries: (actor: Actor, id: DossierId) => Promise<{ items: RecoveryView[] }>;
  readonly getDossierMoney: (actor: Actor, id: DossierId) => Promise<DossierMoney>;
  readonly listProofDrafts: (actor: Actor, id: TrancheId) => Promise<{ items: ProofDraft[] }>;
  readonly draftProof: Of<TrancheId, ClaimProof>;
  readonly dropProofDraft: Of<TrancheId, string>;
  readonly claimTranche: Of<TrancheId, { proofs: readonly ClaimProof[] }>;
  readonly checkProof: Of<ProofId, ProofVerdict>;
  readonly judgeCondition: Of<ProofId, ConditionVerdictRequest>;
  readonly returnClaim: Of<TrancheId, { questions: string }>;
  readonly cancelTranche: Of<TrancheId, { reason: string }>;
  readonly prepareTranche: Signing;
  readonly verifyTranche: Signing;
  readonly approveTranche: Signing;
  readonly orderTranche: Signing;
  readonly repairLeg: OnLeg;
  readonly giveUpLeg: OnLeg;
  readonly cancelOrder: OnLeg;
  readonly approveRetry: (command: Command, id: LegId) => Promise<unknown>;
  readonly orderRetry: (command: Command, id: LegId) => Promise<unknown>;
  readonly reportFinalCost: Of<DossierId, FinalCostRequest>;
  readonly orderRecovery: Of<DossierId, RecoveryRequest>;
  readonly notifyRecovery: Of<RecoveryId, { notifiedOn: LocalDate }>;
  readonly contestRecovery: Of<RecoveryId, { reason: string }>;
  readonly maintainRecovery: Of<RecoveryId, { reason: string }>;
  readonly cancelRecovery: Of<RecoveryId, { reason: string }>;
  readonly writeOffRecovery: Of<RecoveryId, { funderId: FunderId; reason: string }>;
  readonly receiveRecovery: Of<RecoveryId, RecoveryReceipt>;
}
