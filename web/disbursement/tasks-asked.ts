import type { MeView } from '../../services/access/access-views.ts';
import type { InquiryRequest, PlacementRequest, RunRequest } from '../../services/disbursement/disbursement-inputs.ts';
import type {
  PaymentRunView,
  PlacementPage,
  PlacementQuery,
  StatementImport,
  UnmatchedPage,
  UnmatchedQuery,
} from '../../services/disbursement/disbursement-views.ts';
import type { StatementPreview } from '../../services/disbursement/preview-statement.ts';
import type {
  PaymentRunPage,
  PaymentRunQuery,
  RecoveryPage,
  RecoveryQuery,
  TrancheTaskPage,
  TrancheTaskQuery,
  WaitingOrders,
  WaitingOrdersQuery,
} from '../../services/disbursement/task-views.ts';
import type { Actor, Command } from '../../services/shared/command.ts';
import type { DocumentId, PaymentOrderId, PaymentRunId } from '../../services/shared/ids.ts';
import type { NameUseCases } from '../shared/naming.ts';
import type { KeepsFiles } from '../shared/uploading.ts';

type OnRun = (command: Command, id: PaymentRunId) => Promise<PaymentRunView>;

/** What the pages of payments across dossiers ask for: each is a use case. */
export interface TaskUseCases extends NameUseCases, KeepsFiles {
  readonly getMe: (actor: Actor) => Promise<MeView>;
  readonly listTrancheTasks: (actor: Actor, query: TrancheTaskQuery) => Promise<TrancheTaskPage>;
  readonly listPaymentRuns: (actor: Actor, query: PaymentRunQuery) => Promise<PaymentRunPage>;
  readonly listWaitingOrders: (actor: Actor, query: WaitingOrdersQuery) => Promise<WaitingOrders>;
  readonly listAllRecoveries: (actor: Actor, query: RecoveryQuery) => Promise<RecoveryPage>;
  readonly getPaymentRun: (actor: Actor, id: PaymentRunId) => Promise<PaymentRunView>;
  readonly getPaymentFile: (actor: Actor, id: PaymentRunId) => Promise<{ bytes: Uint8Array; name: string }>;
  readonly preparePaymentRun: (command: Command, run: RunRequest) => Promise<PaymentRunView>;
  readonly approvePaymentRun: OnRun;
  readonly exportPaymentRun: OnRun;
  readonly cancelPaymentRun: (command: Command, id: PaymentRunId, why: { reason: string }) => Promise<unknown>;
  readonly printPaymentOrder: (command: Command, id: PaymentRunId) => Promise<{ documentId: DocumentId }>;
  readonly previewStatement: (actor: Actor, bytes: Uint8Array) => Promise<StatementPreview>;
  readonly importStatement: (command: Command, bytes: Uint8Array) => Promise<StatementImport>;
  readonly getDocumentContent: (actor: Actor, id: DocumentId) => Promise<{ bytes: Uint8Array }>;
  readonly listUnmatchedEntries: (actor: Actor, query: UnmatchedQuery) => Promise<UnmatchedPage>;
  readonly findPaymentOrder: (actor: Actor, endToEndId: string) => Promise<PaymentOrderId>;
  readonly placeEntries: (command: Command, placement: PlacementRequest) => Promise<unknown>;
  readonly listPlacements: (actor: Actor, query: PlacementQuery) => Promise<PlacementPage>;
  readonly confirmPlacement: (command: Command, id: string) => Promise<unknown>;
  readonly refusePlacement: (command: Command, id: string, why: { reason: string }) => Promise<unknown>;
  readonly getInquiredOrder: (actor: Actor, id: PaymentOrderId) => Promise<{ endToEndId: string }>;
  readonly answerByInquiry: (command: Command, id: PaymentOrderId, answer: InquiryRequest) => Promise<unknown>;
}
