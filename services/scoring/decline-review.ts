import type { Command, Dependencies } from '../shared/command.ts';
import type { AssignmentId } from '../shared/ids.ts';
import { requireCurrent } from '../shared/version.ts';
import { lockOwn } from './assigned-panel.ts';
import { move, type Assignment } from './scoring.ts';
import type { ScoringUnit } from './scoring-ports.ts';

/** The reviewer cannot, and says why; another is asked by itself. */
export const declineReview =
  ({ transact }: Dependencies<ScoringUnit>) =>
  (command: Command, id: AssignmentId, { reason }: { reason: string }): Promise<Assignment> =>
    transact(command, async (unit) => {
      const before = await lockOwn(unit, id);
      requireCurrent(command, before);

      const after = await unit.assignments.save(move(before, 'declined', { reason }));
      const { dossierId } = after;
      await unit.obligations.close('review_answer', id);
      await unit.obligations.close('review', id);
      await unit.audit.record({
        kind: 'scoring.review_declined',
        subjectType: 'assignment',
        subjectId: id,
        dossierId,
        before,
        after,
        reason,
      });
      await unit.processes.bump(dossierId);
      return after;
    });
