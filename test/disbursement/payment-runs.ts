import fc from 'fast-check';
import type { PaymentOrderLine, PaymentRunFile } from '../../services/disbursement/pain001.ts';
import { LocalDate } from '../../services/shared/dates.ts';
import { dirhams, money } from '../../services/shared/money.ts';
import { Rib } from '../../services/shared/rib.ts';

export const PAYING_ACCOUNT = Rib.parse('999360000000000000000334');
export const BOOKED_ON = LocalDate.parse('2026-07-02');

/** The order that pays the demo's cooperative the larger leg of its first tranche. */
export const paymentOrder = (changes: Partial<PaymentOrderLine> = {}): PaymentOrderLine => ({
  endToEndId: 'CONV-2026-0007/T1/INDH',
  amount: dirhams(84_000),
  creditor: { name: 'Coop. Tazart Noughbalou', rib: Rib.parse('999780000000000000000105') },
  remittance: 'Convention 2026-0007, tranche 1',
  ...changes,
});

export const secondOrder = (): PaymentOrderLine =>
  paymentOrder({
    endToEndId: 'CONV-2026-0009/T1/INDH',
    amount: money(3_600_050n),
    creditor: { name: 'Coop. Ighrem Ecotourisme', rib: Rib.parse('999330000000000000000579') },
  });

export const paymentRun = (changes: Partial<PaymentRunFile> = {}): PaymentRunFile => ({
  messageId: 'RUN-INDH-2026-0001',
  createdAt: new Date('2026-06-30T15:30:00.123Z'),
  executionDate: LocalDate.parse('2026-07-01'),
  initiator: { name: 'Fonds de démonstration Touiza', ice: '990000008000045' },
  debtor: { name: 'INDH, locataire de démonstration', rib: PAYING_ACCOUNT },
  orders: [paymentOrder(), secondOrder()],
  ...changes,
});

const LETTERS = Array.from('abzAZ09éèçœ\'"&<>/().,- تازارت');
const ID_CHARACTERS = Array.from("AZaz09+?/:().,'-");

const textOf = (characters: readonly string[], lengthMax: number) =>
  fc
    .array(fc.constantFrom(...characters), { minLength: 1, maxLength: lengthMax })
    .map((each) => each.join(''))
    .filter((text) => text === text.trim());

const ribs = fc
  .array(fc.nat(9), { minLength: 22, maxLength: 22 })
  .map((digits) => digits.join(''))
  .map((body) => Rib.parse(`${body}${String(97n - ((BigInt(body) * 100n) % 97n)).padStart(2, '0')}`));

const holders = fc.record({ name: textOf(LETTERS, 70), rib: ribs });

const orders = fc.record({
  endToEndId: textOf(ID_CHARACTERS, 35),
  amount: fc.bigInt({ min: 1n, max: 99_999_999_999n }).map(money),
  creditor: holders,
  remittance: textOf(LETTERS, 140),
});

/** Any run that may be written. */
export const paymentRuns: fc.Arbitrary<PaymentRunFile> = fc.record({
  messageId: textOf(ID_CHARACTERS, 35),
  createdAt: fc.date({ min: new Date('2020-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
  executionDate: fc.constantFrom(LocalDate.parse('2026-07-01'), LocalDate.parse('2028-02-29')),
  initiator: fc.record({ name: textOf(LETTERS, 70), ice: fc.constant('990000008000045') }),
  debtor: holders,
  orders: fc.uniqueArray(orders, { minLength: 1, maxLength: 12, selector: ({ endToEndId }) => endToEndId }),
});
