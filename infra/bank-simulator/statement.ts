import { readPaymentFile, type Order, type PaymentFile } from './payment-file.ts';

/**
 * What the bank does with one order. `reason` is an ISO 20022 return code, AC04 if not given; `amount` in centimes,
 * the order's own if not given; `given_back` is the return of what an earlier statement debited.
 */
export interface BankAnswer {
  readonly endToEndId: string;
  readonly answer: 'settled' | 'returned' | 'given_back';
  readonly reason?: string;
  readonly amount?: bigint;
}

/** A movement that no order of ours asked for. */
export interface Stranger {
  readonly amount: bigint;
  readonly isCredit: boolean;
  /** Null where whoever pays gave none. */
  readonly reference: string | null;
  readonly words: string;
}

interface StatementOptions {
  /** At most 35 characters. */
  readonly statementId: string;
  readonly bookedOn: string;
  readonly strangers?: readonly Stranger[];
}

interface Movement {
  readonly amount: bigint;
  readonly isCredit: boolean;
  readonly reference: string | null;
  readonly party: { readonly name: string; readonly iban: string | null };
  readonly words: string;
  /** Set on the credit that gives a transfer back. */
  readonly reason: string | null;
}

const ACCOUNT_CLOSED = 'AC04';

/**
 * The camt.053.001.08 with which a bank would answer a pain.001. An order without an answer does not appear. The account
 * opens with exactly the money the run needs. Throws on an answer to an order that the file does not hold, or on two
 * answers to one.
 */
export const statementOf = (pain001Xml: string, answers: readonly BankAnswer[], options: StatementOptions): string =>
  writeStatement(readPaymentFile(pain001Xml), answers, options);

export const writeStatement = (
  { orders, payerIban }: PaymentFile,
  answers: readonly BankAnswer[],
  { statementId, bookedOn, strangers = [] }: StatementOptions,
): string => {
  const movements = [...movementsOf(orders, answers), ...strangers.map(movementOfStranger)];
  const opening = sum(orders.map(({ amount }) => amount));
  const closing = opening + sum(movements.map(({ amount, isCredit }) => (isCredit ? amount : -amount)));
  const created = tag('CreDtTm', `${bookedOn}T18:00:00Z`);
  const statement = tag(
    'Stmt',
    tag('Id', statementId),
    created,
    tag('Acct', tag('Id', tag('IBAN', payerIban)), tag('Ccy', 'MAD')),
    balance('OPBD', opening, bookedOn),
    balance('CLBD', closing, bookedOn),
    ...movements.map((movement, index) => entry(movement, index + 1, bookedOn)),
  );
  const message = tag('BkToCstmrStmt', tag('GrpHdr', tag('MsgId', statementId), created), statement);
  const document = `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">${message.xml}</Document>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${document}\n`;
};

const movementsOf = (orders: readonly Order[], answers: readonly BankAnswer[]): Movement[] => {
  const answered = new Map(answers.map((answer) => [answer.endToEndId, answer]));
  const known = new Set(orders.map(({ endToEndId }) => endToEndId));
  if (answered.size !== answers.length) throw new Error('bank: two answers to one order');
  const stray = answers.find(({ endToEndId }) => !known.has(endToEndId));
  if (stray !== undefined) throw new Error(`bank: no order ${stray.endToEndId}`);
  return orders.flatMap((order) => movementsOfOrder(order, answered.get(order.endToEndId)));
};

const movementsOfOrder = (order: Order, answer: BankAnswer | undefined): Movement[] => {
  if (answer === undefined) return [];
  const debit: Movement = {
    amount: answer.amount ?? order.amount,
    isCredit: false,
    reference: order.endToEndId,
    party: { name: order.payee, iban: order.payeeIban },
    words: order.remittance,
    reason: null,
  };
  const credit = { ...debit, isCredit: true, reason: answer.reason ?? ACCOUNT_CLOSED };
  return { settled: [debit], returned: [debit, credit], given_back: [credit] }[answer.answer];
};

const movementOfStranger = ({ words, ...stranger }: Stranger): Movement => ({
  ...stranger,
  words,
  party: { name: words, iban: null },
  reason: null,
});

/** Text that is XML already. */
interface Xml {
  readonly xml: string;
}

const CODES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const tag = (name: string, ...content: readonly (string | Xml)[]): Xml => {
  const inner = content.map((part) =>
    typeof part === 'string' ? part.replace(/[&<>"]/g, (character) => CODES[character] ?? '') : part.xml,
  );
  return { xml: `<${name}>${inner.join('')}</${name}>` };
};

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((left, right) => left + right, 0n);

const money = (amount: bigint): Xml => {
  const digits = amount.toString().padStart(3, '0');
  return { xml: `<Amt Ccy="MAD">${digits.slice(0, -2)}.${digits.slice(-2)}</Amt>` };
};

const direction = (isCredit: boolean): Xml => tag('CdtDbtInd', isCredit ? 'CRDT' : 'DBIT');

const balance = (code: 'OPBD' | 'CLBD', amount: bigint, date: string): Xml =>
  tag(
    'Bal',
    tag('Tp', tag('CdOrPrtry', tag('Cd', code))),
    money(amount < 0n ? -amount : amount),
    direction(amount >= 0n),
    tag('Dt', tag('Dt', date)),
  );

const entry = (movement: Movement, line: number, bookedOn: string): Xml =>
  tag(
    'Ntry',
    tag('NtryRef', String(line)),
    money(movement.amount),
    direction(movement.isCredit),
    tag('Sts', tag('Cd', 'BOOK')),
    tag('BookgDt', tag('Dt', bookedOn)),
    tag('ValDt', tag('Dt', bookedOn)),
    transactionCode(movement),
    tag('NtryDtls', transaction(movement)),
  );

const transaction = ({ amount, isCredit, reference, party, words, reason }: Movement): Xml => {
  const account = party.iban === null ? [] : [tag('CdtrAcct', tag('Id', tag('IBAN', party.iban)))];
  return tag(
    'TxDtls',
    tag('Refs', tag('EndToEndId', reference ?? 'NOTPROVIDED')),
    money(amount),
    direction(isCredit),
    tag('RltdPties', tag('Cdtr', tag('Pty', tag('Nm', party.name))), ...account),
    tag('RmtInf', tag('Ustrd', words)),
    ...(reason === null ? [] : [tag('RtrInf', tag('Rsn', tag('Cd', reason)))]),
  );
};

/** Payments, issued credit transfers: a domestic one, or one returned. */
const transactionCode = ({ reason }: Movement): Xml =>
  tag(
    'BkTxCd',
    tag('Domn', tag('Cd', 'PMNT'), tag('Fmly', tag('Cd', 'ICDT'), tag('SubFmlyCd', reason === null ? 'DMCT' : 'RRTN'))),
  );
