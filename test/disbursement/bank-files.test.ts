import fc from 'fast-check';
import { type BankAnswer, statementOf } from '../../infra/bank-simulator/statement.ts';
import { type BankStatement, readCamt053 } from '../../services/disbursement/camt053.ts';
import { type PaymentRunFile, writePain001 } from '../../services/disbursement/pain001.ts';
import type { Money } from '../../services/shared/money.ts';
import { findingsOf } from '../support/schemas.ts';
import { BOOKED_ON, PAYING_ACCOUNT, paymentOrder, paymentRun, paymentRuns, secondOrder } from './payment-runs.ts';
import { entryText, refusalOf, statementText } from './statements.ts';

const MESSAGE = 'camt.053.001.08';
const OPTIONS = { statementId: 'STMT-2026-07-02', bookedOn: BOOKED_ON };
const FETCHING_MS = 120_000;

interface Outcome {
  readonly endToEndId: string | null;
  readonly amount: Money;
  readonly isReturned: boolean;
}

const answersOf = (outcomes: readonly (Outcome & { endToEndId: string })[]): BankAnswer[] =>
  outcomes.map(({ endToEndId, isReturned }) => ({ endToEndId, answer: isReturned ? 'returned' : 'settled' }));

/** Each debit of a statement, and whether a credit for a reason follows it. */
const outcomesOf = ({ entries }: BankStatement): Outcome[] => {
  const given = entries.filter(({ direction, returnReason }) => direction === 'credit' && returnReason !== null);
  const returned = new Set(given.map(({ endToEndId }) => endToEndId));
  return entries
    .filter(({ direction }) => direction === 'debit')
    .map(({ endToEndId, amount }) => ({ endToEndId, amount, isReturned: returned.has(endToEndId) }));
};

describe('the bank’s answer to a payment file', () => {
  const [first, second] = [paymentOrder(), secondOrder()];
  const settled: BankAnswer = { endToEndId: first.endToEndId, answer: 'settled' };
  const returned: BankAnswer = { endToEndId: second.endToEndId, answer: 'returned', reason: 'AC01' };
  const file = writePain001(paymentRun());

  it(
    'debits what settled, debits and gives back what was returned',
    async () => {
      const xml = statementOf(file, [settled, returned], OPTIONS);
      expect(await findingsOf(MESSAGE, xml)).toEqual([]);
      const statement = readCamt053(xml);
      expect(statement).toMatchObject({ statementId: 'STMT-2026-07-02', account: PAYING_ACCOUNT });
      const booked = { status: 'booked', bookedOn: BOOKED_ON };
      const { endToEndId, amount } = second;
      expect(statement.entries).toMatchObject([
        { ...booked, endToEndId: first.endToEndId, amount: first.amount, direction: 'debit', returnReason: null },
        { ...booked, endToEndId, amount, direction: 'debit', returnReason: null },
        { ...booked, endToEndId, amount, direction: 'credit', returnReason: 'AC01' },
      ]);
    },
    FETCHING_MS,
  );

  it('is silent about an order the bank has not answered, and says account closed by default', () => {
    const closed: BankAnswer = { endToEndId: second.endToEndId, answer: 'returned' };
    const { entries } = readCamt053(statementOf(file, [closed], OPTIONS));
    expect(entries.map(({ endToEndId, returnReason }) => [endToEndId, returnReason])).toEqual([
      [second.endToEndId, null],
      [second.endToEndId, 'AC04'],
    ]);
    expect(readCamt053(statementOf(file, [], OPTIONS)).entries).toEqual([]);
  });

  it('cannot concern an order of another file, nor one order twice', () => {
    const stray: BankAnswer = { endToEndId: 'CONV-2025-0001/T1', answer: 'settled' };
    expect(() => statementOf(file, [stray], OPTIONS)).toThrow('no order CONV-2025-0001/T1');
    expect(() => statementOf(file, [settled, settled], OPTIONS)).toThrow('two answers');
  });

  const answeredRuns = fc.array(fc.tuple(paymentRuns, fc.infiniteStream(fc.boolean())), {
    minLength: 1,
    maxLength: 10,
  });

  it('is always valid, and reads back order by order', async () => {
    const check = async (runs: readonly [PaymentRunFile, Iterator<boolean>][]) => {
      const answered = runs.map(([{ orders }, isReturned]) =>
        orders.map(({ endToEndId, amount }) => ({ endToEndId, amount, isReturned: isReturned.next().value === true })),
      );
      const files = runs.map(([run], index) => statementOf(writePain001(run), answersOf(answered[index]!), OPTIONS));
      expect(await findingsOf(MESSAGE, ...files)).toEqual([]);
      expect(files.map((xml) => outcomesOf(readCamt053(xml)))).toEqual(answered);
    };
    await fc.assert(fc.asyncProperty(answeredRuns, check), { numRuns: 8 });
  });
});

