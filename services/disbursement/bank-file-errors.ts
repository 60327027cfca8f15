import { DomainError } from '../shared/errors.ts';

/** The text is not a camt.053 message: why, and where in the document if a place can be named. */
export const notABankStatement = (reason: 'document_type' | 'malformed' | 'namespace' | 'structure', path = '') =>
  new DomainError('invalid', 'not_a_bank_statement', { reason, path });

/** A camt.053 of a version whose form we have not checked. */
export const statementVersionUnknown = (version: string) =>
  new DomainError('refused', 'statement_version_unknown', { version });

/** A file may carry statements of several accounts; we take exactly one. */
export const statementNotSingle = (count: number) => new DomainError('refused', 'statement_not_single', { count });

/** The account is neither a Moroccan IBAN nor a RIB with a right key. */
export const statementAccountNotRib = (account: string) =>
  new DomainError('refused', 'statement_account_not_rib', { account });

/** The books know only the dirham. */
export const statementCurrencyUnknown = (currency: string) =>
  new DomainError('refused', 'statement_currency_unknown', { currency });

/** The XSD allows five decimals, the dirham has two. */
export const amountNotTwoDecimals = (amount: string) =>
  new DomainError('refused', 'amount_not_two_decimals', { amount });

export const statementDateUnreadable = (date: string) =>
  new DomainError('refused', 'statement_date_unreadable', { date });

/** Neither a booking date nor a value date; `line` is the entry's position, from 1. */
export const entryDateMissing = (line: number) => new DomainError('refused', 'entry_date_missing', { line });

export type PaymentFileFault =
  | 'document_type'
  | 'malformed'
  | 'namespace'
  | 'structure'
  | 'account'
  | 'currency'
  | 'amount'
  | 'count'
  | 'control_sum'
  | 'end_to_end_id_repeated';

/** A pain.001 that contradicts itself, or that we could not have written. */
export const paymentFileInconsistent = (fault: PaymentFileFault) =>
  new DomainError('refused', 'payment_file_inconsistent', { fault });
