import { z } from 'zod';
import type { DocumentId, PersonId } from '../shared/ids.ts';
import type { Actor } from '../shared/command.ts';
import {
  documentEmpty,
  documentNotClean,
  documentQuarantined,
  documentTooLarge,
  mediaTypeDiffers,
} from './documents-errors.ts';
import { FILE_BYTES_MAX, type MediaType } from '../shared/accepted-files.ts';
import type { DocumentFacts } from './documents-facts.ts';
import { mediaTypeOf } from './media-type.ts';

/** A name to show and to save under: no path, no control or direction characters. */
export const DocumentName = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^/\\\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+$/u);

export interface Document extends DocumentFacts {
  readonly receivedAt: Date;
}

export interface Upload {
  readonly name: string;
  /** What the sender says it is. */
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** What it is. Refuses what cannot be taken in: nothing, too much, or something else than it says. */
export const acceptedType = ({ bytes, mediaType }: Upload): MediaType => {
  if (bytes.length === 0) throw documentEmpty();
  if (bytes.length > FILE_BYTES_MAX) throw documentTooLarge(bytes.length, FILE_BYTES_MAX);
  const found = mediaTypeOf(bytes);
  if (found === null || found !== mediaType) throw mediaTypeDiffers(mediaType, found);
  return found;
};

/** What is not clean has been read by nobody but who handed it in: no decision may stand on it. */
export const requireClean = ({ id, status }: Document): void => {
  if (status === 'infected') throw documentQuarantined(id);
  if (status !== 'clean') throw documentNotClean(id, status);
};

/** Nothing but a clean file is shown to anyone else than who handed it in; an infected one to nobody. */
export const requireShowable = (document: Document, { id: reader }: Actor): void => {
  if (document.uploadedBy !== reader || document.status === 'infected') requireClean(document);
};

interface Receiving {
  readonly mediaType: MediaType;
  readonly id: DocumentId;
  readonly sha256: string;
  readonly uploadedBy: PersonId;
  readonly now: Date;
}

export const receive = ({ name, bytes }: Upload, { now, ...facts }: Receiving): Document => ({
  ...facts,
  name,
  size: bytes.length,
  status: 'received',
  receivedAt: now,
});
