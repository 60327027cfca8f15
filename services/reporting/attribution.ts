import type { ShareBalance } from '../ledger/ledger-acts.ts';
import type { FunderId } from '../shared/ids.ts';
import { allocate, money } from '../shared/money.ts';

export interface FunderPart {
  readonly funderId: FunderId;
  readonly value: number;
}

/**
 * Each funder's part of a result, so that a job which several have paid for is counted once: in proportion to what they
 * have paid, or to what they have committed while nothing is paid, the largest remainders first.
 */
export const attributed = (value: number, balances: readonly ShareBalance[]): FunderPart[] => {
  const paid = byFunder(balances, ({ paid: each }) => each);
  const weighed = sumOf(paid) > 0n ? paid : byFunder(balances, ({ committed, ordered }) => committed + ordered);
  if (sumOf(weighed) === 0n) return [];
  const funders = [...weighed.keys()];
  // A count in hundredths is shared like an amount in centimes.
  const parts = allocate(money(BigInt(Math.round(value * 100))), [...weighed.values()]);
  return parts.flatMap((part, index) =>
    funders.slice(index, index + 1).map((funderId) => ({ funderId, value: Number(part) / 100 })),
  );
};

const byFunder = (balances: readonly ShareBalance[], weightOf: (balance: ShareBalance) => bigint) => {
  const weights = new Map<FunderId, bigint>();
  for (const balance of balances) {
    weights.set(balance.funderId, (weights.get(balance.funderId) ?? 0n) + weightOf(balance));
  }
  return weights;
};

const sumOf = (weights: ReadonlyMap<FunderId, bigint>): bigint => [...weights.values()].reduce((a, b) => a + b, 0n);
