import type { AccessFacts } from '../access/access-facts.ts';
import type { AgreementFacts } from '../agreement/agreement-facts.ts';
import type { ApplicationFacts } from '../application/application-facts.ts';
import type { CofinancingFacts } from '../cofinancing/cofinancing-facts.ts';
import type { DocumentActs } from '../documents/documents-acts.ts';
import type { DocumentsFacts } from '../documents/documents-facts.ts';
import type { Papers } from '../documents/paper-acts.ts';
import type { Ledger } from '../ledger/ledger-acts.ts';
import type { ProgrammeFacts } from '../programme/programme-facts.ts';
import type { RegistryFacts } from '../registry/registry-facts.ts';
import type {
  DossierId,
  FunderId,
  LegId,
  PaymentOrderId,
  PaymentRunId,
  PersonId,
  ProofId,
  RecoveryId,
  TrancheId,
} from '../shared/ids.ts';
import type { Money } from '../shared/money.ts';
import type { CommonUnit } from '../shared/unit.ts';
import type { LocalDate } from '../shared/dates.ts';
import type { ConditionVerdict, Invoice, Leg, PaymentOrder, Proof, Tranche } from './disbursement.ts';
import type { FinalCostFacts, PaymentBlocks } from './disbursement-facts.ts';
import type { ProofDraft } from './disbursement-inputs.ts';
import type { PlacementPage, PlacementQuery, UnmatchedPage, UnmatchedQuery } from './disbursement-views.ts';
import type {
  PaymentRunPage,
  PaymentRunQuery,
  RecoveryPage,
  RecoveryQuery,
  TrancheTaskPage,
  TrancheTaskQuery,
  WaitingOrders,
} from './task-views.ts';
import type { Bar, Party } from './four-eyes.ts';
import type { PaymentFile, PaymentRun } from './payment-run.ts';
import type { Placement, WaitingEntry } from './placement.ts';
import type { AnswerableOrder, Answered, Reconciled } from './reconciliation.ts';
import type { FinalCost } from './final-cost.ts';
import type { Recovery } from './recovery.ts';

export interface Tranches {
  readonly insert: (tranche: Tranche, legs: readonly Leg[]) => Promise<void>;
  readonly getById: (id: TrancheId) => Promise<Tranche>;
  readonly lockById: (id: TrancheId) => Promise<Tranche>;
  readonly lockAll: (ids: readonly TrancheId[]) => Promise<Tranche[]>;
  /** By number. */
  readonly listByDossier: (id: DossierId) => Promise<Tranche[]>;
  readonly save: (tranche: Tranche) => Promise<void>;
  /** Where many have come to: nothing else of them is saved. */
  readonly saveOutcomes: (tranches: readonly Tranche[]) => Promise<void>;
  readonly listLegs: (ids: readonly TrancheId[]) => Promise<Leg[]>;
  readonly getLeg: (id: LegId) => Promise<Leg>;
  readonly reduceLegs: (reductions: readonly Pick<Leg, 'id' | 'amount'>[]) => Promise<void>;
  readonly giveUpLeg: (id: LegId, person: PersonId) => Promise<void>;
  readonly isAgreementEffective: (id: DossierId) => Promise<boolean>;
}

export interface TrancheProofs {
  readonly insert: (proofs: readonly Proof[]) => Promise<void>;
  readonly getById: (id: ProofId) => Promise<Proof>;
  readonly listByTranche: (id: TrancheId) => Promise<Proof[]>;
  readonly save: (proof: Proof) => Promise<void>;
  readonly judge: (verdict: ConditionVerdict) => Promise<void>;
  readonly listVerdicts: (id: TrancheId) => Promise<ConditionVerdict[]>;
  /** Does a standing proof of any dossier, under any funder, carry this invoice or this file as an invoice? */
  readonly isInvoiceUsed: (invoice: Invoice, sha256: string) => Promise<boolean>;
}

/** Proofs of claims that are being put together. */
export interface ProofDrafts {
  readonly insert: (
    id: TrancheId,
    draft: ProofDraft,
    saved: { readonly savedBy: PersonId; readonly savedAt: Date },
  ) => Promise<void>;
  /** In the order in which they were brought. */
  readonly list: (id: TrancheId) => Promise<ProofDraft[]>;
  readonly drop: (ids: readonly string[], at: Date) => Promise<void>;
}

/** Who had which part in a payment. A person has one: the primary key says so too. */
export interface ApprovalParties {
  readonly list: (subjectId: string) => Promise<Party[]>;
  readonly add: (subjectId: string, party: Party) => Promise<void>;
  /** Barring somebody who has a part already changes nothing. */
  readonly bar: (subjectId: string, persons: readonly PersonId[], part: Bar) => Promise<void>;
}

export interface PaymentOrders {
  readonly getById: (id: PaymentOrderId) => Promise<PaymentOrder>;
  readonly insert: (orders: readonly PaymentOrder[]) => Promise<void>;
  /** Every attempt, oldest first. */
  readonly listByTranches: (ids: readonly TrancheId[]) => Promise<PaymentOrder[]>;
  readonly lockLatest: (id: LegId) => Promise<PaymentOrder>;
  /** A funder's orders that are in no run. */
  readonly listOrdered: (id: FunderId) => Promise<PaymentOrder[]>;
  readonly lockOrdered: (id: FunderId) => Promise<PaymentOrder[]>;
  readonly lockByRun: (id: PaymentRunId) => Promise<PaymentOrder[]>;
  readonly listByRun: (id: PaymentRunId) => Promise<PaymentOrder[]>;
  readonly dossiersNamedBy: (endToEndIds: readonly string[]) => Promise<DossierId[]>;
  readonly listNamed: (endToEndIds: readonly string[]) => Promise<AnswerableOrder[]>;
  readonly lockNamed: (endToEndIds: readonly string[]) => Promise<AnswerableOrder[]>;
  readonly save: (order: PaymentOrder) => Promise<void>;
  readonly saveAll: (orders: readonly PaymentOrder[]) => Promise<void>;
}

