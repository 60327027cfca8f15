import { z } from 'zod';
import { FunderId } from '../shared/ids.ts';
import { MoneySchema, total, type Money } from '../shared/money.ts';

const Nature = z.enum(['cash', 'in_kind']);
export type Nature = z.infer<typeof Nature>;

/** A cost line of the project. */
export const Use = z
  .strictObject({
    category: z.string().regex(/^[a-z][a-z0-9_]{1,39}$/),
    label: z.string().min(1).max(200),
    amount: MoneySchema,
    nature: Nature,
    isEligible: z.boolean(),
  })
  .meta({ id: 'Use' });
export type Use = z.output<typeof Use>;

/** What brings money: a guarantee covers a loan, and pays for nothing. */
const Bringing = z.enum(['grant', 'repayable_advance', 'loan']);

/** A line that pays for uses: the holder's own, what is asked of one funder, or what somebody outside the fund brings. */
export const Source = z
  .discriminatedUnion('by', [
    z.strictObject({ by: z.literal('holder'), amount: MoneySchema, nature: Nature }),
    z.strictObject({
      by: z.literal('funder'),
      funderId: FunderId,
      /** A grant where none is named. */
      instrument: Bringing.optional(),
      amount: MoneySchema,
      nature: z.literal('cash'),
    }),
    z.strictObject({
      by: z.literal('other'),
      /** A bank, a foundation, a commune. */
      name: z.string().trim().min(2).max(200),
      instrument: Bringing,
      amount: MoneySchema,
      nature: Nature,
    }),
  ])
  .meta({ id: 'Source' });
export type Source = z.output<typeof Source>;

export const FinancingPlan = z
  .strictObject({ uses: z.array(Use).max(200), sources: z.array(Source).max(40) })
  .meta({ id: 'FinancingPlan' });
export type FinancingPlan = z.output<typeof FinancingPlan>;

export const usesOf = ({ uses }: FinancingPlan, nature: Nature): Money =>
  total(uses.filter((use) => use.nature === nature).map(({ amount }) => amount));

export const sourcesOf = ({ sources }: FinancingPlan, nature: Nature): Money =>
  total(sources.filter((source) => source.nature === nature).map(({ amount }) => amount));

export const ownContribution = ({ sources }: FinancingPlan, nature: Nature): Money =>
  total(sources.filter((source) => source.by === 'holder' && source.nature === nature).map(({ amount }) => amount));

interface Asked {
  readonly funderId: FunderId;
  readonly instrument: z.output<typeof Bringing>;
  readonly amount: Money;
}

/** What is asked of each funder, by each instrument. */
export const fundersAsked = ({ sources }: FinancingPlan): Asked[] =>
  sources.flatMap((source) =>
    source.by === 'funder'
      ? [{ funderId: source.funderId, instrument: source.instrument ?? 'grant', amount: source.amount }]
      : [],
  );

/** Of these, what is never paid back. */
export const grantsAsked = (plan: FinancingPlan): Asked[] =>
  fundersAsked(plan).filter(({ instrument }) => instrument === 'grant');

export const eligibleBase = ({ uses }: FinancingPlan): Money =>
  total(uses.filter(({ isEligible }) => isEligible).map(({ amount }) => amount));
