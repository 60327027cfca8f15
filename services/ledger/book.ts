import { idOf, type DossierId, type EnvelopeId, type FunderId, type PaymentRunId } from '../shared/ids.ts';

/**
 * A book is of one nature, and what is in one cannot reach another: a funder's money, a guarantor's covered principal,
 * a holder's own contribution, receipts on a bank account that nobody has recognised.
 */
export interface Book {
  readonly id: string;
  readonly nature: 'funder' | 'fund' | 'guarantee' | 'holder';
  readonly owner: string;
}

interface Kinds {
  readonly funder:
    | 'funding'
    | 'envelope'
    | 'committed'
    | 'ordered'
    | 'clearing'
    | 'paid'
    | 'recoverable'
    | 'recovered'
    | 'written_off';
  readonly fund: 'outside' | 'suspense';
  readonly guarantee: 'capacity' | 'quota' | 'covered' | 'called';
  readonly holder: 'pledged' | 'due_cash' | 'shown_cash' | 'due_kind' | 'shown_kind';
}

export interface Account {
  readonly book: Book;
  readonly kind: Kinds[keyof Kinds];
  readonly envelopeId: EnvelopeId | null;
  readonly dossierId: DossierId | null;
  readonly batchId: PaymentRunId | null;
}

/** One envelope's part in one dossier: where a funder's money for a project lives in its own book. */
export interface EnvelopeShare {
  readonly funderId: FunderId;
  readonly envelopeId: EnvelopeId;
  readonly dossierId: DossierId;
  /** Covered principal, never cash: it lives in a book of the envelope's own. */
  readonly isGuarantee?: boolean;
}

export type Envelope = Pick<EnvelopeShare, 'funderId' | 'envelopeId' | 'isGuarantee'>;

const bookOf = ({ funderId, envelopeId, isGuarantee = false }: Envelope): Book =>
  isGuarantee
    ? { id: idOf('book', 'guarantee', envelopeId), nature: 'guarantee', owner: funderId }
    : { id: funderId, nature: 'funder', owner: funderId };

const OF_THE_ENVELOPE: ReadonlySet<Account['kind']> = new Set(['funding', 'envelope', 'capacity', 'quota']);

/** An envelope's account of a kind, in the book that the envelope's instrument gives it. */
export const accountOf = (
  { dossierId, ...envelope }: Envelope & { readonly dossierId: DossierId | null },
  kind: Account['kind'],
  batchId: PaymentRunId | null = null,
): Account => ({
  book: bookOf(envelope),
  kind,
  envelopeId: envelope.envelopeId,
  dossierId: OF_THE_ENVELOPE.has(kind) ? null : dossierId,
  batchId,
});
