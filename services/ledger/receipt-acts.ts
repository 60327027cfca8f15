import { idOf, type FunderId, type TransferId } from '../shared/ids.ts';
import type { Money } from '../shared/money.ts';
import type { Account } from './book.ts';
import { transfer, type NewTransfer } from './ledger-acts.ts';

/** A bank account and the funder whose it is: each has a book for what arrives and is not recognised yet. */
interface BankAccount {
  readonly rib: string;
  readonly funderId: FunderId;
}

export const suspenseBook = (rib: string): string => idOf('book', 'bank', rib);

const account = ({ rib, funderId }: BankAccount, kind: Account['kind']): Account => ({
  book: { id: suspenseBook(rib), nature: 'fund', owner: funderId },
  kind,
  envelopeId: null,
  dossierId: null,
  batchId: null,
});

/** Posting 11: money has arrived that nobody has recognised yet. */
export const suspendReceipt = (bank: BankAccount, amount: Money, subjectId: string): NewTransfer =>
  transfer({
    debit: account(bank, 'suspense'),
    credit: account(bank, 'outside'),
    amount,
    cause: 'receipt_suspended',
    subjectId,
  });

/** Posting 12: it is recognised now; what it was is posted where it belongs. It names the waiting receipt's transfer. */
export const recogniseReceipt = (
  bank: BankAccount,
  amount: Money,
  reversal: { readonly reverses: TransferId; readonly subjectId: string },
): NewTransfer =>
  transfer({
    debit: account(bank, 'outside'),
    credit: account(bank, 'suspense'),
    amount,
    cause: 'receipt_recognised',
    ...reversal,
  });
