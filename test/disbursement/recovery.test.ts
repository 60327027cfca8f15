import fc from 'fast-check';
import { cutOf, receive, sharesOf, type Recovery } from '../../services/disbursement/recovery.ts';
import { LocalDate } from '../../services/shared/dates.ts';
import { newId, type DossierId, type EnvelopeId, type FunderId, type RecoveryId } from '../../services/shared/ids.ts';
import { dirhams, money, total, ZERO, type Money } from '../../services/shared/money.ts';

const dossierId = newId<DossierId>();
const paidBy = (...amounts: Money[]) =>
  amounts.map((paid) => ({ funderId: newId<FunderId>(), envelopeId: newId<EnvelopeId>(), dossierId, paid }));

const recovery = (...shares: Money[]): Recovery => ({
  id: newId<RecoveryId>(),
  dossierId,
  cause: 'final_cost',
  amount: total(shares),
  received: ZERO,
  dueOn: LocalDate.parse('2027-05-01'),
  status: 'issued',
  shares: sharesOf(total(shares), paidBy(...shares)),
  version: 1,
});

describe('a recovery', () => {
  it('cuts 300,000 by 6 % where 470,000 of 500,000 were spent, in the proportion paid', () => {
    const cut = cutOf(dirhams(300_000), dirhams(500_000), dirhams(470_000));
    expect(cut).toBe(dirhams(18_000));
    const shares = sharesOf(cut, paidBy(dirhams(180_000), dirhams(90_000), dirhams(30_000)));
    expect(shares.map(({ amount }) => amount)).toEqual([dirhams(10_800), dirhams(5_400), dirhams(1_800)]);
  });

  it('asks nothing back where the cost reached the plan', () => {
    expect(cutOf(dirhams(300_000), dirhams(500_000), dirhams(500_000))).toBe(ZERO);
    expect(cutOf(dirhams(300_000), dirhams(500_000), dirhams(512_000))).toBe(ZERO);
    expect(sharesOf(ZERO, paidBy(dirhams(1)))).toEqual([]);
  });

  it('shares a part payment in proportion and is paid with the last centime', () => {
    const first = receive(recovery(dirhams(10_800), dirhams(5_400), dirhams(1_800)), dirhams(6_000));
    expect(first.parts.map(({ amount }) => amount)).toEqual([dirhams(3_600), dirhams(1_800), dirhams(600)]);
    expect(first.recovery.status).toBe('partly_paid');
    const last = receive(first.recovery, dirhams(12_000));
    expect(last.recovery).toMatchObject({ status: 'paid', received: dirhams(18_000) });
    expect(() => receive(last.recovery, dirhams(1))).toThrow('recovery_not_open');
  });

  it('refuses more than is open, nothing, and less than nothing', () => {
    for (const amount of [dirhams(101), ZERO, money(-1n)]) {
      expect(() => receive(recovery(dirhams(100)), amount)).toThrow('receipt_exceeds');
    }
  });

  it('never gives a funder more than its share, however the money comes in', () => {
    const shares = fc.array(fc.bigInt({ min: 1n, max: 100_000n }), { minLength: 1, maxLength: 6 });
    const cuts = fc.array(fc.bigInt({ min: 1n, max: 50_000n }), { maxLength: 8 });
    fc.assert(
      fc.property(shares, cuts, (amounts, receipts) => {
        let state = recovery(...amounts.map(money));
        for (const receipt of receipts) {
          const open = state.amount - state.received;
          if (open === 0n) break;
          const amount = money(receipt < open ? receipt : open);
          const before = state.received;
          const { recovery: next, parts } = receive(state, amount);
          expect(total(parts.map((part) => part.amount))).toBe(amount);
          expect(next.received).toBe(before + amount);
          expect(next.shares.every((share) => share.received <= share.amount)).toBe(true);
          state = next;
        }
      }),
    );
  });
});
