import type { DossierId, EnvelopeId, FunderId, PaymentRunId, TransferId } from '../shared/ids.ts';
import type { Money } from '../shared/money.ts';
import { accountOf, type Account, type Envelope, type EnvelopeShare } from './book.ts';

export type { EnvelopeShare } from './book.ts';

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
  /** The transfer of this cause for this subject that nothing has reversed. */
  readonly unreversed: (cause: string, subjectId: string) => Promise<TransferId>;
  readonly balances: (dossierId: DossierId) => Promise<ShareBalance[]>;
  /** Guarantees, beside the cash. */
  readonly covers: (dossierId: DossierId) => Promise<CoverBalance[]>;
  readonly contribution: (dossierId: DossierId) => Promise<Contribution>;
  /** What has arrived on a bank account and nobody has recognised yet. */
  readonly suspense: (bankAccount: string) => Promise<Money>;
}

/** One guarantor's cover of one dossier: principal, not cash. */
export interface CoverBalance {
  readonly funderId: FunderId;
  readonly envelopeId: EnvelopeId;
  readonly dossierId: DossierId;
  readonly held: Money;
  readonly covered: Money;
  readonly called: Money;
}

/** The holder's own part: what is still owed and what is evidenced; cash and kind never mix. */
export interface Contribution {
  readonly dueCash: Money;
  readonly shownCash: Money;
  readonly dueInKind: Money;
  readonly shownInKind: Money;
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

type Move = Pick<NewTransfer, 'debit' | 'credit' | 'amount' | 'cause' | 'subjectId'> & Partial<NewTransfer>;

export const transfer = (move: Move): NewTransfer => ({
  kind: 'direct',
  pendingId: null,
  reverses: null,
  dueAt: null,
  ...move,
});

/** Where what is promised to a dossier comes from and goes to: money, or (posting 17) a guarantor's quota. */
const promised = (share: EnvelopeShare): Pick<NewTransfer, 'debit' | 'credit'> =>
  share.isGuarantee
    ? { debit: accountOf(share, 'covered'), credit: accountOf(share, 'quota') }
    : { debit: accountOf(share, 'committed'), credit: accountOf(share, 'envelope') };

/** Posting 1: an envelope is opened or raised by the act that grants it; a guarantor's, up to the principal it covers. */
export const raiseEnvelope = (envelope: Envelope, amount: Money): NewTransfer => {
  const own = (kind: Account['kind']) => accountOf({ ...envelope, dossierId: null }, kind);
  return transfer({
    debit: own(envelope.isGuarantee ? 'quota' : 'envelope'),
    credit: own(envelope.isGuarantee ? 'capacity' : 'funding'),
    amount,
    cause: 'envelope_raised',
    subjectId: envelope.envelopeId,
  });
};

/** Postings 2 and 3a: part of an envelope is kept for a dossier until a date. */
export const hold = (share: EnvelopeShare, amount: Money, { dueAt, subjectId }: { dueAt: Date; subjectId: string }) =>
  transfer({
    ...promised(share),
    amount,
    kind: 'hold',
    dueAt,
    cause: 'held',
    subjectId,
  });

const resolve = (held: OpenHold, kind: 'post' | 'void' | 'expire', cause: string): NewTransfer =>
  transfer({
    ...promised(held.share),
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
    transfer({ debit: accountOf(share, debit), credit: accountOf(share, credit), amount, cause, subjectId });

/** Posting 5: a payment order is approved, four eyes complete. */
export const order = between('ordered', 'committed', 'ordered');

/** Posting 6: an order is cancelled before it is sent. It names the order's own transfer. */
export const cancelOrder = (
  share: EnvelopeShare,
  amount: Money,
  reversal: { readonly reverses: TransferId; readonly subjectId: string },
): NewTransfer => ({
  ...between('committed', 'ordered', 'order_cancelled')(share, amount, reversal.subjectId),
  ...reversal,
});

interface InBatch {
  readonly runId: PaymentRunId;
  readonly subjectId: string;
}

/** Posting 7: the payment file is sent. */
export const send = (share: EnvelopeShare, amount: Money, { runId, subjectId }: InBatch): NewTransfer =>
  transfer({
    debit: accountOf(share, 'clearing', runId),
    credit: accountOf(share, 'ordered'),
    amount,
    cause: 'sent',
    subjectId,
  });

/** Posting 8: the bank's statement says paid. */
export const settle = (share: EnvelopeShare, amount: Money, { runId, subjectId }: InBatch): NewTransfer =>
  transfer({
    debit: accountOf(share, 'paid'),
    credit: accountOf(share, 'clearing', runId),
    amount,
    cause: 'settled',
    subjectId,
  });

/** Posting 9: returned before settlement; a new attempt needs a new order and both signatures. */
export const returnUnsettled = (share: EnvelopeShare, amount: Money, { runId, subjectId }: InBatch): NewTransfer =>
  transfer({
    debit: accountOf(share, 'committed'),
    credit: accountOf(share, 'clearing', runId),
    amount,
    cause: 'returned',
    subjectId,
  });

/** Posting 9: returned after it had settled. */
export const returnSettled = between('committed', 'paid', 'returned');
/** Posting 10: the holder is ordered to pay back. */
export const orderRecovery = between('recoverable', 'paid', 'recovery_ordered');
/** Posting 10 taken back, as far as it is open: the holder keeps what was asked for. */
export const withdrawRecovery = between('paid', 'recoverable', 'recovery_cancelled');
/** Posting 12: the holder's money has arrived. */
export const recover = between('recovered', 'recoverable', 'recovered');
/** Posting 13: recovered money may be promised again. */
export const reuse = between('envelope', 'recovered', 'reused');
/** Posting 14: abandoned by a recorded decision. */
export const writeOff = between('written_off', 'recoverable', 'written_off');
/** Posting 15: closure gives back what was not used. */
export const releaseUnused = between('envelope', 'committed', 'unused_released');

/** Posting 17: the loan is repaid, was never taken, or its dossier has ended: the guarantor covers that much less. */
export const releaseCover = between('quota', 'covered', 'cover_released');
/** Posting 17: the lender calls the guarantee. Money paid on it is another movement, in the guarantor's cash book. */
export const callGuarantee = between('called', 'covered', 'guarantee_called');

/** What still stands open between a funder and a dossier; closure asks for zero. */
export const position = (balance: ShareBalance): bigint =>
  balance.held + balance.committed + balance.ordered + balance.clearing + balance.recoverable + balance.recovered;
