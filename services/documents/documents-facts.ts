import type { DocumentId, PersonId } from '../shared/ids.ts';

export interface DocumentFacts {
  readonly id: DocumentId;
  /** SHA-256 of the bytes, in hex: the document's identity by content. */
  readonly sha256: string;
  readonly mediaType: string;
  readonly size: number;
  readonly name: string;
  /** Null where Touiza made it itself. */
  readonly uploadedBy: PersonId | null;
}

export interface DocumentsFacts {
  readonly getDocument: (id: DocumentId) => Promise<DocumentFacts>;
}
