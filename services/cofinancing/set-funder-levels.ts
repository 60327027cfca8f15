import type { Command, Dependencies } from '../shared/command.ts';
import type { FunderId } from '../shared/ids.ts';
import type { CofinancingUnit } from './cofinancing-ports.ts';
import { requireRising, type FunderLevels, type LevelsSet } from './levels.ts';

/**
 * How many people of a funder decide, by amount, whatever the call asks: lines asked from now on follow it. Its head sets
 * them, from whom the approvers hold their power, or the administration for a funder without one.
 */
export const setFunderLevels =
  ({ transact }: Dependencies<CofinancingUnit>) =>
  (command: Command, funderId: FunderId, { levels, reason }: FunderLevels): Promise<LevelsSet> =>
    transact(command, async ({ access, programme, funderLevels, audit, now }) => {
      await access.require('levels.set', { funderIds: [funderId] });
      await programme.getFunder(funderId);
      const before = await funderLevels.lockNewest(funderId);

      requireRising(levels);
      const number = (before?.number ?? 0) + 1;
      const after: LevelsSet = { funderId, number, levels, reason, setBy: access.person(), setAt: now };

      await funderLevels.add(after);
      await audit.record({
        kind: 'cofinancing.levels_set',
        subjectType: 'funder',
        subjectId: funderId,
        dossierId: null,
        before,
        after,
        reason,
      });
      return after;
    });
