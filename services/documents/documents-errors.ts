import { DomainError } from '../shared/errors.ts';
import type { DocumentId } from '../shared/ids.ts';
import type { DocumentStatus } from './documents-facts.ts';

export const documentEmpty = () => new DomainError('refused', 'document_empty');

export const documentTooLarge = (size: number, most: number) =>
  new DomainError('refused', 'document_too_large', { size, most });

/** What the bytes are and what they were said to be differ. */
export const mediaTypeDiffers = (declared: string, found: string | null) =>
  new DomainError('refused', 'media_type_differs', { declared, found });

export const documentMissing = (id: DocumentId) => new DomainError('missing', 'document_missing', { id });

/** The row is there and its bytes are not, or are not the same: the store is ill, and nothing is shown. */
export const documentUnreadable = (sha256: string) => new DomainError('unavailable', 'document_unreadable', { sha256 });

export const paperMissing = (id: DocumentId) => new DomainError('missing', 'paper_missing', { id });

/** Another paper of this kind has this number, and says something else. */
export const paperNumberTaken = (kind: string, number: string) =>
  new DomainError('conflict', 'paper_number_taken', { kind, number });

/** It was replaced or withdrawn already. */
export const paperNotValid = (id: DocumentId) => new DomainError('conflict', 'paper_not_valid', { id });

/** Nobody has the paper's code but who has the paper: an unknown code says that it is none of ours. */
export const paperUnknown = () => new DomainError('missing', 'paper_unknown');

/** Not scanned yet, or nothing could be said of it. */
export const documentNotClean = (id: DocumentId, state: DocumentStatus) =>
  new DomainError('refused', 'document_not_clean', { id, state });

/** A scanner found something: it is kept as evidence, and shown to nobody. */
export const documentQuarantined = (id: DocumentId) => new DomainError('refused', 'document_quarantined', { id });

export const tooManyDocuments = (most: number) => new DomainError('refused', 'too_many_documents', { most });

export const tooManyUnscanned = (most: number) => new DomainError('refused', 'too_many_unscanned', { most });

export const scannerUnavailable = (reason: string) => new DomainError('unavailable', 'scanner_unavailable', { reason });

export const fileStoreUnavailable = () => new DomainError('unavailable', 'file_store_unavailable');
