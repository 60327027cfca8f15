import type { EnvelopeShare } from '../ledger/ledger-acts.ts';
import type { DocumentId, DossierId, LegId } from '../shared/ids.ts';
import { allocate, money, smallest, subtract, total, ZERO, type Money } from '../shared/money.ts';
import type { FinalCostFacts } from './disbursement-facts.ts';

export interface FinalCost extends FinalCostFacts {
  readonly dossierId: DossierId;
  readonly documentId: DocumentId;
}

/** One funder's line: what it agreed, what it has paid, and the legs that nobody has signed yet, by tranche. */
export interface FundedShare extends EnvelopeShare {
  readonly agreed: Money;
  readonly paid: Money;
  readonly unpaid: readonly UnpaidLeg[];
}

interface UnpaidLeg {
  readonly id: LegId;
  readonly amount: Money;
}

/** What a cost below the plan takes from one line: from its last legs first, and what is paid already is asked back. */
export interface Cut extends EnvelopeShare {
  readonly reductions: readonly UnpaidLeg[];
  readonly recovered: Money;
}

/** The part of the grants that a cost below the plan takes away: they follow the cost down, never up. */
export const cutOf = (granted: Money, { plannedCost, finalCost }: FinalCostFacts): Money =>
  finalCost >= plannedCost ? ZERO : money((granted * (plannedCost - finalCost)) / plannedCost);

/** Every funder is cut in the proportion it agreed to, and gives no more than what is then left of its line. */
export const cutsOf = (shares: readonly FundedShare[], cost: FinalCostFacts): Cut[] => {
  const agreed = shares.map((share) => share.agreed);
  const cut = cutOf(total(agreed), cost);
  if (cut === 0n) return [];
  const cuts = allocate(cut, agreed);
  return shares.map(({ funderId, envelopeId, dossierId, paid, unpaid, ...share }, index) => {
    const due = subtract(share.agreed, cuts[index] ?? ZERO);
    const planned = total([paid, ...unpaid.map(({ amount }) => amount)]);
    const { reductions, rest } = takeFrom(unpaid, planned > due ? subtract(planned, due) : ZERO);
    return { funderId, envelopeId, dossierId, reductions, recovered: rest };
  });
};

const takeFrom = (unpaid: readonly UnpaidLeg[], amount: Money) => {
  let rest = amount;
  const reductions = unpaid.toReversed().flatMap((leg) => {
    const taken = smallest(leg.amount, rest);
    rest = subtract(rest, taken);
    return taken > 0n ? [{ id: leg.id, amount: taken }] : [];
  });
  return { reductions, rest };
};
