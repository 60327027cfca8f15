import { readCamt053 } from '../../services/disbursement/camt053.ts';
import { dirhams, money } from '../../services/shared/money.ts';
import { findingsOf } from '../support/schemas.ts';
import { PAYING_ACCOUNT } from './payment-runs.ts';
import { entryText, refusalOf, statementText } from './statements.ts';

const MESSAGE = 'camt.053.001.08';
const FETCHING_MS = 120_000;

const entriesOf = (...entries: string[]) => readCamt053(statementText({ entries: entries.join('') })).entries;
const detailsText = (...details: string[]) =>
  `<NtryDtls>${details.map((detail) => `<TxDtls>${detail}</TxDtls>`).join('')}</NtryDtls>`;

describe('a bank statement', () => {
  it(
    'is read with its account, its times and its entries',
    async () => {
      const xml = statementText({ entries: entryText() });
      expect(await findingsOf(MESSAGE, xml)).toEqual([]);
      const detail = { endToEndId: 'A-1', amount: dirhams(84_000), direction: 'debit', returnReason: null };
      expect(readCamt053(xml)).toEqual({
        messageId: 'MSG-1',
        statementId: 'STMT-1',
        account: PAYING_ACCOUNT,
        createdAt: new Date('2026-07-02T17:00:00Z'),
        entries: [
          {
            line: 1,
            entryReference: 'E-1',
            amount: dirhams(84_000),
            direction: 'debit',
            status: 'booked',
            bookedOn: '2026-07-02',
            isReversal: false,
            endToEndId: 'A-1',
            returnReason: null,
            details: [detail],
          },
        ],
      });
    },
    FETCHING_MS,
  );

  it('may have no entry', () => {
    expect(readCamt053(statementText()).entries).toEqual([]);
  });

  it('may start with a byte order mark, use a namespace prefix and carry comments', () => {
    const xml = statementText({ entries: entryText() });
    const prefixed = xml.replace(/<(\/?)(?=[A-Z])/g, '<$1bank:').replace('xmlns=', 'xmlns:bank=');
    const commented = prefixed.replace('84000.00', '84<!-- thousand -->000.00');
    expect(readCamt053(`\uFEFF${commented}`)).toEqual(readCamt053(xml));
  });

  it.each([
    ['02', '<Sts>BOOK</Sts>'],
    ['04', '<Sts>BOOK</Sts>'],
    ['13', '<Sts><Cd>BOOK</Cd></Sts>'],
  ])('is read in version %s', async (version, status) => {
    const [entry, domain] = [entryText({ status }), '<BkTxCd><Prtry><Cd>T</Cd></Prtry></BkTxCd>'];
    const amounts = '<AmtDtls><TxAmt><Amt Ccy="MAD">84000.00</Amt></TxAmt></AmtDtls>';
    const inDetail = version === '04' ? `<Amt Ccy="MAD">84000.00</Amt><CdtDbtInd>DBIT</CdtDbtInd>` : amounts;
    const entries = entry.replace('<BkTxCd/>', domain).replace('</Refs>', `</Refs>${inDetail}`);
    const xml = statementText({ version, entries });
    expect(await findingsOf(`camt.053.001.${version}`, xml)).toEqual([]);
    const entryRead = { status: 'booked', endToEndId: 'A-1', amount: dirhams(84_000) };
    expect(readCamt053(xml).entries).toMatchObject([entryRead]);
  });

  it.each([
    ['another IBAN', '<Id><Othr><Id>999360000000000000000334</Id></Othr></Id>'],
    ['a RIB in groups', '<Id><Othr><Id>999 360 0000000000000003 34</Id></Othr></Id><Ccy>MAD</Ccy>'],
  ])('is read with %s', (_case, account) => {
    expect(readCamt053(statementText({ account })).account).toBe(PAYING_ACCOUNT);
  });
});

