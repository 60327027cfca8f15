import { instantAt, type LocalDate } from '../../services/shared/dates.ts';
import { add, type Money, subtract, toDecimal, total } from '../../services/shared/money.ts';
import { ibanOf } from '../../services/shared/rib.ts';
import { readPain001 } from '../../services/disbursement/pain001-reading.ts';
import type { PaymentOrderLine } from '../../services/disbursement/pain001.ts';
import { element, writeXml, type XmlElement } from '../../services/disbursement/xml.ts';

/** What the pretended bank does with one order; `reason` is an ISO 20022 return code, AC04 if not given. */
export interface BankAnswer {
  readonly endToEndId: string;
  readonly answer: 'settled' | 'returned';
  readonly reason?: string;
}

export interface StatementOptions {
  /** At most 35 characters. */
  readonly statementId: string;
  readonly bookedOn: LocalDate;
}

/** A movement on the debtor's account; `reason` is set on the credit that gives a transfer back. */
interface Movement {
  readonly order: PaymentOrderLine;
  readonly reason: string | null;
}

const NAMESPACE = 'urn:iso:std:iso:20022:tech:xsd:camt.053.001.08';
const ACCOUNT_CLOSED = 'AC04';

/**
 * The camt.053.001.08 with which a bank would answer a pain.001 of ours, for the demo and for tests. An order without
 * an answer does not appear. The account opens with exactly the money the run needs. Throws on an answer to an order
 * that the file does not hold, or on two answers to one.
 */
export const statementOf = (
  pain001Xml: string,
  answers: readonly BankAnswer[],
  { statementId, bookedOn }: StatementOptions,
): string => {
  const { debtor, orders } = readPain001(pain001Xml);
  const movements = movementsOf(orders, answers);
  const opening = total(orders.map(({ amount }) => amount));
  const createdAt = `${instantAt(bookedOn, '18:00').toISOString().slice(0, 19)}Z`;
  const statement = element('Stmt', [
    element('Id', statementId),
    element('CreDtTm', createdAt),
    element('Acct', [element('Id', [element('IBAN', ibanOf(debtor.rib))]), element('Ccy', 'MAD')]),
    balance('OPBD', opening, bookedOn),
    balance('CLBD', movements.reduce(balanceAfter, opening), bookedOn),
    ...movements.map((movement, index) => entry(movement, index, bookedOn)),
  ]);
  const header = element('GrpHdr', [element('MsgId', statementId), element('CreDtTm', createdAt)]);
  return writeXml(element('Document', [element('BkToCstmrStmt', [header, statement])], { xmlns: NAMESPACE }));
};

const movementsOf = (orders: readonly PaymentOrderLine[], answers: readonly BankAnswer[]): Movement[] => {
  const answered = new Map(answers.map((answer) => [answer.endToEndId, answer]));
  const known = new Set(orders.map(({ endToEndId }) => endToEndId));
  if (answered.size !== answers.length) throw new Error('bank: two answers to one order');
  const stray = answers.find(({ endToEndId }) => !known.has(endToEndId));
  if (stray !== undefined) throw new Error(`bank: no order ${stray.endToEndId}`);
  return orders.flatMap((order) => movementsOfOrder(order, answered.get(order.endToEndId)));
};

const movementsOfOrder = (order: PaymentOrderLine, answer: BankAnswer | undefined): Movement[] => {
  if (answer === undefined) return [];
  const debit = { order, reason: null };
  return answer.answer === 'settled' ? [debit] : [debit, { order, reason: answer.reason ?? ACCOUNT_CLOSED }];
};

const balanceAfter = (before: Money, { order, reason }: Movement): Money =>
  reason === null ? subtract(before, order.amount) : add(before, order.amount);

const balance = (code: 'OPBD' | 'CLBD', amount: Money, date: LocalDate): XmlElement =>
  element('Bal', [
    element('Tp', [element('CdOrPrtry', [element('Cd', code)])]),
    inDirhams(amount),
    element('CdtDbtInd', 'CRDT'),
    element('Dt', [element('Dt', date)]),
  ]);

const entry = ({ order, reason }: Movement, index: number, bookedOn: LocalDate): XmlElement =>
  element('Ntry', [
    element('NtryRef', String(index + 1)),
    inDirhams(order.amount),
    direction(reason),
    element('Sts', [element('Cd', 'BOOK')]),
    element('BookgDt', [element('Dt', bookedOn)]),
    element('ValDt', [element('Dt', bookedOn)]),
    transactionCode(reason),
    element('NtryDtls', [transaction({ order, reason })]),
  ]);

const transaction = ({ order, reason }: Movement): XmlElement =>
  element('TxDtls', [
    element('Refs', [element('EndToEndId', order.endToEndId)]),
    inDirhams(order.amount),
    direction(reason),
    element('RltdPties', [
      element('Cdtr', [element('Pty', [element('Nm', order.creditor.name)])]),
      element('CdtrAcct', [element('Id', [element('IBAN', ibanOf(order.creditor.rib))])]),
    ]),
    element('RmtInf', [element('Ustrd', order.remittance)]),
    ...(reason === null ? [] : [element('RtrInf', [element('Rsn', [element('Cd', reason)])])]),
  ]);

const inDirhams = (amount: Money): XmlElement => element('Amt', toDecimal(amount), { Ccy: 'MAD' });

const direction = (reason: string | null): XmlElement => element('CdtDbtInd', reason === null ? 'DBIT' : 'CRDT');

/** Payments, issued credit transfers: a domestic one, or one returned. */
const transactionCode = (reason: string | null): XmlElement =>
  element('BkTxCd', [
    element('Domn', [
      element('Cd', 'PMNT'),
      element('Fmly', [element('Cd', 'ICDT'), element('SubFmlyCd', reason === null ? 'DMCT' : 'RRTN')]),
    ]),
  ]);
