import type { LocalDate } from '../shared/dates.ts';
import { type Money, toDecimal, total } from '../shared/money.ts';
import { ibanOf, type Rib, ribParts } from '../shared/rib.ts';
import { element, isWritable, writeXml, type XmlElement } from './xml.ts';

export const PAIN001_NAMESPACE = 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09';

/** The largest amount a file carries, 13 digits before the decimals, as on the wire. */
const CENTIMES_MAX = 999_999_999_999_999n;
const ID_MAX = 35;
const NAME_MAX = 70;
const REMITTANCE_MAX = 140;
/** What every bank takes in a reference, whatever its own alphabet. */
const ID_FORM = /^[A-Za-z0-9+?/:().,'-]+$/;

export interface AccountHolder {
  /** In Latin letters where the bank wants them: transliterating is the caller's concern. At most 70 characters. */
  readonly name: string;
  readonly rib: Rib;
}

export interface PaymentOrderLine {
  /** Agreement, tranche and leg in one; unique per attempt, at most 35 characters; the key of reconciliation. */
  readonly endToEndId: string;
  readonly amount: Money;
  readonly creditor: AccountHolder;
  /** At most 140 characters. */
  readonly remittance: string;
}

/** A payment run: one paying account, one execution date. */
export interface PaymentRunFile {
  /** Unique per run, at most 35 characters; names the message and its one payment block. */
  readonly messageId: string;
  readonly createdAt: Date;
  readonly executionDate: LocalDate;
  /** The fund; the ICE has 15 digits. */
  readonly initiator: { readonly name: string; readonly ice: string };
  readonly debtor: AccountHolder;
  readonly orders: readonly PaymentOrderLine[];
}

/**
 * The payment order for the bank, ISO 20022 pain.001.001.09; the same run always gives the same bytes. Whatever could
 * not be sent is our own mistake and throws a plain Error: no orders, a repeated EndToEndId, a text that is empty, too
 * long or holds control characters, an amount that is not positive.
 */
export const writePain001 = (run: PaymentRunFile): string => {
  requireWritable(run);
  const initiation = element('CstmrCdtTrfInitn', [groupHeader(run), paymentBlock(run)]);
  return writeXml(element('Document', [initiation], { xmlns: PAIN001_NAMESPACE }));
};

const groupHeader = (run: PaymentRunFile): XmlElement =>
  element('GrpHdr', [
    element('MsgId', run.messageId),
    element('CreDtTm', `${run.createdAt.toISOString().slice(0, 19)}Z`),
    ...controlTotals(run),
    element('InitgPty', [
      element('Nm', run.initiator.name),
      element('Id', [element('OrgId', [element('Othr', [element('Id', run.initiator.ice), scheme('ICE')])])]),
    ]),
  ]);

const paymentBlock = (run: PaymentRunFile): XmlElement =>
  element('PmtInf', [
    element('PmtInfId', run.messageId),
    element('PmtMtd', 'TRF'),
    ...controlTotals(run),
    element('ReqdExctnDt', [element('Dt', run.executionDate)]),
    element('Dbtr', [element('Nm', run.debtor.name)]),
    element('DbtrAcct', [iban(run.debtor.rib), element('Ccy', 'MAD')]),
    agent('DbtrAgt', run.debtor.rib),
    ...run.orders.map(transfer),
  ]);

const transfer = ({ endToEndId, amount, creditor, remittance }: PaymentOrderLine): XmlElement =>
  element('CdtTrfTxInf', [
    element('PmtId', [element('EndToEndId', endToEndId)]),
    element('Amt', [element('InstdAmt', toDecimal(amount), { Ccy: 'MAD' })]),
    agent('CdtrAgt', creditor.rib),
    element('Cdtr', [element('Nm', creditor.name)]),
    element('CdtrAcct', [iban(creditor.rib)]),
    element('RmtInf', [element('Ustrd', remittance)]),
  ]);

const controlTotals = ({ orders }: PaymentRunFile): XmlElement[] => [
  element('NbOfTxs', String(orders.length)),
  element('CtrlSum', toDecimal(total(orders.map(({ amount }) => amount)))),
];

const iban = (rib: Rib): XmlElement => element('Id', [element('IBAN', ibanOf(rib))]);

const agent = (name: string, rib: Rib): XmlElement =>
  element(name, [element('FinInstnId', [element('ClrSysMmbId', [element('MmbId', ribParts(rib).bank)])])]);

const scheme = (name: string): XmlElement => element('SchmeNm', [element('Prtry', name)]);

const requireWritable = ({ messageId, initiator, debtor, orders }: PaymentRunFile): void => {
  if (orders.length === 0) throw new Error('pain.001: no orders');
  requireId('MsgId', messageId);
  requireText('InitgPty/Nm', initiator.name, NAME_MAX);
  requireText('Dbtr/Nm', debtor.name, NAME_MAX);
  if (!/^\d{15}$/.test(initiator.ice)) throw new Error('pain.001: the initiator has no ICE of 15 digits');
  orders.forEach(requireWritableOrder);
  requireDistinct(orders.map(({ endToEndId }) => endToEndId));
  requireAmount('CtrlSum', total(orders.map(({ amount }) => amount)));
};

const requireWritableOrder = ({ endToEndId, amount, creditor, remittance }: PaymentOrderLine): void => {
  requireId('EndToEndId', endToEndId);
  requireAmount(endToEndId, amount);
  requireText('Cdtr/Nm', creditor.name, NAME_MAX);
  requireText('RmtInf/Ustrd', remittance, REMITTANCE_MAX);
};

const requireId = (field: string, id: string): void => {
  requireText(field, id, ID_MAX);
  if (!ID_FORM.test(id)) throw new Error(`pain.001: ${field} has characters that banks do not take`);
};

/** Characters are counted as the XSD counts them, not in UTF-16 units. */
const requireText = (field: string, text: string, charactersMax: number): void => {
  if (!isWritable(text)) throw new Error(`pain.001: ${field} has control characters`);
  if (text === '' || text !== text.trim()) throw new Error(`pain.001: ${field} is empty or padded`);
  if (Array.from(text).length > charactersMax) throw new Error(`pain.001: ${field} is over ${String(charactersMax)}`);
};

const requireAmount = (field: string, amount: Money): void => {
  if (amount <= 0n || amount > CENTIMES_MAX) throw new Error(`pain.001: ${field} has the amount ${toDecimal(amount)}`);
};

const requireDistinct = (endToEndIds: readonly string[]): void => {
  if (new Set(endToEndIds).size !== endToEndIds.length) throw new Error('pain.001: an EndToEndId is repeated');
};
