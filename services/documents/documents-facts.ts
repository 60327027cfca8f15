import type { MediaType } from '../shared/accepted-files.ts';
import type { DocumentId, PersonId } from '../shared/ids.ts';

/** What is known of a file's harmlessness; what nobody has scanned is never clean. */
export const DOCUMENT_STATUSES = ['received', 'scanning', 'clean', 'infected', 'unscannable'] as const;
export type DocumentStatus = (typeof DOCUMENT_STATUSES)[number];

export interface DocumentFacts {
  readonly id: DocumentId;
  /** SHA-256 of the bytes, in hex: the document's identity by content. */
  readonly sha256: string;
  readonly mediaType: MediaType;
  readonly size: number;
  readonly name: string;
  /** Null where Touiza made it itself. */
  readonly uploadedBy: PersonId | null;
  readonly status: DocumentStatus;
}

export interface DocumentsFacts {
  readonly getDocument: (id: DocumentId) => Promise<DocumentFacts>;
  /**
   * Before somebody relies on what a file says: nothing but a clean one is shown to anyone else, so nobody has read it.
   * `document_not_clean`, `document_quarantined`.
   */
  readonly getCleanDocument: (id: DocumentId) => Promise<DocumentFacts>;
}
