import type { EnvelopeId, FunderId } from '../shared/ids.ts';
import { allocate, subtract, total, type Money } from '../shared/money.ts';

interface Line {
  readonly funderId: FunderId;
  readonly envelopeId: EnvelopeId;
  readonly amount: Money;
}

interface Step {
  readonly shareBasisPoints: number;
}

export interface ScheduledTranche {
  readonly number: number;
  readonly amount: Money;
  /** One leg per line, in the order of the lines. */
  readonly legs: readonly Line[];
}

/**
 * The template times the agreed lines, pari passu. Each tranche is split by what every line still has to give, so that
 * the last one takes exactly the rest: the centimes close per funder and per tranche.
 */
export const schedule = (template: readonly Step[], lines: readonly Line[]): ScheduledTranche[] => {
  const amounts = allocate(
    total(lines.map(({ amount }) => amount)),
    template.map(({ shareBasisPoints }) => BigInt(shareBasisPoints)),
  );
  let rest: readonly Line[] = lines;
  return amounts.map((amount, index) => {
    const parts = allocate(
      amount,
      rest.map((line) => line.amount),
    );
    const legs = rest.map((line, position) => ({ ...line, amount: parts[position] ?? line.amount }));
    rest = rest.map((line, position) => ({ ...line, amount: subtract(line.amount, parts[position] ?? line.amount) }));
    return { number: index + 1, amount, legs };
  });
};
