import { z } from 'zod';

/** Moroccan dirhams counted in centimes: 1250.00 MAD is 125000n. */
export type Money = bigint & z.$brand<'Money'>;

/** Hundredths of a percent: 6000n is 60 %. Shares and caps of a rulebook are whole basis points. */
export const BASIS = 10_000n;

export const money = (centimes: bigint): Money => centimes as Money;
export const dirhams = (whole: number): Money => money(BigInt(whole) * 100n);
export const ZERO = money(0n);
export const add = (left: Money, right: Money): Money => money(left + right);
export const subtract = (left: Money, right: Money): Money => money(left - right);
export const smallest = (first: Money, ...rest: readonly Money[]): Money =>
  rest.reduce((least, amount) => (amount < least ? amount : least), first);
export const total = (amounts: readonly Money[]): Money => amounts.reduce(add, ZERO);

/** The part of an amount that basis points give, rounded down to the centime. */
export const share = (amount: Money, basisPoints: bigint): Money => money((amount * basisPoints) / BASIS);

const MoneyOnTheWire = z
  .object({ amount: z.string().regex(/^-?\d{1,13}\.\d{2}$/), currency: z.literal('MAD') })
  .strict()
  .meta({ id: 'Money', example: { amount: '1250.00', currency: 'MAD' } });

const isBigint = (value: unknown) => typeof value === 'bigint';

export const MoneySchema = z.codec(MoneyOnTheWire, z.custom<Money>(isBigint), {
  decode: ({ amount }) => money(BigInt(amount.replace('.', ''))),
  encode: (amount) => ({ amount: toDecimal(amount), currency: 'MAD' as const }),
});

export const toDecimal = (amount: Money): string => {
  const digits = (amount < 0n ? 0n - amount : amount).toString().padStart(3, '0');
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

/** Splits a total by weights; leftover centimes go to the largest remainders, so the parts sum to the total. */
export const allocate = (whole: Money, weights: readonly bigint[]): Money[] => {
  const sum = (values: readonly bigint[]) => values.reduce((left, right) => left + right, 0n);
  const weight = sum(weights);
  if (whole < 0n || weight === 0n || weights.some((each) => each < 0n)) throw new Error('allocate: bad input');
  const shares = weights.map((each) => (whole * each) / weight);
  const roundedUp = weights
    .map((each, index) => ({ index, remainder: (whole * each) % weight }))
    .sort((a, b) => Number(b.remainder - a.remainder) || a.index - b.index)
    .slice(0, Number(whole - sum(shares)))
    .map(({ index }) => index);
  return shares.map((each, index) => money(roundedUp.includes(index) ? each + 1n : each));
};
