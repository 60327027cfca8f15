import { allocate, money } from '../shared/money.ts';

/** Splits a number of jobs by these parts of it, to the hundredth: the split ones sum to the whole. */
export const splitAmong = (whole: number, parts: readonly number[]): number[] => {
  const weights = parts.map((part) => BigInt(Math.round(part * 1_000_000)));
  if (weights.every((weight) => weight === 0n)) return parts.map(() => 0);
  // A count in hundredths is shared like an amount in centimes.
  return allocate(money(BigInt(Math.round(whole * 100))), weights).map((part) => Number(part) / 100);
};
