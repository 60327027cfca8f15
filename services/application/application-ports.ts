import type { DocumentActs } from '../documents/documents-acts.ts';
import type { DocumentsFacts } from '../documents/documents-facts.ts';
import type { Papers } from '../documents/paper-acts.ts';
import type { ProgrammeFacts } from '../programme/programme-facts.ts';
import type { RegistryFacts } from '../registry/registry-facts.ts';
import type { LocalDate } from '../shared/dates.ts';
import type { CallId, DossierId, FunderId, MandateId, OrganisationId, PersonId } from '../shared/ids.ts';
import type { CommonUnit } from '../shared/unit.ts';
import type { Appeal } from './appeal.ts';
import type { Dossier, EligibilityDecision, Receipt, WaitsFor } from './application-views.ts';
import type { Complement } from './complement.ts';
import type { LegalClock } from './legal-clock.ts';
import type { Mandate } from './mandate.ts';
import type { Waiver } from './waiver.ts';
import type { ApplicationFacts } from './application-facts.ts';
import type { Attachment } from './wanted-documents.ts';
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
  /** From now on only the newest secret opens the public progress. */
  readonly replaceSecret: (dossierId: DossierId, trackingHash: string) => Promise<void>;
}

export interface LegalClocks {
  readonly insert: (dossierId: DossierId, clock: LegalClock) => Promise<void>;
  readonly get: (dossierId: DossierId) => Promise<LegalClock>;
  readonly find: (dossierId: DossierId) => Promise<LegalClock | null>;
  readonly save: (dossierId: DossierId, clock: LegalClock) => Promise<void>;
}

export interface Complements {
  readonly insert: (dossierId: DossierId, complement: Complement) => Promise<void>;
  readonly find: (dossierId: DossierId) => Promise<Complement | null>;
  readonly save: (dossierId: DossierId, complement: Complement) => Promise<void>;
}

export interface Appeals {
  readonly insert: (dossierId: DossierId, appeal: Appeal) => Promise<void>;
  readonly find: (dossierId: DossierId) => Promise<Appeal | null>;
  readonly save: (dossierId: DossierId, appeal: Appeal) => Promise<void>;
}

export interface Waivers {
  readonly insert: (dossierId: DossierId, waiver: Waiver) => Promise<void>;
  readonly list: (dossierId: DossierId) => Promise<Waiver[]>;
}

/** Documents brought to one dossier; the newest of each kind. */
export interface ApplicationDocuments {
  readonly add: (dossierId: DossierId, attachment: Attachment) => Promise<void>;
}

export interface Mandates {
  readonly insert: (mandate: Mandate) => Promise<void>;
  readonly lockById: (id: MandateId) => Promise<Mandate>;
  readonly save: (mandate: Mandate) => Promise<void>;
  readonly findInForce: (organisationId: OrganisationId, agentId: PersonId, on: LocalDate) => Promise<Mandate | null>;
  readonly list: (organisationId: OrganisationId) => Promise<Mandate[]>;
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
  readonly documents: DocumentsFacts;
  readonly attachments: DocumentActs;
  readonly applicationDocuments: ApplicationDocuments;
  readonly application: ApplicationFacts;
  readonly legalClocks: LegalClocks;
  readonly complements: Complements;
  readonly appeals: Appeals;
  readonly waivers: Waivers;
  readonly mandates: Mandates;
  readonly eligibility: EligibilityStore;
  readonly dossierProgress: DossierProgress;
}

export interface ListRequest {
  readonly personId: string;
  readonly roles: readonly string[];
  readonly limit: number;
  readonly after?: DossierId | undefined;
  /** Only what waits for this person. */
  readonly mine?: boolean | undefined;
  readonly callId?: CallId | undefined;
  readonly funderId?: FunderId | undefined;
  readonly territory?: string | undefined;
  readonly stage?: Stage | undefined;
  readonly status?: Dossier['status'] | undefined;
  readonly reference?: string | undefined;
  readonly q?: string | undefined;
}

/** The hot list: one statement, no transaction; the page comes as the JSON text that the database built. */
export interface DossierList {
  readonly listPage: (request: ListRequest) => Promise<string>;
}

export interface ListDependencies {
  readonly dossierList: DossierList;
}
