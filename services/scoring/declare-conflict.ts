import type { Command, Dependencies } from '../shared/command.ts';
import type { AssignmentId } from '../shared/ids.ts';
import { requireCurrent } from '../shared/version.ts';
import { lockMine } from './assigned-panel.ts';
import { bar, conflictOn } from './barred-review.ts';
import type { ConflictStated } from './conflict.ts';
import { requireMove, type Assignment } from './scoring.ts';
import type { ScoringUnit } from './scoring-ports.ts';

/** A tie that the reviewer declares, at any time: from now on they cannot open the dossier. Better late than never. */
export const declareConflict =
  ({ transact }: Dependencies<ScoringUnit>) =>
  (command: Command, id: AssignmentId, stated: ConflictStated): Promise<Assignment> =>
    transact(command, async (unit) => {
      const before = await lockMine(unit, id);
      requireCurrent(command, before);
      requireMove(before, 'conflicted');
      const found = { ...stated, origin: 'declared' } as const;
      await unit.conflicts.add(await conflictOn(unit, before, found), before.reviewerId);
      return bar(unit, before, found);
    });
