import type { Papers } from '../documents/paper-acts.ts';
import type { ProgrammeFacts } from '../programme/programme-facts.ts';
import type { RegistryFacts } from '../registry/registry-facts.ts';
import type { CallId, DossierId, OrganisationId } from '../shared/ids.ts';
import type { CommonUnit } from '../shared/unit.ts';
import type { Dossier, EligibilityDecision, Receipt, WaitsFor } from './application-views.ts';
import type { Stage } from '../shared/stage.ts';

interface IssuedReceipt extends Receipt {
  readonly sequence: number;
  readonly trackingHash: string;
}

export interface DossierStore {
  /** The next number of a call, without a gap: the call's counter stays locked until the transaction ends. */
  readonly nextNumber: (callId: CallId, of: 'dossiers' | 'receipts') => Promise<number>;
  /** The reference of the application that this organisation has with this call already. */
  readonly findReference: (callId: CallId, organisationId: OrganisationId) => Promise<string | null>;
  readonly lockById: (id: DossierId) => Promise<Dossier>;
  readonly getById: (id: DossierId) => Promise<Dossier>;
  readonly insert: (dossier: Dossier) => Promise<void>;
  readonly save: (dossier: Dossier) => Promise<void>;
  /** Keeps what a part of the application said at this version, for good. */
  readonly keepRevision: (dossier: Dossier, part: 'project' | 'plan') => Promise<void>;
}

export interface ReceiptStore {
  /** Of the tracking secret only the hash is kept. */
  readonly insert: (dossier: Dossier, receipt: IssuedReceipt) => Promise<void>;
  readonly find: (dossierId: DossierId) => Promise<Receipt | null>;
}

export interface EligibilityStore {
  readonly insert: (dossierId: DossierId, decision: EligibilityDecision) => Promise<void>;
  readonly find: (dossierId: DossierId) => Promise<EligibilityDecision | null>;
  /** What the organisation's other dossiers say: those of the same call, and those in execution. */
  readonly countOthers: (dossier: Dossier) => Promise<{ otherApplications: number; unsettledDossiers: number }>;
}

/** Where the dossier stands and whom it waits for, as its process and its open waits say. */
export interface DossierProgress {
  readonly getProgress: (id: DossierId) => Promise<{ stage: Stage; waitsFor: WaitsFor[] }>;
}

export interface ApplicationUnit extends CommonUnit {
  readonly programme: ProgrammeFacts;
  readonly registry: RegistryFacts;
  readonly papers: Papers;
  readonly dossiers: DossierStore;
  readonly receipts: ReceiptStore;
  readonly eligibility: EligibilityStore;
  readonly dossierProgress: DossierProgress;
}

export interface ListRequest {
  readonly personId: string;
  readonly roles: readonly string[];
  readonly limit: number;
  readonly after: DossierId | undefined;
  readonly callId: CallId | undefined;
  readonly stage: Stage | undefined;
  readonly reference: string | undefined;
  readonly q: string | undefined;
}

/** The hot list: one statement, no transaction; the page comes as the JSON text that the database built. */
export interface DossierList {
  readonly listPage: (request: ListRequest) => Promise<string>;
}

export interface ListDependencies {
  readonly dossierList: DossierList;
}
