import type { LegalForm, Rulebook } from '../programme/programme-facts.ts';
import { BASIS, add, share, smallest, total, type Money } from '../shared/money.ts';
import {
  eligibleBase,
  grantsAsked,
  ownContribution,
  sourcesOf,
  usesOf,
  type FinancingPlan,
  type Nature,
} from './financing-plan.ts';

type Bound = 'requested' | 'percentage' | 'cap';

export interface GrantBounds {
  readonly requested: Money;
  readonly percentage: Money;
  /** Null where the rulebook caps nothing for this legal form. */
  readonly cap: Money | null;
  readonly allowed: Money;
  /** Every bound that equals what is allowed: two may hold at once. */
  readonly boundThatHeld: readonly Bound[];
}

/** The most that can be granted: the least of what is asked, the share of the eligible base and the form's ceiling. */
export const grantBounds = ({ funding }: Rulebook, legalForm: LegalForm, plan: FinancingPlan): GrantBounds => {
  const requested = total(grantsAsked(plan).map(({ amount }) => amount));
  const percentage = share(eligibleBase(plan), BigInt(funding.grantShareMaxBasisPoints));
  const cap = funding.grantCaps.find((each) => each.legalForm === legalForm)?.cap ?? null;
  const allowed = smallest(requested, percentage, ...(cap === null ? [] : [cap]));
  const bounds = { requested, percentage, cap };
  const boundThatHeld = (['requested', 'percentage', 'cap'] as const).filter((bound) => bounds[bound] === allowed);
  return { ...bounds, allowed, boundThatHeld };
};

export interface Imbalance {
  readonly nature: Nature;
  readonly uses: Money;
  readonly sources: Money;
}

/** Cash pays cash and kind pays kind: a plan whose totals agree may still not balance. */
export const imbalances = (plan: FinancingPlan): Imbalance[] =>
  (['cash', 'in_kind'] as const)
    .map((nature) => ({ nature, uses: usesOf(plan, nature), sources: sourcesOf(plan, nature) }))
    .filter(({ uses, sources }) => uses !== sources);

export interface Contribution {
  readonly own: Money;
  readonly inKind: Money;
  /** The cost of the whole project, which the own contribution is a share of. */
  readonly cost: Money;
  readonly isEnough: boolean;
  readonly isCashEnough: boolean;
}

/** What the holder brings, compared exactly: no share is rounded before it is judged. */
export const contribution = ({ funding }: Rulebook, plan: FinancingPlan): Contribution => {
  const inKind = ownContribution(plan, 'in_kind');
  const own = add(ownContribution(plan, 'cash'), inKind);
  const cost = add(usesOf(plan, 'cash'), usesOf(plan, 'in_kind'));
  return {
    own,
    inKind,
    cost,
    isEnough: own * BASIS >= cost * BigInt(funding.ownContributionMinBasisPoints),
    isCashEnough: inKind * BASIS <= own * BigInt(funding.inKindShareMaxBasisPoints),
  };
};
