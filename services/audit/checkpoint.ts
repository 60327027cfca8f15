import { z } from 'zod';
import { rootOfPeaks } from './merkle.ts';
import { openNote, readVerifier, type Signer, type Verifier } from './note.ts';
import type { Block } from './block.ts';

/** The state of the whole trail at a moment: C2SP `tlog-checkpoint`, with the epoch and the time as further lines. */
export interface Checkpoint {
  readonly origin: string;
  /** How many blocks there were. */
  readonly size: number;
  /** The root of the tree over their hashes. */
  readonly root: Buffer;
  readonly epoch: number;
  readonly at: string;
}

interface Signing {
  readonly origin: string;
  readonly signer: Signer;
  readonly at: Date;
}

export const checkpointOf = ({ number, epoch, peaks }: Block, { origin, signer, at }: Signing): string =>
  signer.sign(
    `${[origin, number + 1, rootOfPeaks(peaks).toString('base64'), `epoch ${epoch}`, `at ${at.toISOString()}`].join('\n')}\n`,
  );

const TEXT = /^(\S+)\n(\d{1,15})\n([A-Za-z0-9+/]{43}=)\nepoch (\d{1,9})\nat (\S+)\n$/;
const Size = z.coerce.number().int();

/** What a signed checkpoint says; null where none of these signed it, or where it is no checkpoint. */
export const openCheckpoint = (note: string, verifiers: readonly Verifier[]): Checkpoint | null => {
  const [whole, origin = '', size, root = '', epoch, at = ''] = TEXT.exec(openNote(note, verifiers) ?? '') ?? [];
  if (whole === undefined) return null;
  return { origin, size: Size.parse(size), root: Buffer.from(root, 'base64'), epoch: Size.parse(epoch), at };
};

const INTRODUCTION = /^touiza key\n(\S+)\n$/;

/** A new key is introduced by the one before it; the first by itself. */
export const introduce = (verifier: string, by: Signer): string => by.sign(`touiza key\n${verifier}\n`);

/**
 * The keys that a reader may rely on: those they were given, and whom these introduce, one after the other. A key that
 * nobody known introduces is nobody's.
 */
export const trustedKeys = (given: readonly string[], introductions: readonly string[]): Verifier[] =>
  introductions.reduce<Verifier[]>(
    (known, note) => {
      const [, text = ''] = INTRODUCTION.exec(openNote(note, known) ?? '') ?? [];
      const introduced = readVerifier(text);
      return introduced === null ? known : [...known, introduced];
    },
    given.map(readVerifier).filter((each) => each !== null),
  );
