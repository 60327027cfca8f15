import fc from 'fast-check';
import { z } from 'zod';
import {
  add,
  allocate,
  dirhams,
  money,
  MoneySchema,
  share,
  smallest,
  subtract,
  toDecimal,
  total,
  ZERO,
} from '../../services/shared/money.ts';

describe('an amount', () => {
  it('is counted in centimes, and added and taken away without a rest', () => {
    expect(dirhams(1_250)).toBe(125_000n);
    expect(add(dirhams(2), money(5n))).toBe(205n);
    expect(subtract(dirhams(2), money(5n))).toBe(195n);
    expect(total([money(1n), money(2n), money(4n)])).toBe(7n);
    expect(total([])).toBe(ZERO);
    expect(smallest(money(3n), money(1n), money(2n))).toBe(1n);
  });

  it('shares by basis points, down to the centime', () => {
    expect(share(dirhams(100), 6_000n)).toBe(dirhams(60));
    expect(share(money(199n), 5_000n)).toBe(99n);
  });

  it('is written with two places, whatever its size and sign', () => {
    const written: [bigint, string][] = [
      [0n, '0.00'],
      [5n, '0.05'],
      [99n, '0.99'],
      [100n, '1.00'],
      [-5n, '-0.05'],
      [-125_000n, '-1250.00'],
    ];
    for (const [centimes, text] of written) expect(toDecimal(money(centimes))).toBe(text);
  });

  it('travels as text and comes back the same', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n) + 1n, max: 10n ** 15n - 1n }), (centimes) => {
        const sent = z.encode(MoneySchema, money(centimes));
        expect(sent.currency).toBe('MAD');
        expect(MoneySchema.parse(sent)).toBe(centimes);
      }),
    );
  });

  it('is sent from a number of centimes alone', () => {
    expect(() => z.encode(MoneySchema, '100' as never)).toThrow();
    expect(() => z.encode(MoneySchema, 100 as never)).toThrow();
  });

  it('is refused with another number of places, in another currency, as a number, or with more than it has', () => {
    const wrong = [
      '1',
      '1.0',
      '1.000',
      '.50',
      '1,00',
      ' 1.00',
      '1.00 ',
      '+1.00',
      '1e3',
      '12345678901234.00',
      '٥.٠٠',
      1,
    ];
    for (const amount of wrong) expect(MoneySchema.safeParse({ amount, currency: 'MAD' }).success).toBe(false);
    expect(MoneySchema.safeParse({ amount: '1.00', currency: 'EUR' }).success).toBe(false);
    expect(MoneySchema.safeParse({ amount: '1.00', currency: 'MAD', more: 1 }).success).toBe(false);
  });
});

describe('a total split by weights', () => {
  it('gives the centimes that are left over to the largest remainders, the first of equals first', () => {
    expect(allocate(money(100n), [1n, 1n, 1n])).toEqual([34n, 33n, 33n]);
    expect(allocate(money(101n), [1n, 1n, 1n])).toEqual([34n, 34n, 33n]);
    expect(allocate(money(10n), [1n, 5n])).toEqual([2n, 8n]);
    expect(allocate(money(10n), [5n, 1n])).toEqual([8n, 2n]);
    expect(allocate(money(0n), [3n, 4n])).toEqual([0n, 0n]);
    expect(allocate(money(7n), [0n, 1n])).toEqual([0n, 7n]);
  });

  it('is always summed up by its parts, none more than a centime from its due', () => {
    const weights = fc.array(fc.bigInt({ min: 0n, max: 1_000n }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), weights, (whole, parts) => {
        const weight = parts.reduce((left, right) => left + right, 0n);
        fc.pre(weight > 0n);
        const given = allocate(money(whole), parts);
        expect(given.reduce((left, right) => left + right, 0n)).toBe(whole);
        for (const [index, part] of given.entries()) {
          const due = whole * (parts[index] ?? 0n);
          expect(part * weight > due - weight && part * weight < due + weight).toBe(true);
        }
      }),
    );
  });

  it('is refused below zero, without any weight, and with one below zero', () => {
    expect(() => allocate(money(-1n), [1n])).toThrow('allocate');
    expect(() => allocate(money(1n), [])).toThrow('allocate');
    expect(() => allocate(money(1n), [0n, 0n])).toThrow('allocate');
    expect(() => allocate(money(1n), [2n, -1n])).toThrow('allocate');
  });
});
