import type { DocumentId, DossierId, PersonId } from '../shared/ids.ts';
import type { Texts } from '../shared/texts.ts';
import type { CommonUnit } from '../shared/unit.ts';
import type { Document } from './document.ts';
import type { DocumentsFacts } from './documents-facts.ts';
import type { Readers } from './paper-acts.ts';
import type { Paper, Snapshot } from './paper.ts';
import type { Verdict } from './scan.ts';

/** Bytes, kept and found by their SHA-256. Outside the database: written before the row that speaks of them. */
export interface FileStore {
  /** Gives the SHA-256 in hex, once the bytes are safe; the same bytes twice are kept once. */
  readonly put: (bytes: Uint8Array) => Promise<string>;
  /** Throws `document_unreadable` where the bytes are gone or are not those. */
  readonly get: (sha256: string) => Promise<Uint8Array>;
}

/** Sets a layout with what it is given: the same snapshot is the same bytes, on every machine and every day. */
export interface Printer {
  /** `layout` is `<slice>/<kind>`; what is attached makes it a PDF/A-3, the standard for a PDF with files inside. */
  readonly print: (layout: string, snapshot: Snapshot, attached?: string) => Promise<Uint8Array>;
}

/** What making papers takes that lies outside the database. */
export interface Printing {
  readonly printer: Printer;
  readonly files: FileStore;
  readonly texts: Texts;
  /** Where the public finds Touiza: printed on every paper. */
  readonly publicUrl: string;
}

/** Says of bytes whether they are harmless; throws `scanner_unavailable` where it cannot be asked. */
export interface Scanner {
  readonly scan: (bytes: Uint8Array) => Promise<Verdict>;
}

interface ScanTask {
  readonly documentId: DocumentId;
  readonly sha256: string;
  readonly tries: number;
}

export interface ScanRound {
  readonly scanned: number;
  /** Why the others were not; they are tried again. */
  readonly failures: readonly unknown[];
}

/** Files that wait for their scan, the longest waiting first. */
export interface ScanQueue {
  /** Each is one worker's for a while; one that could not be scanned waits longer each time and holds up no other. */
  readonly work: (limit: number, hand: (task: ScanTask) => Promise<void>) => Promise<ScanRound>;
}

export interface ScanStore {
  readonly enqueue: (id: DocumentId) => Promise<void>;
  readonly settle: (id: DocumentId, verdict: Verdict) => Promise<void>;
  /** How many files of this person wait for their scan. */
  readonly countOpen: (uploadedBy: PersonId) => Promise<number>;
}

export interface DocumentStore {
  readonly insert: (document: Document) => Promise<void>;
  readonly getById: (id: DocumentId) => Promise<Document>;
  readonly lockById: (id: DocumentId) => Promise<Document>;
  /** From now on these may read it too; never taken back. */
  readonly admit: (id: DocumentId, readers: Readers) => Promise<void>;
  readonly listReaders: (id: DocumentId) => Promise<Readers[]>;
  /** How many documents the readers of this dossier may read. */
  readonly countOf: (dossierId: DossierId) => Promise<number>;
}

export interface PaperStore {
  readonly insert: (paper: Paper) => Promise<void>;
  readonly getById: (id: DocumentId) => Promise<Paper>;
  readonly findByCode: (code: string) => Promise<Paper | null>;
  readonly findByNumber: (slice: string, kind: string, number: string) => Promise<Paper | null>;
  /** Only a valid paper can be replaced or withdrawn. */
  readonly setStatus: (id: DocumentId, status: 'replaced' | 'withdrawn', by: DocumentId | null) => Promise<void>;
}

export interface DocumentsUnit extends CommonUnit {
  readonly documents: DocumentsFacts;
  readonly documentStore: DocumentStore;
  readonly paperStore: PaperStore;
  readonly scans: ScanStore;
}