describe('a file that is no statement', () => {
  const statement = statementText({ entries: entryText() });
  const laughs = `<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(10)}"><!ENTITY c "${'&b;'.repeat(10)}">]>`;
  const outside = '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/hostname">]>';
  const deep = `${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}`;

  it.each([
    ['an entity bomb', statementText({ head: laughs, entries: entryText({ reference: '<NtryRef>&c;</NtryRef>' }) })],
    ['an external entity', statementText({ head: outside, entries: entryText({ reference: '&secret;' }) })],
    ['a document type in small letters', statementText({ head: '<!doctype x>' })],
  ])('is refused for its document type: %s', (_case, xml) => {
    expect(refusalOf(xml)).toMatchObject({ code: 'not_a_bank_statement', details: { reason: 'document_type' } });
  });

  it.each([
    ['nothing', ''],
    ['plain text', 'MT940 :20:STMT'],
    ['a page', '<html><body></body></html>'],
    ['an open tag', statement.replace('</Stmt>', '')],
    ['a cut file', statement.slice(0, -30)],
    ['two roots', `${statement}<Document/>`],
    ['an undeclared entity', statement.replace('E-1', '&secret;')],
    ['a name every object has', statement.replace('E-1', '&constructor;')],
    ['a bare ampersand', statement.replace('E-1', 'E & 1')],
    ['a zero byte', statement.replace('E-1', 'E\0')],
    ['a zero byte by reference', statement.replace('E-1', '&#0;')],
    ['a character beyond Unicode', statement.replace('E-1', '&#x110000;')],
    ['a hundred thousand levels', statementText({ entries: deep })],
    ['fifty levels', statementText({ entries: `${'<a>'.repeat(50)}${'</a>'.repeat(50)}` })],
    ['an element that would reach every object', statementText({ entries: '<__proto__><x>1</x></__proto__>' })],
  ])('is refused as malformed: %s', (_case, xml) => {
    expect(refusalOf(xml)).toMatchObject({
      kind: 'invalid',
      code: 'not_a_bank_statement',
      details: { reason: 'malformed' },
    });
  });

  it.each([
    ['a payment file', writePain001(paymentRun())],
    ['a camt.054', statement.replace('camt.053', 'camt.054')],
    ['no namespace', statement.replace(/ xmlns="[^"]+"/, '')],
  ])('is refused for its namespace: %s', (_case, xml) => {
    expect(refusalOf(xml)).toMatchObject({ details: { reason: 'namespace' } });
  });

  it.each(['01', '14', '8', '8.1', ''])('is refused in version %j', (version) => {
    expect(refusalOf(statementText({ version }))).toMatchObject({
      kind: 'refused',
      code: 'statement_version_unknown',
      details: { version },
    });
  });

  it('is refused when it holds no statement, or several', () => {
    const text = statementText();
    const one = /<Stmt>[\s\S]+<\/Stmt>/.exec(text)?.[0] ?? '';
    expect(refusalOf(text.replace(one, ''))).toMatchObject({ code: 'statement_not_single', details: { count: 0 } });
    expect(refusalOf(text.replace(one, one + one))).toMatchObject({ details: { count: 2 } });
  });

  it.each([
    ['<Id><IBAN>FR7630006000011234567890189</IBAN></Id>', { account: 'FR7630006000011234567890189' }],
    ['<Id><Othr><Id>999360000000000000000335</Id></Othr></Id>', { account: '999360000000000000000335' }],
    ['<Id></Id>', { account: '' }],
  ])('is refused when its account is none of ours: %s', (account, details) => {
    expect(refusalOf(statementText({ account }))).toMatchObject({ code: 'statement_account_not_rib', details });
  });

  it('is refused when its account is kept in euros', () => {
    const account = '<Id><IBAN>MA64999360000000000000000334</IBAN></Id><Ccy>EUR</Ccy>';
    expect(refusalOf(statementText({ account }))).toMatchObject({ code: 'statement_currency_unknown' });
  });

  it('never makes the reader fail in any other way', () => {
    const alphabet = fc.constantFrom('<', '>', '/', '&', ';', '"', '=', '!', '[', ']', '-', '?', 'a', ' ', '0');
    const noise = fc.array(alphabet, { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.nat(statement.length), fc.nat(20), noise, (at, length, inserted) => {
        const spoiled = statement.slice(0, at) + inserted + statement.slice(at + length);
        try {
          readCamt053(spoiled);
        } catch (error) {
          expect(error).toMatchObject({ name: 'DomainError' });
        }
      }),
      { numRuns: 2000 },
    );
  });
});
