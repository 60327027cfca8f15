import type { DossierId, EnvelopeId, FunderId, PaymentRunId, TransferId } from '../shared/ids.ts';
import type { Money } from '../shared/money.ts';

/** One envelope's part in one dossier: where a funder's money for a project lives in its own book. */
export interface EnvelopeShare {
  readonly funderId: FunderId;
  readonly envelopeId: EnvelopeId;
  readonly dossierId: DossierId;
}

export interface Account {
  /** The book is the funder's: money of one cannot reach an account of another. */
  readonly book: FunderId;
  readonly kind:
    | 'funding'
    | 'envelope'
    | 'committed'
    | 'ordered'
    | 'clearing'
    | 'paid'
    | 'recoverable'
    | 'recovered'
    | 'written_off';
  readonly envelopeId: EnvelopeId;
  readonly dossierId: DossierId | null;
  readonly batchId: PaymentRunId | null;
}

export interface NewTransfer {
  readonly debit: Account;
  readonly credit: Account;
  readonly amount: Money;
  readonly kind: 'direct' | 'hold' | 'post' | 'void' | 'expire';
  readonly pendingId: TransferId | null;
  readonly reverses: TransferId | null;
  readonly dueAt: Date | null;
  /** The event of the chart of postings, in a word. */
  readonly cause: string;
  readonly subjectId: string;
}

export interface OpenHold {
  readonly id: TransferId;
  readonly share: EnvelopeShare;
  readonly amount: Money;
  readonly dueAt: Date;
  readonly subjectId: string;
}

/** The books, in the asker's transaction. */
export interface Ledger {
  /**
   * Posts all or nothing and gives the transfers' ids in the same order.
   * Refused: `envelope_exceeded`, `hold_already_resolved`, `hold_expired`, `hold_exceeded`, `hold_not_due`.
   */
  readonly post: (transfers: readonly NewTransfer[]) => Promise<TransferId[]>;
  /** Holds of a dossier that nothing has resolved, oldest first; locked against a second resolution. */
  readonly openHolds: (dossierId: DossierId) => Promise<OpenHold[]>;
  readonly hold: (id: TransferId) => Promise<OpenHold>;
  /** What an envelope can still promise. */
  readonly available: (envelopeId: EnvelopeId) => Promise<Money>;
  readonly balances: (dossierId: DossierId) => Promise<ShareBalance[]>;
}

/** One funder's money in one dossier, by where it stands. */
export interface ShareBalance extends EnvelopeShare {
  readonly held: Money;
  readonly committed: Money;
  readonly ordered: Money;
  readonly clearing: Money;
  readonly paid: Money;
  readonly recoverable: Money;
  readonly recovered: Money;
  readonly writtenOff: Money;
}

const account = (
  { funderId, envelopeId, dossierId }: EnvelopeShare,
  kind: Account['kind'],
  batchId: PaymentRunId | null = null,
): Account => ({
  book: funderId,
  kind,
  envelopeId,
  dossierId: kind === 'envelope' || kind === 'funding' ? null : dossierId,
  batchId,
});

type Move = Pick<NewTransfer, 'debit' | 'credit' | 'amount' | 'cause' | 'subjectId'> & Partial<NewTransfer>;

const transfer = (move: Move): NewTransfer => ({
  kind: 'direct',
  pendingId: null,
  reverses: null,
  dueAt: null,
  ...move,
});

/** Posting 1: an envelope is opened or raised by the act that grants it. */
export const raiseEnvelope = (
  { funderId, envelopeId }: Pick<EnvelopeShare, 'funderId' | 'envelopeId'>,
  amount: Money,
): NewTransfer => {
  const own = (kind: 'envelope' | 'funding') => ({ book: funderId, kind, envelopeId, dossierId: null, batchId: null });
  return transfer({
    debit: own('envelope'),
    credit: own('funding'),
    amount,
    cause: 'envelope_raised',
    subjectId: envelopeId,
  });
};

