import type { ApplicationFacts } from '../application/application-facts.ts';
import type { CofinancingFacts } from '../cofinancing/cofinancing-facts.ts';
import type { CommitteeFacts } from '../committee/committee-facts.ts';
import type { DocumentActs } from '../documents/documents-acts.ts';
import type { DocumentsFacts } from '../documents/documents-facts.ts';
import type { Papers } from '../documents/paper-acts.ts';
import type { Pledge } from '../ledger/contribution-acts.ts';
import type { Ledger } from '../ledger/ledger-acts.ts';
import type { ProgrammeFacts } from '../programme/programme-facts.ts';
import type { RegistryFacts } from '../registry/registry-facts.ts';
import type { AgreementId, DossierId, SignatoryId, SignedCopyId, SuspensionId } from '../shared/ids.ts';
import type { Texts } from '../shared/texts.ts';
import type { CommonUnit } from '../shared/unit.ts';
import type { Agreement, AgreementKind, Signatory, Signature } from './agreement.ts';
import type { SignedCopy } from './signed-copy.ts';
import type { Suspension } from './suspension.ts';

export interface AgreementStore {
  /** The next number of a kind and year; taken under a lock, given back if the transaction fails. */
  readonly takeNumber: (kind: AgreementKind, year: number) => Promise<number>;
  readonly add: (agreement: Agreement) => Promise<void>;
  /** Status, date and version: the content, its number and its parties never change. */
  readonly save: (agreement: Agreement) => Promise<void>;
  readonly addSignature: (agreement: Agreement, signatory: Signatory, signature: Signature) => Promise<void>;
  /** It is this party's turn, until a date. */
  readonly saveTurn: (id: SignatoryId, dueAt: Date) => Promise<void>;
  /** What the holder has bound itself to bring, by nature. */
  readonly addPledge: (id: AgreementId, amounts: Pledge) => Promise<void>;
  readonly addCopy: (agreement: Agreement, copy: SignedCopy) => Promise<void>;
  readonly saveCopy: (copy: SignedCopy) => Promise<void>;
  readonly getById: (id: AgreementId) => Promise<Agreement>;
  readonly getByCopy: (id: SignedCopyId) => Promise<Agreement>;
  readonly getBySignatory: (id: SignatoryId) => Promise<Agreement>;
  readonly findByDossier: (dossierId: DossierId) => Promise<Agreement | null>;
}

export interface Suspensions {
  readonly add: (suspension: Suspension) => Promise<void>;
  readonly save: (suspension: Suspension) => Promise<void>;
  readonly getById: (id: SuspensionId) => Promise<Suspension>;
  /** The newest first. */
  readonly list: (dossierId: DossierId) => Promise<Suspension[]>;
}

/** Every command on a dossier first locks its process row: an agreement needs no lock of its own. */
export interface AgreementUnit extends CommonUnit {
  readonly agreements: AgreementStore;
  readonly suspensions: Suspensions;
  readonly papers: Papers;
  readonly texts: Texts;
  readonly documents: DocumentsFacts;
  readonly attachments: DocumentActs;
  readonly ledger: Ledger;
  readonly programme: ProgrammeFacts;
  readonly registry: RegistryFacts;
  readonly application: ApplicationFacts;
  readonly committee: CommitteeFacts;
  readonly cofinancing: CofinancingFacts;
}