describe('an entry of a statement', () => {
  it.each([
    ['<Sts><Cd>BOOK</Cd></Sts>', 'booked'],
    ['<Sts><Cd>PDNG</Cd></Sts>', 'pending'],
    ['<Sts><Cd>INFO</Cd></Sts>', 'information'],
    ['<Sts><Cd>FUTR</Cd></Sts>', 'future'],
    ['<Sts><Prtry>HELD</Prtry></Sts>', 'other'],
    ['<Sts>constructor</Sts>', 'other'],
  ])('with %s is %s', (status, expected) => {
    expect(entriesOf(entryText({ status }))).toMatchObject([{ status: expected }]);
  });

  it('that gives a transfer back tells why', () => {
    const returned = (reason: string) =>
      detailsText(`<Refs><EndToEndId>A-1</EndToEndId></Refs><RtrInf><Rsn>${reason}</Rsn></RtrInf>`);
    const direction = '<CdtDbtInd>CRDT</CdtDbtInd><RvslInd>true</RvslInd>';
    const entries = entriesOf(
      entryText({ direction, details: returned('<Cd>AC04</Cd>') }),
      entryText({ direction, details: returned('<Prtry>compte clos</Prtry>') }),
    );
    const expected = { direction: 'credit', isReversal: true, endToEndId: 'A-1' };
    expect(entries).toMatchObject([
      { ...expected, line: 1, returnReason: 'AC04' },
      { ...expected, line: 2, returnReason: 'compte clos' },
    ]);
  });

  it('that books a batch lists each transaction, whatever grouping the bank chose', () => {
    const part = (id: string, amount: string) =>
      `<Refs><EndToEndId>${id}</EndToEndId></Refs><Amt Ccy="MAD">${amount}</Amt><CdtDbtInd>DBIT</CdtDbtInd>`;
    const details = detailsText(part('A-1', '60000.00'), part('A-2', '20000.00')) + detailsText(part('A-3', '4000.00'));
    const [entry] = entriesOf(entryText({ details }));
    expect(entry).toMatchObject({ endToEndId: null, returnReason: null, amount: dirhams(84_000) });
    expect(entry?.details.map(({ endToEndId, amount }) => [endToEndId, amount])).toEqual([
      ['A-1', dirhams(60_000)],
      ['A-2', dirhams(20_000)],
      ['A-3', dirhams(4_000)],
    ]);
  });

  it('keeps an unknown part unknown, and a foreign amount out of the sums', () => {
    const foreign = '<AmtDtls><TxAmt><Amt Ccy="EUR">7700.5</Amt></TxAmt></AmtDtls>';
    const [batch, single] = entriesOf(
      entryText({ details: detailsText(foreign, foreign) }),
      entryText({ details: detailsText(foreign) }),
    );
    expect(batch?.details.map(({ amount }) => amount)).toEqual([null, null]);
    expect(single?.details.map(({ amount }) => amount)).toEqual([dirhams(84_000)]);
  });

  it('has no EndToEndId where the bank says NOTPROVIDED or says nothing', () => {
    const notProvided = detailsText('<Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs>');
    const texts = ['', '<NtryDtls/>', detailsText(''), detailsText('<Refs/>'), detailsText('<RtrInf/>'), notProvided];
    const entries = entriesOf(...texts.map((details) => entryText({ details })));
    expect(entries.map(({ endToEndId }) => endToEndId)).toEqual(texts.map(() => null));
    expect(entries.map(({ details }) => details.length)).toEqual([0, 0, 1, 1, 1, 1]);
  });

  it('is named by the bank, or else by its line', () => {
    const reference = '<AcctSvcrRef>B-7</AcctSvcrRef>';
    const entries = entriesOf(entryText(), entryText({ reference }), entryText({ reference: '' }));
    expect(entries.map(({ entryReference }) => entryReference)).toEqual(['E-1', 'B-7', '3']);
  });

  it.each([
    ['<BookgDt><Dt>2026-07-02</Dt></BookgDt><ValDt><Dt>2026-07-03</Dt></ValDt>', 'the booking date first'],
    ['<ValDt><Dt>2026-07-02</Dt></ValDt>', 'else the value date'],
    ['<BookgDt><Dt>2026-07-02+01:00</Dt></BookgDt>', 'with a zone'],
    ['<BookgDt><DtTm>2026-07-01T23:30:00Z</DtTm></BookgDt>', 'half past midnight in Morocco'],
    ['<BookgDt><DtTm>2026-07-02T00:30:00.5</DtTm></BookgDt>', 'a time without zone is Moroccan'],
  ])('is booked on 2 July by %s: %s', (booked) => {
    expect(entriesOf(entryText({ booked }))).toMatchObject([{ bookedOn: '2026-07-02' }]);
  });

  it('gives characters back that XML escapes, once, and leaves marked sections alone', () => {
    const id = (text: string) => detailsText(`<Refs><EndToEndId>${text}</EndToEndId></Refs>`);
    const texts = ['A&amp;1', 'A&#38;1', 'A&#x26;1', '<![CDATA[A&1]]>', 'A&amp;amp;1', '<![CDATA[A&amp;1]]>'];
    const entries = entriesOf(...texts.map((text) => entryText({ details: id(text) })));
    const ids = ['A&1', 'A&1', 'A&1', 'A&1', 'A&amp;1', 'A&amp;1'];
    expect(entries.map(({ endToEndId }) => endToEndId)).toEqual(ids);
  });

  it('keeps digits as text: a reference that looks like a number keeps its zeros', () => {
    const details = detailsText('<Refs><EndToEndId>0012e5</EndToEndId></Refs>');
    const amount = '<Amt Ccy="MAD">0000000000012.30</Amt>';
    expect(entriesOf(entryText({ details, amount }))).toMatchObject([{ endToEndId: '0012e5', amount: money(1230n) }]);
  });
});

