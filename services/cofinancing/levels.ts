import { z } from 'zod';
import type { FunderId, PersonId } from '../shared/ids.ts';
import { MoneySchema, type Money } from '../shared/money.ts';
import { levelsNotRising } from './cofinancing-errors.ts';

const LevelRule = z.strictObject({ above: MoneySchema, approvers: z.int().min(1).max(4) }).meta({ id: 'LevelRule' });
type LevelRule = z.output<typeof LevelRule>;

/** Above each amount asked, how many people of the funder decide, one after another. */
export const FunderLevels = z
  .strictObject({ levels: z.array(LevelRule).max(4), reason: z.string().trim().min(3).max(500) })
  .meta({ id: 'FunderLevels' });
export type FunderLevels = z.output<typeof FunderLevels>;

/** A funder's own levels, as they were set; a later setting is added, none is replaced. */
export interface LevelsSet extends FunderLevels {
  readonly funderId: FunderId;
  readonly number: number;
  readonly setBy: PersonId;
  readonly setAt: Date;
}

export const requireRising = (levels: readonly LevelRule[]): void => {
  const [first, ...rest] = levels;
  rest.reduce((below, each) => {
    if (below === undefined || each.above <= below.above || each.approvers <= below.approvers) throw levelsNotRising();
    return each;
  }, first);
};

/** The call's rule and the funder's own both hold: the stricter one decides. One person at least. */
export const levelsFor = (asked: Money, ...rules: readonly (readonly LevelRule[] | undefined)[]): number =>
  Math.max(
    1,
    ...rules.flatMap((levels = []) => levels.filter(({ above }) => asked > above).map(({ approvers }) => approvers)),
  );
