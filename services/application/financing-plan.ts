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

/** A line that pays for uses: the holder's own, or what is asked of one funder. */
export const Source = z
  .discriminatedUnion('by', [
    z.strictObject({ by: z.literal('holder'), amount: MoneySchema, nature: Nature }),
    z.strictObject({ by: z.literal('funder'), funderId: FunderId, amount: MoneySchema, nature: z.literal('cash') }),
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

export const grantsAsked = ({ sources }: FinancingPlan): { funderId: FunderId; amount: Money }[] =>
  sources.flatMap((source) => (source.by === 'funder' ? [{ funderId: source.funderId, amount: source.amount }] : []));

export const eligibleBase = ({ uses }: FinancingPlan): Money =>
  total(uses.filter(({ isEligible }) => isEligible).map(({ amount }) => amount));