/** Postings 2 and 3a: part of an envelope is kept for a dossier until a date. */
export const hold = (share: EnvelopeShare, amount: Money, { dueAt, subjectId }: { dueAt: Date; subjectId: string }) =>
  transfer({
    debit: account(share, 'committed'),
    credit: account(share, 'envelope'),
    amount,
    kind: 'hold',
    dueAt,
    cause: 'held',
    subjectId,
  });

const resolve = (held: OpenHold, kind: 'post' | 'void' | 'expire', cause: string): NewTransfer =>
  transfer({
    debit: account(held.share, 'committed'),
    credit: account(held.share, 'envelope'),
    amount: held.amount,
    kind,
    pendingId: held.id,
    cause,
    subjectId: held.subjectId,
  });

/** Posting 3b: a firm hold becomes a commitment. */
export const commit = (held: OpenHold): NewTransfer => resolve(held, 'post', 'committed');

/** Posting 4: refused, withdrawn, replaced, or the round or signature lapsed. */
export const release = (held: OpenHold): NewTransfer => resolve(held, 'void', 'released');

/** Posting 4, once the hold's own date has passed. */
export const expire = (held: OpenHold): NewTransfer => resolve(held, 'expire', 'expired');

/** Frees a hold whatever its date: it expires by itself once that has passed, and is released before. */
export const letGo = (held: OpenHold, now: Date): NewTransfer => (now >= held.dueAt ? expire(held) : release(held));

/** A hold for another amount or date: the old one voided and the new one made in the same call. */
export const replaceHold = (held: OpenHold, amount: Money, dueAt: Date): NewTransfer[] => [
  release(held),
  hold(held.share, amount, { dueAt, subjectId: held.subjectId }),
];

const between =
  (debit: Account['kind'], credit: Account['kind'], cause: string) =>
  (share: EnvelopeShare, amount: Money, subjectId: string): NewTransfer =>
    transfer({ debit: account(share, debit), credit: account(share, credit), amount, cause, subjectId });

/** Posting 5: a payment order is approved, four eyes complete. */
export const order = between('ordered', 'committed', 'ordered');

interface InBatch {
  readonly runId: PaymentRunId;
  readonly subjectId: string;
}

/** Posting 7: the payment file is sent. */
export const send = (share: EnvelopeShare, amount: Money, { runId, subjectId }: InBatch): NewTransfer =>
  transfer({
    debit: account(share, 'clearing', runId),
    credit: account(share, 'ordered'),
    amount,
    cause: 'sent',
    subjectId,
  });

/** Posting 8: the bank's statement says paid. */
export const settle = (share: EnvelopeShare, amount: Money, { runId, subjectId }: InBatch): NewTransfer =>
  transfer({
    debit: account(share, 'paid'),
    credit: account(share, 'clearing', runId),
    amount,
    cause: 'settled',
    subjectId,
  });

/** Posting 9: returned before settlement; a new attempt needs a new order and both signatures. */
export const returnUnsettled = (share: EnvelopeShare, amount: Money, { runId, subjectId }: InBatch): NewTransfer =>
  transfer({
    debit: account(share, 'committed'),
    credit: account(share, 'clearing', runId),
    amount,
    cause: 'returned',
    subjectId,
  });

/** Posting 9: returned after it had settled. */
export const returnSettled = between('committed', 'paid', 'returned');
/** Posting 10: the holder is ordered to pay back. */
export const orderRecovery = between('recoverable', 'paid', 'recovery_ordered');
/** Posting 12: the holder's money has arrived. */
export const recover = between('recovered', 'recoverable', 'recovered');
/** Posting 13: recovered money may be promised again. */
export const reuse = between('envelope', 'recovered', 'reused');
/** Posting 15: closure gives back what was not used. */
export const releaseUnused = between('envelope', 'committed', 'unused_released');

/** What still stands open between a funder and a dossier; closure asks for zero. */
export const position = (balance: ShareBalance): bigint =>
  balance.held + balance.committed + balance.ordered + balance.clearing + balance.recoverable + balance.recovered;
