import { setTimeout as sleep } from 'node:timers/promises';
import { FILE_BYTES_MAX } from '../../services/shared/accepted-files.ts';
import type { Actor, Command } from '../../services/shared/command.ts';
import type { DocumentId } from '../../services/shared/ids.ts';
import type { SentFile } from './sent-form.ts';

/** Who takes a file in: a use case. */
export interface KeepsFiles {
  readonly storeDocument: (command: Command, upload: Upload) => Promise<{ readonly id: DocumentId }>;
}

interface Upload {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** What a form with one file takes in. */
export const ONE_FILE = { bytesMax: FILE_BYTES_MAX };

/** What a phone's camera and a scanner give. */
export const PHOTO_OR_PDF = ['image/jpeg', 'image/png', 'application/pdf'] as const;

const NAME_MAX = 120;

/** A file of a form, kept; null where none was chosen. Its name is only shown: what cannot stand in one is left out. */
export const keepFile = async (
  { storeDocument }: KeepsFiles,
  command: Command,
  file: SentFile | null,
): Promise<DocumentId | null> => {
  if (file === null) return null;
  const name =
    file.name
      .replace(/[/\\\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
      .trim()
      .slice(-NAME_MAX) || 'photo';
  const { id } = await storeDocument(command, { name, mediaType: file.mediaType, bytes: file.bytes });
  return id;
};

/** The same where a file must have come: the form asks for it. */
export const keepNeededFile = async (
  useCases: KeepsFiles,
  command: Command,
  file: SentFile | null,
): Promise<DocumentId> => {
  const id = await keepFile(useCases, command, file);
  if (id === null) throw new Error('the form asks for a file, and none came');
  return id;
};

/** Who also says how far the look at a file is: a use case. */
export interface ScansFiles extends KeepsFiles {
  readonly getDocument: (actor: Actor, id: DocumentId) => Promise<{ readonly status: string }>;
}

const UNSCANNED = new Set(['received', 'scanning']);
const LOOK_MS = 250;
const SCAN_MS = 10_000;

/**
 * The same, for somebody who relies on it at once: a browser forgets a file that it sent, and nobody wants to choose it
 * again because it was looked at half a second later. What takes longer is refused by whoever needs it clean.
 */
export const keepScannedFile = async (
  useCases: ScansFiles,
  command: Command,
  file: SentFile | null,
): Promise<DocumentId> => {
  const id = await keepNeededFile(useCases, command, file);
  for (let waited = 0; waited < SCAN_MS; waited += LOOK_MS) {
    const { status } = await useCases.getDocument(command.actor, id);
    if (!UNSCANNED.has(status)) break;
    await sleep(LOOK_MS);
  }
  return id;
};
