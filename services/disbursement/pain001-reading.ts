import { z } from 'zod';
import { type Money, total } from '../shared/money.ts';
import { Account, Amount, centimesOf, ribOf, Text } from './bank-file-parts.ts';
import { paymentFileInconsistent } from './bank-file-errors.ts';
import { type AccountHolder, PAIN001_NAMESPACE, type PaymentOrderLine } from './pain001.ts';
import { readXml } from './xml.ts';

/** What a pain.001 of ours orders: enough to answer it, or to check it before it leaves. */
export interface PaymentFile {
  readonly messageId: string;
  readonly debtor: AccountHolder;
  readonly orders: readonly PaymentOrderLine[];
}

/**
 * Reads a pain.001.001.09 as `writePain001` makes it, and recomputes count and sum at both levels from its lines, as
 * is due before a file is released. Throws `payment_file_inconsistent` with the fault.
 */
export const readPain001 = (xml: string): PaymentFile => {
  const { GrpHdr: header, PmtInf: block } = messageOf(xml);
  const orders = block.CdtTrfTxInf.map(orderOf);
  requireTotals(header, orders);
  requireTotals(block, orders);
  requireDistinct(orders);
  return { messageId: header.MsgId, debtor: holderOf(block.Dbtr, block.DbtrAcct), orders };
};

const Totals = { NbOfTxs: Text, CtrlSum: Text };
const Party = z.object({ Nm: Text });

const Transfer = z.object({
  PmtId: z.object({ EndToEndId: Text }),
  Amt: z.object({ InstdAmt: Amount }),
  Cdtr: Party,
  CdtrAcct: Account,
  RmtInf: z.object({ Ustrd: Text }),
});

const Message = z.object({
  CstmrCdtTrfInitn: z.object({
    GrpHdr: z.object({ MsgId: Text, ...Totals }),
    PmtInf: z.object({ ...Totals, Dbtr: Party, DbtrAcct: Account, CdtTrfTxInf: z.array(Transfer) }),
  }),
});

const REPEATED = new Set(['CdtTrfTxInf']);

const messageOf = (xml: string) => {
  const document = readXml(xml, REPEATED);
  if ('fault' in document) throw paymentFileInconsistent(document.fault);
  if (!document.namespaces.includes(PAIN001_NAMESPACE)) throw paymentFileInconsistent('namespace');
  const message = Message.safeParse(document.root);
  if (!message.success) throw paymentFileInconsistent('structure');
  return message.data.CstmrCdtTrfInitn;
};

const orderOf = ({ PmtId, Amt, Cdtr, CdtrAcct, RmtInf }: z.output<typeof Transfer>): PaymentOrderLine => ({
  endToEndId: PmtId.EndToEndId,
  amount: amountOf(Amt.InstdAmt),
  creditor: holderOf(Cdtr, CdtrAcct),
  remittance: RmtInf.Ustrd,
});

const amountOf = ({ decimal, currency }: Amount): Money => {
  if (currency !== 'MAD') throw paymentFileInconsistent('currency');
  const amount = centimesOf(decimal);
  if (amount === null || amount === 0n) throw paymentFileInconsistent('amount');
  return amount;
};

const holderOf = (party: z.output<typeof Party>, account: Account): AccountHolder => {
  const rib = ribOf(account);
  if (rib === null) throw paymentFileInconsistent('account');
  return { name: party.Nm, rib };
};

const requireTotals = (stated: { NbOfTxs: string; CtrlSum: string }, orders: readonly PaymentOrderLine[]): void => {
  if (stated.NbOfTxs !== String(orders.length)) throw paymentFileInconsistent('count');
  const sum = total(orders.map(({ amount }) => amount));
  if (centimesOf(stated.CtrlSum) !== sum) throw paymentFileInconsistent('control_sum');
};

const requireDistinct = (orders: readonly PaymentOrderLine[]): void => {
  const distinct = new Set(orders.map(({ endToEndId }) => endToEndId));
  if (distinct.size !== orders.length) throw paymentFileInconsistent('end_to_end_id_repeated');
};