describe('an entry that cannot be trusted', () => {
  it.each(['84000.0', '84000.000', '84000', '84000.5', '84 000.00', '-1.00', '+1.00', '8.4e4', 'NaN', '', '1,00'])(
    'refuses the amount %j, even where the schema would let it pass',
    (text) => {
      const entries = entryText({ amount: `<Amt Ccy="MAD">${text}</Amt>` });
      const expected = { kind: 'refused', code: 'amount_not_two_decimals', details: { amount: text } };
      expect(refusalOf(statementText({ entries }))).toMatchObject(expected);
    },
  );

  it.each([
    ['an entry', entryText({ amount: '<Amt Ccy="EUR">84000.00</Amt>' })],
    ['an entry without currency', entryText({ amount: '<Amt Ccy="">84000.00</Amt>' })],
  ])('refuses another currency of %s', (_case, entries) => {
    expect(refusalOf(statementText({ entries }))).toMatchObject({ code: 'statement_currency_unknown' });
  });

  it.each([
    ['<BookgDt><Dt>2026-02-30</Dt></BookgDt>', 'statement_date_unreadable'],
    ['<BookgDt><Dt>02/07/2026</Dt></BookgDt>', 'statement_date_unreadable'],
    ['<BookgDt><DtTm>2026-07-02T25:00:00Z</DtTm></BookgDt>', 'statement_date_unreadable'],
    ['<BookgDt><DtTm>2026-07-02T12:00:00+99:00</DtTm></BookgDt>', 'statement_date_unreadable'],
    ['<BookgDt/>', 'entry_date_missing'],
    ['', 'entry_date_missing'],
  ])('refuses the date %j with %s', (booked, code) => {
    expect(refusalOf(statementText({ entries: entryText({ booked }) }))).toMatchObject({ kind: 'refused', code });
  });

  it.each([
    ['no direction', { direction: '' }],
    ['an unknown direction', { direction: '<CdtDbtInd>BOTH</CdtDbtInd>' }],
    ['no status', { status: '' }],
    ['two amounts', { amount: '<Amt Ccy="MAD">1.00</Amt><Amt Ccy="MAD">2.00</Amt>' }],
    ['an amount without currency', { amount: '<Amt>1.00</Amt>' }],
  ])('refuses %s and names the place', (_case, changes) => {
    const refusal = refusalOf(statementText({ entries: entryText(changes) }));
    expect(refusal).toMatchObject({ kind: 'invalid', code: 'not_a_bank_statement', details: { reason: 'structure' } });
    expect(refusal).toHaveProperty('details.path', expect.stringMatching(/^BkToCstmrStmt\/Stmt\/0\/Ntry\/0\//));
  });
});
