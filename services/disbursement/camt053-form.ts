import { z } from 'zod';
import { Account, Amount, OptionalText, Text } from './bank-file-parts.ts';

export type EntryDirection = 'debit' | 'credit';

/** Only a booked entry moves money; `other` is a bank's own status or one outside the four codes. */
export type EntryStatus = 'booked' | 'pending' | 'information' | 'future' | 'other';

const STATUS = new Map<string, EntryStatus>([
  ['BOOK', 'booked'],
  ['PDNG', 'pending'],
  ['INFO', 'information'],
  ['FUTR', 'future'],
]);

/** A bare code in early versions; since then a choice of a code and the bank's own word. */
const Status = z
  .union([Text, z.object({ Cd: OptionalText }).transform(({ Cd }) => Cd ?? '')])
  .transform((code): EntryStatus => STATUS.get(code) ?? 'other');

const Direction = Text.pipe(z.enum(['CRDT', 'DBIT'])).transform((code): EntryDirection =>
  code === 'DBIT' ? 'debit' : 'credit',
);

const Indicator = OptionalText.transform((text) => text === 'true' || text === '1');

const Day = z.object({ Dt: OptionalText, DtTm: OptionalText });

const Reason = z.object({ Cd: OptionalText, Prtry: OptionalText }).transform(({ Cd, Prtry }) => Cd ?? Prtry);

/** ISO 20022 has a bank write NOTPROVIDED where the payer gave no reference. */
const References = z
  .object({ EndToEndId: OptionalText })
  .transform(({ EndToEndId }) => (EndToEndId === 'NOTPROVIDED' ? null : EndToEndId));

const Detail = z
  .object({
    Refs: References.default(null),
    Amt: Amount.optional(),
    AmtDtls: z.object({ TxAmt: z.object({ Amt: Amount }).optional() }).optional(),
    CdtDbtInd: Direction.optional(),
    RtrInf: z.object({ Rsn: Reason.default(null) }).optional(),
  })
  .transform(({ Refs, Amt, AmtDtls, CdtDbtInd, RtrInf }) => ({
    endToEndId: Refs,
    amounts: [Amt, AmtDtls?.TxAmt?.Amt],
    direction: CdtDbtInd,
    returnReason: RtrInf?.Rsn ?? null,
  }));
export type Detail = z.output<typeof Detail>;

const Entry = z.object({
  NtryRef: OptionalText,
  AcctSvcrRef: OptionalText,
  Amt: Amount,
  CdtDbtInd: Direction,
  RvslInd: Indicator,
  Sts: Status,
  BookgDt: Day.optional(),
  ValDt: Day.optional(),
  NtryDtls: z.array(z.object({ TxDtls: z.array(Detail).default([]) })).default([]),
});
export type Entry = z.output<typeof Entry>;

const StatementAccount = z.object({ Ccy: OptionalText }).and(Account);
export type StatementAccount = z.output<typeof StatementAccount>;

const Statement = z.object({
  Id: Text,
  CreDtTm: OptionalText,
  Acct: StatementAccount,
  Ntry: z.array(Entry).default([]),
});

/** What we take from a message, whatever else the version at hand may hold. */
export const Message = z.object({
  BkToCstmrStmt: z.object({
    GrpHdr: z.object({ MsgId: Text, CreDtTm: Text }),
    Stmt: z.array(Statement).default([]),
  }),
});

export const REPEATED = new Set(['Stmt', 'Ntry', 'NtryDtls', 'TxDtls']);
