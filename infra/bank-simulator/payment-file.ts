import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';

/** One transfer that the file asks for; the amount in centimes. */
export interface Order {
  readonly endToEndId: string;
  readonly amount: bigint;
  readonly payee: string;
  readonly payeeIban: string;
  readonly remittance: string;
}

/** What the bank takes from a pain.001: who pays, when, and whom. */
export interface PaymentFile {
  readonly messageId: string;
  readonly payerIban: string;
  readonly executionDate: string;
  readonly orders: readonly Order[];
}

const Party = z.object({ Nm: z.string() });
const Account = z.object({ Id: z.object({ IBAN: z.string() }) });
const Transfer = z.object({
  PmtId: z.object({ EndToEndId: z.string() }),
  Amt: z.object({ InstdAmt: z.string().regex(/^\d+\.\d{2}$/) }),
  Cdtr: Party,
  CdtrAcct: Account,
  RmtInf: z.object({ Ustrd: z.string() }),
});

const File = z.object({
  Document: z.object({
    CstmrCdtTrfInitn: z.object({
      GrpHdr: z.object({ MsgId: z.string() }),
      PmtInf: z.object({
        ReqdExctnDt: z.object({ Dt: z.string() }),
        DbtrAcct: Account,
        CdtTrfTxInf: z.array(Transfer),
      }),
    }),
  }),
});

const parser = new XMLParser({
  ignoreAttributes: true,
  ignoreDeclaration: true,
  isArray: (name) => name === 'CdtTrfTxInf',
  parseTagValue: false,
});

/** Throws on whatever is no pain.001.001.09 with one payment block. */
export const readPaymentFile = (xml: string): PaymentFile => {
  const { GrpHdr: header, PmtInf: block } = File.parse(parser.parse(xml)).Document.CstmrCdtTrfInitn;
  return {
    messageId: header.MsgId,
    payerIban: block.DbtrAcct.Id.IBAN,
    executionDate: block.ReqdExctnDt.Dt,
    orders: block.CdtTrfTxInf.map(({ PmtId, Amt, Cdtr, CdtrAcct, RmtInf }) => ({
      endToEndId: PmtId.EndToEndId,
      amount: BigInt(Amt.InstdAmt.replace('.', '')),
      payee: Cdtr.Nm,
      payeeIban: CdtrAcct.Id.IBAN,
      remittance: RmtInf.Ustrd,
    })),
  };
};
