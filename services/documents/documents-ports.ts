import type { DocumentId } from '../shared/ids.ts';
import type { CommonUnit } from '../shared/unit.ts';
import type { Document } from './document.ts';
import type { DocumentsFacts } from './documents-facts.ts';

/** Bytes, kept and found by their SHA-256. Outside the database: written before the row that speaks of them. */
export interface FileStore {
  /** Gives the SHA-256 in hex, once the bytes are safe; the same bytes twice are kept once. */
  readonly put: (bytes: Uint8Array) => Promise<string>;
  /** Throws `document_unreadable` where the bytes are gone or are not those. */
  readonly get: (sha256: string) => Promise<Uint8Array>;
}

export interface DocumentStore {
  readonly insert: (document: Document) => Promise<void>;
  readonly getById: (id: DocumentId) => Promise<Document>;
}

export interface DocumentsUnit extends CommonUnit {
  readonly documents: DocumentsFacts;
  readonly documentStore: DocumentStore;
}
