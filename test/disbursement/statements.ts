import { readCamt053 } from '../../services/disbursement/camt053.ts';

/** A statement as some bank would write it, of which a test says only what matters to it. */
interface StatementText {
  readonly version?: string;
  readonly account?: string;
  readonly entries?: string;
  readonly head?: string;
}

const IBAN = '<Id><IBAN>MA64999360000000000000000334</IBAN></Id>';

export const statementText = ({ version = '08', account = IBAN, entries = '', head = '' }: StatementText = {}) =>
  `<?xml version="1.0" encoding="UTF-8"?>${head}
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.${version}">
  <BkToCstmrStmt>
    <GrpHdr><MsgId>MSG-1</MsgId><CreDtTm>2026-07-02T18:00:00+01:00</CreDtTm></GrpHdr>
    <Stmt>
      <Id>STMT-1</Id>
      <CreDtTm>2026-07-02T18:00:00+01:00</CreDtTm>
      <Acct>${account}</Acct>
      <Bal>
        <Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp>
        <Amt Ccy="MAD">0</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-07-02</Dt></Dt>
      </Bal>
      ${entries}
    </Stmt>
  </BkToCstmrStmt>
</Document>`;

interface EntryText {
  readonly reference?: string;
  readonly amount?: string;
  readonly direction?: string;
  readonly status?: string;
  readonly booked?: string;
  readonly details?: string;
}

export const entryText = ({
  reference = '<NtryRef>E-1</NtryRef>',
  amount = '<Amt Ccy="MAD">84000.00</Amt>',
  direction = '<CdtDbtInd>DBIT</CdtDbtInd>',
  status = '<Sts><Cd>BOOK</Cd></Sts>',
  booked = '<BookgDt><Dt>2026-07-02</Dt></BookgDt>',
  details = '<NtryDtls><TxDtls><Refs><EndToEndId>A-1</EndToEndId></Refs></TxDtls></NtryDtls>',
}: EntryText = {}) => `<Ntry>${reference}${amount}${direction}${status}${booked}<BkTxCd/>${details}</Ntry>`;

/** How a reader says no to a text. */
export const refusalOf = (xml: string, read: (xml: string) => unknown = readCamt053): unknown => {
  try {
    read(xml);
  } catch (error) {
    return error;
  }
  throw new Error('the text was read');
};
