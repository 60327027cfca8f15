import fc from 'fast-check';
import { readPain001 } from '../../services/disbursement/pain001-reading.ts';
import { writePain001 } from '../../services/disbursement/pain001.ts';
import { money } from '../../services/shared/money.ts';
import { findingsOf } from '../support/schemas.ts';
import { paymentOrder, paymentRun, paymentRuns } from './payment-runs.ts';
import { refusalOf } from './statements.ts';

const MESSAGE = 'pain.001.001.09';
const FETCHING_MS = 120_000;

describe('a payment file', () => {
  const xml = writePain001(paymentRun());

  it(
    'is valid against the schema of the standard',
    async () => {
      expect(await findingsOf(MESSAGE, xml)).toEqual([]);
    },
    FETCHING_MS,
  );

  it('is the same, byte for byte, when written twice', () => {
    expect(writePain001(paymentRun())).toBe(xml);
  });

  it('says count and sum at both levels', () => {
    expect(xml.match(/<NbOfTxs>2<\/NbOfTxs>/g)).toHaveLength(2);
    expect(xml.match(/<CtrlSum>120000\.50<\/CtrlSum>/g)).toHaveLength(2);
  });

  it('names the fund by its ICE, the banks by their codes and the accounts by IBAN', () => {
    const flat = xml.replace(/>\s+</g, '><');
    expect(flat).toContain('<Othr><Id>990000008000045</Id><SchmeNm><Prtry>ICE</Prtry></SchmeNm></Othr>');
    expect(flat).toContain('<DbtrAcct><Id><IBAN>MA64999360000000000000000334</IBAN></Id><Ccy>MAD</Ccy></DbtrAcct>');
    expect(flat.match(/<ClrSysMmbId><MmbId>999<\/MmbId><\/ClrSysMmbId>/g)).toHaveLength(3);
    expect(flat).toContain('<InstdAmt Ccy="MAD">84000.00</InstdAmt>');
    expect(flat).toContain('<CreDtTm>2026-06-30T15:30:00Z</CreDtTm>');
    expect(flat).toContain('<ReqdExctnDt><Dt>2026-07-01</Dt></ReqdExctnDt>');
  });

  it('escapes what XML would misread, and gives it back when read', async () => {
    const creditor = { ...paymentOrder().creditor, name: `<Père & Fils> "l'Atlas"` };
    const escaped = writePain001(paymentRun({ orders: [paymentOrder({ creditor })] }));
    expect(escaped).toContain('<Nm>&lt;Père &amp; Fils&gt; &quot;l&apos;Atlas&quot;</Nm>');
    expect(readPain001(escaped).orders[0]?.creditor).toEqual(creditor);
    expect(await findingsOf(MESSAGE, escaped)).toEqual([]);
  });

  it('is valid with an Arabic name, though a bank may want Latin letters', async () => {
    const creditor = { ...paymentOrder().creditor, name: 'تعاونية تازارت نوغبالو' };
    const arabic = writePain001(paymentRun({ orders: [paymentOrder({ creditor })] }));
    expect(await findingsOf(MESSAGE, arabic)).toEqual([]);
    expect(readPain001(arabic).orders[0]?.creditor.name).toBe(creditor.name);
  });

  it('may name an account by its RIB instead of the IBAN', async () => {
    const byRib = xml.replace(
      /<IBAN>MA64(\d{24})<\/IBAN>/g,
      '<Othr><Id>$1</Id><SchmeNm><Prtry>RIB</Prtry></SchmeNm></Othr>',
    );
    expect(await findingsOf(MESSAGE, byRib)).toEqual([]);
    expect(readPain001(byRib)).toEqual(readPain001(xml));
  });

  it('is always valid, and reads back as what was written', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(paymentRuns, { minLength: 1, maxLength: 10 }), async (runs) => {
        const files = runs.map(writePain001);
        expect(await findingsOf(MESSAGE, ...files)).toEqual([]);
        expect(files.map(readPain001)).toEqual(
          runs.map(({ messageId, debtor, orders }) => ({ messageId, debtor, orders })),
        );
      }),
      { numRuns: 12 },
    );
  });
});

