import type { DocumentId, DossierId } from '../shared/ids.ts';
import type { DocumentFacts } from './documents-facts.ts';

/** Files handed in, made part of something. */
export interface DocumentActs {
  /**
   * Makes a file part of a dossier: from then on whoever may read the dossier may read it, co-funders too. Only who may
   * read a file can hand it on; somebody else's is `document_missing`.
   */
  readonly attach: (id: DocumentId, dossierId: DossierId) => Promise<DocumentFacts>;
}
