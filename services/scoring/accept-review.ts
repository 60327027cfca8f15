import type { Command, Dependencies } from '../shared/command.ts';
import type { AssignmentId } from '../shared/ids.ts';
import { requireCurrent } from '../shared/version.ts';
import { lockOwn, requireUntied } from './assigned-panel.ts';
import { openSheetWait } from './review-waits.ts';
import { move, type Assignment } from './scoring.ts';
import type { ScoringUnit } from './scoring-ports.ts';

/** The reviewer says that the sheet will come. */
export const acceptReview =
  ({ transact }: Dependencies<ScoringUnit>) =>
  (command: Command, id: AssignmentId): Promise<Assignment> =>
    transact(command, async (unit) => {
      const before = await lockOwn(unit, id);
      requireCurrent(command, before);
      await requireUntied(unit, before);

      const after = await unit.assignments.save(move(before, 'accepted'));
      const { dossierId } = after;
      await openSheetWait(unit, after);
      await unit.audit.record({
        kind: 'scoring.review_accepted',
        subjectType: 'assignment',
        subjectId: id,
        dossierId,
        before,
        after,
      });
      await unit.processes.bump(dossierId);
      return after;
    });
