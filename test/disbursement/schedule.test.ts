import fc from 'fast-check';
import { schedule } from '../../services/disbursement/schedule.ts';
import { newId, type EnvelopeId, type FunderId } from '../../services/shared/ids.ts';
import { dirhams, money, total } from '../../services/shared/money.ts';

const line = (amount: bigint) => ({
  funderId: newId<FunderId>(),
  envelopeId: newId<EnvelopeId>(),
  amount: money(amount),
});
const steps = (...shares: number[]) => shares.map((shareBasisPoints) => ({ shareBasisPoints }));
const amountsOf = (tranches: ReturnType<typeof schedule>) =>
  tranches.map(({ legs }) => legs.map(({ amount }) => amount));

describe('the schedule', () => {
  it('gives the tranches of the story: 40, 40 and 20 % of 180,000, 90,000 and 30,000', () => {
    const lines = [line(18_000_000n), line(9_000_000n), line(3_000_000n)];
    const first = [dirhams(72_000), dirhams(36_000), dirhams(12_000)];
    expect(amountsOf(schedule(steps(4000, 4000, 2000), lines))).toEqual([
      first,
      first,
      [dirhams(36_000), dirhams(18_000), dirhams(6_000)],
    ]);
  });

  it('closes 100,000.01 in three tranches of 33.33, 33.33 and 33.34 % between 70 and 30 %, to the centime', () => {
    const tranches = schedule(steps(3333, 3333, 3334), [line(7_000_001n), line(3_000_000n)]);
    expect(tranches.map(({ amount }) => amount)).toEqual([3_333_000n, 3_333_000n, 3_334_001n]);
    expect(amountsOf(tranches)).toEqual([
      [2_333_100n, 999_900n],
      [2_333_100n, 999_900n],
      [2_333_801n, 1_000_200n],
    ]);
  });

  it('closes per funder and per tranche, and never gives a negative leg, whatever the shares and amounts', () => {
    const shares = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 12 });
    const amounts = fc.array(fc.bigInt({ min: 100_000n, max: 10_000_000_000n }), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(shares, amounts, (parts, given) => {
        const lines = given.map(line);
        const tranches = schedule(steps(...parts), lines);
        for (const { amount, legs } of tranches) {
          expect(total(legs.map((leg) => leg.amount))).toBe(amount);
          expect(legs.every((leg) => leg.amount >= 0n)).toBe(true);
        }
        const perFunder = lines.map((_line, index) => total(tranches.map(({ legs }) => legs[index]!.amount)));
        expect(perFunder).toEqual(given);
      }),
    );
  });

  it('stays pari passu: no leg is further than a few centimes from its share', () => {
    const amounts = fc.array(fc.bigInt({ min: 100_000n, max: 10_000_000_000n }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(amounts, (given) => {
        const whole = given.reduce((left, right) => left + right, 0n);
        const [first] = schedule(steps(4000, 4000, 2000), given.map(line));
        first!.legs.forEach(({ amount }, index) => {
          const ideal = (first!.amount * given[index]!) / whole;
          expect(amount - ideal === 0n || amount - ideal === 1n).toBe(true);
        });
      }),
    );
  });
});
