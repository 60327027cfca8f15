import { instantAt, LocalDate, localDateOf } from '../shared/dates.ts';
import type { Money } from '../shared/money.ts';
import type { Rib } from '../shared/rib.ts';
import {
  amountNotTwoDecimals,
  entryDateMissing,
  notABankStatement,
  statementAccountNotRib,
  statementCurrencyUnknown,
  statementDateUnreadable,
  statementNotSingle,
  statementVersionUnknown,
} from './bank-file-errors.ts';
import { type Amount, centimesOf, ribOf } from './bank-file-parts.ts';
import {
  type Detail,
  type Entry,
  type EntryDirection,
  type EntryStatus,
  Message,
  REPEATED,
  type StatementAccount,
} from './camt053-form.ts';
import { readXml } from './xml.ts';

/** One transaction inside an entry: a batch booking has several. */
interface EntryDetail {
  readonly endToEndId: string | null;
  /** Null where a batch does not say each part in dirhams. */
  readonly amount: Money | null;
  readonly direction: EntryDirection;
  /** The bank's code, such as AC04 (account closed), or its own words; null where nothing was returned. */
  readonly returnReason: string | null;
}

export interface StatementEntry {
  /** Position in the statement, from 1: with the statement's id it names the entry whatever the bank's references. */
  readonly line: number;
  /** The bank's reference of the entry, else its reference of the account, else the line. */
  readonly entryReference: string;
  readonly amount: Money;
  readonly direction: EntryDirection;
  readonly status: EntryStatus;
  /** The booking date, else the value date. */
  readonly bookedOn: LocalDate;
  readonly isReversal: boolean;
  /** That of the only detail; null where there is none, or several. */
  readonly endToEndId: string | null;
  readonly returnReason: string | null;
  /** In the file's order, whatever grouping the bank chose. */
  readonly details: readonly EntryDetail[];
}

export interface BankStatement {
  readonly messageId: string;
  readonly statementId: string;
  readonly account: Rib;
  readonly createdAt: Date;
  readonly entries: readonly StatementEntry[];
}

const NAMESPACE = 'urn:iso:std:iso:20022:tech:xsd:camt.053.001.';
const VERSION_MIN = 2;
const VERSION_MAX = 13;

/**
 * Reads one statement of one account, ISO 20022 camt.053.001.02 to .13. Takes nothing on trust and guesses nothing:
 * throws one of the errors in `bank-file-errors.ts` for a text it cannot read wholly. A return is a credit entry
 * whose `returnReason` is set.
 */
export const readCamt053 = (xml: string): BankStatement => {
  const { GrpHdr: header, Stmt: statements } = messageOf(xml);
  const [statement, ...others] = statements;
  if (statement === undefined || others.length > 0) throw statementNotSingle(statements.length);
  return {
    messageId: header.MsgId,
    statementId: statement.Id,
    account: accountOf(statement.Acct),
    createdAt: instantOf(statement.CreDtTm ?? header.CreDtTm),
    entries: statement.Ntry.map(entryOf),
  };
};

const messageOf = (xml: string) => {
  const document = readXml(xml, REPEATED);
  if ('fault' in document) throw notABankStatement(document.fault);
  requireVersion(document.namespaces.find((namespace) => namespace.startsWith(NAMESPACE)));
  const message = Message.safeParse(document.root);
  if (!message.success) throw notABankStatement('structure', message.error.issues[0]?.path.join('/'));
  return message.data.BkToCstmrStmt;
};

const requireVersion = (namespace: string | undefined): void => {
  if (namespace === undefined) throw notABankStatement('namespace');
  const version = namespace.slice(NAMESPACE.length);
  const isKnown = /^\d\d$/.test(version) && Number(version) >= VERSION_MIN && Number(version) <= VERSION_MAX;
  if (!isKnown) throw statementVersionUnknown(version);
};

const accountOf = (account: StatementAccount): Rib => {
  if (account.Ccy !== null && account.Ccy !== 'MAD') throw statementCurrencyUnknown(account.Ccy);
  const rib = ribOf(account);
  if (rib === null) throw statementAccountNotRib(account.iban ?? account.other ?? '');
  return rib;
};

const entryOf = (entry: Entry, index: number): StatementEntry => {
  const line = index + 1;
  const details = detailsOf(entry);
  const only = details.length === 1 ? details[0] : undefined;
  return {
    line,
    entryReference: entry.NtryRef ?? entry.AcctSvcrRef ?? String(line),
    amount: amountOf(entry.Amt),
    direction: entry.CdtDbtInd,
    status: entry.Sts,
    bookedOn: dayOf(entry, line),
    isReversal: entry.RvslInd,
    endToEndId: only?.endToEndId ?? null,
    returnReason: only?.returnReason ?? null,
    details,
  };
};

const detailsOf = (entry: Entry): EntryDetail[] => {
  const details = entry.NtryDtls.flatMap(({ TxDtls }) => TxDtls);
  const wholeAmount = details.length === 1 ? amountOf(entry.Amt) : null;
  return details.map((detail) => ({
    endToEndId: detail.endToEndId,
    amount: partOf(detail) ?? wholeAmount,
    direction: detail.direction ?? entry.CdtDbtInd,
    returnReason: detail.returnReason,
  }));
};

/** Foreign amounts of a detail are information only: what counts is the entry, in dirhams. */
const partOf = ({ amounts }: Detail): Money | null => {
  const inDirhams = amounts.find((amount) => amount?.currency === 'MAD');
  return inDirhams === undefined ? null : amountOf(inDirhams);
};

const amountOf = ({ decimal, currency }: Amount): Money => {
  if (currency !== 'MAD') throw statementCurrencyUnknown(currency);
  const amount = centimesOf(decimal);
  if (amount === null) throw amountNotTwoDecimals(decimal);
  return amount;
};

const dayOf = ({ BookgDt, ValDt }: Entry, line: number): LocalDate => {
  const day = BookgDt ?? ValDt;
  if (day?.Dt) return dateOf(day.Dt);
  if (day?.DtTm) return localDateOf(instantOf(day.DtTm));
  throw entryDateMissing(line);
};

/** An XML date may carry a zone; the bank means its own calendar day. */
const dateOf = (text: string): LocalDate => {
  const date = LocalDate.safeParse(text.slice(0, 10));
  if (!date.success || !/^(?:Z|[+-]\d\d:\d\d)?$/.test(text.slice(10))) throw statementDateUnreadable(text);
  return date.data;
};

const DATE_TIME =
  /^(?<date>.{10})T(?<time>(?:[01]\d|2[0-3]):[0-5]\d):(?<second>[0-5]\d(?:\.\d+)?)(?<zone>Z|[+-](?:0\d|1[0-4]):[0-5]\d)?$/;

/** A time without a zone is Moroccan time. */
const instantOf = (text: string): Date => {
  const { date = '', time = '', second = '', zone } = DATE_TIME.exec(text)?.groups ?? {};
  if (time === '') throw statementDateUnreadable(text);
  const local = instantAt(dateOf(date), time);
  return zone === undefined ? new Date(local.getTime() + Math.floor(Number(second) * 1000)) : new Date(text);
};