describe('a payment run that cannot be sent', () => {
  const order = paymentOrder();
  const named = (name: string) => ({ ...order.creditor, name });

  it.each([
    ['no orders', paymentRun({ orders: [] }), 'no orders'],
    ['a repeated EndToEndId', paymentRun({ orders: [order, order] }), 'EndToEndId is repeated'],
    ['a MsgId of 36 characters', paymentRun({ messageId: 'M'.repeat(36) }), 'MsgId is over 35'],
    ['a MsgId with a space', paymentRun({ messageId: 'RUN 1' }), 'MsgId has characters that banks do not take'],
    ['no MsgId', paymentRun({ messageId: '' }), 'MsgId is empty or padded'],
    ['a short ICE', paymentRun({ initiator: { name: 'Fonds', ice: '99000000800004' } }), 'no ICE of 15 digits'],
  ])('is refused with %s', (_case, run, message) => {
    expect(() => writePain001(run)).toThrow(message);
  });

  it.each([
    ['an EndToEndId of 36 characters', { endToEndId: 'E'.repeat(36) }, 'EndToEndId is over 35'],
    ['an Arabic EndToEndId', { endToEndId: 'اتفاقية' }, 'EndToEndId has characters that banks do not take'],
    ['a name of 71 characters', { creditor: named('n'.repeat(71)) }, 'Cdtr/Nm is over 70'],
    ['a padded name', { creditor: named(' Coop.') }, 'Cdtr/Nm is empty or padded'],
    ['a line break in a name', { creditor: named('Coop.\nTazart') }, 'Cdtr/Nm has control characters'],
    ['half a surrogate pair in a name', { creditor: named('Coop. \ud83d') }, 'Cdtr/Nm has control characters'],
    ['a remittance text of 141 characters', { remittance: 'r'.repeat(141) }, 'RmtInf/Ustrd is over 140'],
    ['a zero byte in the remittance text', { remittance: 'T1\u0000' }, 'RmtInf/Ustrd has control characters'],
    ['an amount of nothing', { amount: money(0n) }, 'has the amount 0.00'],
    ['a negative amount', { amount: money(-1n) }, 'has the amount -0.01'],
    ['an amount beyond 13 digits', { amount: money(10n ** 15n) }, 'has the amount 10000000000000.00'],
  ])('is refused with %s', (_case, changes, message) => {
    expect(() => writePain001(paymentRun({ orders: [paymentOrder(changes)] }))).toThrow(message);
  });

  it('counts characters as the schema does, not halves of them', async () => {
    const xml = writePain001(paymentRun({ orders: [paymentOrder({ creditor: named('😀'.repeat(70)) })] }));
    expect(await findingsOf(MESSAGE, xml)).toEqual([]);
  });
});

describe('a payment file that was changed', () => {
  const xml = writePain001(paymentRun());
  const changed = (from: string | RegExp, to: string) => {
    expect(xml).toMatch(from);
    return xml.replace(from, to);
  };

  it.each([
    ['six decimals', '>84000.00<', '>84000.000001<'],
    ['a MsgId of 36 characters', /<MsgId>[^<]+/, `<MsgId>${'M'.repeat(36)}`],
    ['an EndToEndId of 36 characters', /<EndToEndId>[^<]+/, `<EndToEndId>${'E'.repeat(36)}`],
    ['no execution date', /<ReqdExctnDt>[\s\S]+<\/ReqdExctnDt>/, ''],
    ['an amount without currency', ' Ccy="MAD"', ''],
  ])('fails against the schema with %s', async (_case, from, to) => {
    expect(await findingsOf(MESSAGE, changed(from, to))).not.toEqual([]);
  });

  it.each([
    ['three decimals', ['>84000.00<', '>84000.000<'], 'amount'],
    ['a sum one centime off in the header', ['<CtrlSum>120000.50', '<CtrlSum>120000.51'], 'control_sum'],
    ['a sum one centime off in the block', [/(?<=PmtMtd[\s\S]+<CtrlSum>)120000.50/, '120000.49'], 'control_sum'],
    ['an amount one centime off', ['>84000.00<', '>84000.01<'], 'control_sum'],
    ['a line counted too many', ['<NbOfTxs>2<', '<NbOfTxs>3<'], 'count'],
    ['a repeated EndToEndId', ['CONV-2026-0009/T1/INDH', 'CONV-2026-0007/T1/INDH'], 'end_to_end_id_repeated'],
    ['euros', ['Ccy="MAD"', 'Ccy="EUR"'], 'currency'],
    ['a RIB with a wrong key', ['MA64999780000000000000000105', 'MA64999780000000000000000106'], 'account'],
  ] as const)('passes the schema but not our check with %s', async (_case, [from, to], fault) => {
    const file = changed(from, to);
    expect(await findingsOf(MESSAGE, file)).toEqual([]);
    const refusal = { kind: 'refused', code: 'payment_file_inconsistent', details: { fault } };
    expect(refusalOf(file, readPain001)).toMatchObject(refusal);
  });

  it.each([
    ['another version', ['pain.001.001.09', 'pain.001.001.03'], 'namespace'],
    ['a document type', ['<Document', '<!DOCTYPE Document []><Document'], 'document_type'],
    ['an open tag', ['</PmtInf>', ''], 'malformed'],
    ['no lines', [/<CdtTrfTxInf>[\s\S]+<\/CdtTrfTxInf>/, ''], 'structure'],
  ] as const)('is not read with %s', (_case, [from, to], fault) => {
    expect(refusalOf(changed(from, to), readPain001)).toMatchObject({ details: { fault } });
  });
});
