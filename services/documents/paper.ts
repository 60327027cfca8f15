import { randomBytes } from 'node:crypto';
import type { DocumentId, DossierId } from '../shared/ids.ts';
import type { Money } from '../shared/money.ts';
import type { Language } from '../shared/texts.ts';

export const PAPER_STATUSES = ['valid', 'replaced', 'withdrawn'] as const;

export interface Paper {
  readonly documentId: DocumentId;
  readonly slice: string;
  readonly kind: string;
  readonly number: string;
  readonly reference: string | null;
  readonly code: string;
  readonly dossierId: DossierId | null;
  readonly amount: Money | null;
  readonly snapshot: Snapshot;
  readonly sha256: string;
  readonly status: (typeof PAPER_STATUSES)[number];
  readonly replacedBy: DocumentId | null;
  readonly issuedAt: Date;
}

/** All that a layout sees; kept, so that anybody can see from what a paper was made. */
export interface Snapshot {
  readonly title: string;
  readonly number: string;
  readonly code: string;
  /** Where the paper can be verified; the QR code says the same. */
  readonly verifyAt: string;
  readonly date: { readonly year: number; readonly month: number; readonly day: number; readonly text: string };
  readonly languages: readonly Language[];
  /** The texts of the house and of the kind, by language and by the last part of their key. */
  readonly words: Readonly<Partial<Record<Language, Readonly<Record<string, string>>>>>;
  readonly data: object;
}

/** Crockford's letters: none that is read as another, so that a code can be typed from paper. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_BYTES = 16;
const CODE_LENGTH = 26;
const GROUP = /.{1,5}/g;

/**
 * 128 random bits, without meaning. Random is enough for "the same again": only the attempt that commits is ever known,
 * and from then on the command's kept outcome answers.
 */
export const newCode = (): string => {
  const bits = BigInt(`0x${randomBytes(CODE_BYTES).toString('hex')}`);
  const letters = Array.from({ length: CODE_LENGTH }, (_, index) => LETTERS[Number((bits >> BigInt(index * 5)) & 31n)]);
  return (letters.reverse().join('').match(GROUP) ?? []).join('-');
};

/** The code as it is kept, however it was typed: small letters, spaces, an O for a zero. */
export const codeOf = (typed: string): string => {
  const letters = typed
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .replace(/[^0-9A-Z]/g, '');
  return (letters.match(GROUP) ?? []).join('-');
};

/** A name to save it under: what the number says, without what a file name may not hold. */
export const fileNameOf = (kind: string, number: string): string => `${kind}-${number.replace(/[^\w.-]+/g, '-')}.pdf`;