export interface PaymentRuns {
  readonly nextNumber: () => Promise<bigint>;
  readonly insert: (run: PaymentRun) => Promise<void>;
  readonly getById: (id: PaymentRunId) => Promise<PaymentRun>;
  readonly lockById: (id: PaymentRunId) => Promise<PaymentRun>;
  readonly save: (run: PaymentRun) => Promise<void>;
  readonly keepFile: (file: PaymentFile) => Promise<void>;
  readonly findFile: (id: PaymentRunId) => Promise<PaymentFile | null>;
  /** Runs of these orders of which every order has now been answered. */
  readonly listAnswered: (orders: readonly PaymentOrderId[]) => Promise<PaymentRunId[]>;
}

export interface KeptStatement {
  readonly id: string;
  readonly funderId: FunderId;
  readonly account: string;
  /** The bank's own number. */
  readonly statementId: string;
  /** Of the bytes, and of what we read in them. */
  readonly sha256: string;
  readonly entriesHash: string;
}

/** Who says it: a statement, or two people who placed something by hand. */
type AnswerSource = { readonly statementId: string } | { readonly placementId: string };

export interface BankStatements {
  readonly findFunderByRib: (rib: string) => Promise<FunderId | null>;
  /** The statement with these bytes, or with this number of this account. */
  readonly find: (sought: Pick<KeptStatement, 'account' | 'statementId' | 'sha256'>) => Promise<KeptStatement | null>;
  /** False where somebody else has just imported it. */
  readonly insert: (statement: KeptStatement) => Promise<boolean>;
  /** Gives each entry its id, in their order. */
  readonly keepEntries: (statementId: string, entries: readonly Reconciled[]) => Promise<string[]>;
  readonly keepAnswers: (from: AnswerSource, answers: readonly Answered[]) => Promise<void>;
  readonly countEntries: (statementId: string) => Promise<{ matched: number; unmatched: number }>;
  readonly listUnmatched: (query: UnmatchedQuery) => Promise<UnmatchedPage>;
}

export interface Placements {
  /** Entries that fit no order, all of them; refused with `entry_missing`. */
  readonly listWaiting: (ids: readonly string[]) => Promise<WaitingEntry[]>;
  readonly insert: (placement: Placement, entryIds: readonly string[]) => Promise<void>;
  readonly getById: (id: string) => Promise<Placement>;
  readonly lockById: (id: string) => Promise<Placement>;
  readonly listEntries: (id: string) => Promise<WaitingEntry[]>;
  readonly save: (placement: Placement) => Promise<void>;
  /** The entries of a refused placement may be placed again. */
  readonly freeEntries: (id: string) => Promise<void>;
  readonly list: (query: PlacementQuery) => Promise<PlacementPage>;
}

/** Lists across dossiers. */
export interface Tasks {
  readonly listTranches: (query: TrancheTaskQuery, personId: PersonId) => Promise<TrancheTaskPage>;
  readonly listRuns: (query: PaymentRunQuery) => Promise<PaymentRunPage>;
  readonly listWaitingOrders: (funderId: FunderId | null) => Promise<WaitingOrders['items']>;
  readonly listRecoveries: (query: RecoveryQuery) => Promise<RecoveryPage>;
}

export interface Receipt {
  readonly amount: Money;
  readonly receivedOn: LocalDate;
  readonly bankReference: string;
}

export interface Recoveries {
  readonly findFinalCost: (id: DossierId) => Promise<FinalCostFacts | null>;
  readonly insertFinalCost: (cost: FinalCost) => Promise<void>;
  readonly insert: (recovery: Recovery) => Promise<void>;
  readonly getById: (id: RecoveryId) => Promise<Recovery>;
  readonly lockById: (id: RecoveryId) => Promise<Recovery>;
  readonly save: (recovery: Recovery) => Promise<void>;
  readonly insertReceipt: (id: RecoveryId, receipt: Receipt) => Promise<void>;
  readonly listByDossier: (id: DossierId) => Promise<Recovery[]>;
  readonly countOpen: (id: DossierId) => Promise<number>;
}

export interface DisbursementUnit extends CommonUnit {
  readonly tranches: Tranches;
  readonly trancheProofs: TrancheProofs;
  readonly proofDrafts: ProofDrafts;
  readonly approvalParties: ApprovalParties;
  readonly paymentOrders: PaymentOrders;
  readonly paymentRuns: PaymentRuns;
  readonly bankStatements: BankStatements;
  readonly placements: Placements;
  readonly tasks: Tasks;
  readonly recoveries: Recoveries;
  readonly paymentBlocks: PaymentBlocks;
  readonly ledger: Ledger;
  readonly programme: ProgrammeFacts;
  readonly registry: RegistryFacts;
  readonly documents: DocumentsFacts;
  readonly attachments: DocumentActs;
  readonly papers: Papers;
  readonly people: AccessFacts;
  readonly application: ApplicationFacts;
  readonly cofinancing: CofinancingFacts;
  readonly agreement: AgreementFacts;
}
