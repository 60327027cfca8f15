import { z } from 'zod';
import { Texts } from '../programme/programme-facts.ts';
import { MoneySchema, type Money } from '../shared/money.ts';

/** The facts behind a finding or a verdict, as they go over the wire: a reader sees why, without computing. */
export const Figures = z
  .record(
    z.string(),
    z.union([
      z.string(),
      z.number(),
      z.array(z.string()),
      z.strictObject({ amount: z.string(), currency: z.literal('MAD') }),
      Texts,
    ]),
  )
  .meta({ id: 'Figures' });
export type Figures = z.output<typeof Figures>;

export const dirhamsOf = (amount: Money) => z.encode(MoneySchema, amount);

/** What part of the whole, in hundredths of a percent, rounded down; nothing of nothing is nothing. */
export const basisPointsOf = (part: bigint, whole: bigint): number =>
  whole <= 0n ? 0 : Number((part * 10_000n) / whole);
