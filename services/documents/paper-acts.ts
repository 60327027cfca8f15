import type { z } from 'zod';
import type { DocumentId, DossierId } from '../shared/ids.ts';
import type { Money } from '../shared/money.ts';
import type { Permission, Subject } from '../shared/permission.ts';
import type { Language } from '../shared/texts.ts';

/**
 * One kind of paper, declared by the slice whose paper it is. Its layout is `services/<slice>/papers/<kind>.typ`, its
 * words are the texts `paper.<kind>.…` of the slice's catalogues.
 */
interface PaperKind<Data extends z.ZodType = z.ZodType> {
  readonly slice: string;
  readonly kind: string;
  /** In which it speaks, the first one leading. */
  readonly languages: readonly Language[];
  /** What the layout is given; amounts, dates and references as `services/shared/plain-text.ts` writes them. */
  readonly data: Data;
}

/** Who may read a paper: whoever holds this permission on that. */
export interface Readers {
  readonly permission: Permission;
  readonly on: Subject;
}

export interface NewPaper<Data extends z.ZodType> {
  readonly paper: PaperKind<Data>;
  /** Unique within its kind: `R-AAP-2026-01-0017`. */
  readonly number: string;
  /** What the verification page may say beside the number: the dossier's or the session's reference. */
  readonly reference: string | null;
  /** Shown on the verification page, where the paper is about one amount. */
  readonly amount?: Money;
  readonly dossierId: DossierId | null;
  /** Left out: whoever may read the dossier. */
  readonly readers?: Readers;
  readonly data: z.input<Data>;
  /** The text of a file that the layout attaches; its hash is among the data, the snapshot does not hold it. */
  readonly attached?: string;
}

export interface IssuedPaper {
  readonly documentId: DocumentId;
  /** 128 random bits in letters: what is printed, and what `/verify/<code>` finds it by. */
  readonly code: string;
  /** SHA-256 of the exact bytes of the PDF. */
  readonly sha256: string;
}

/** Papers, made once from a frozen snapshot in the asker's transaction, and kept: never rendered again to be shown. */
export interface Papers {
  /** The same number with the same data is the same paper; with other data it is `paper_number_taken`. */
  readonly issue: <Data extends z.ZodType>(paper: NewPaper<Data>) => Promise<IssuedPaper>;
  /** From now on the verification page says of the first that the second replaced it. */
  readonly replace: (replaced: DocumentId, by: DocumentId) => Promise<void>;
  /** From now on the verification page says that it no longer holds. */
  readonly withdraw: (documentId: DocumentId, reason: string) => Promise<void>;
}
