import type { Command, Dependencies } from '../shared/command.ts';
import type { AssignmentId } from '../shared/ids.ts';
import { requireCurrent } from '../shared/version.ts';
import { lockOwn, requireUntied } from './assigned-panel.ts';
import { requireMove } from './scoring.ts';
import type { ScoringUnit } from './scoring-ports.ts';
import type { DraftScores } from './sheet-draft.ts';

/** Keeps an unfinished sheet for its reviewer, who alone sees it; it counts for nothing until it is handed in. */
export const saveDraft =
  ({ transact }: Dependencies<ScoringUnit>) =>
  (command: Command, id: AssignmentId, { scores }: { scores: DraftScores }): Promise<{ scores: DraftScores }> =>
    transact(command, async (unit) => {
      const assignment = await lockOwn(unit, id);
      requireCurrent(command, assignment);
      requireMove(assignment, 'scored');
      await requireUntied(unit, assignment);

      await unit.sheetDrafts.save(id, scores);
      // The next version: a window that was opened before is told, and writes over nothing.
      await unit.assignments.save(assignment);
      await unit.audit.record({
        kind: 'scoring.draft_saved',
        subjectType: 'assignment',
        subjectId: id,
        dossierId: assignment.dossierId,
        after: { criteria: scores.map(({ criterion }) => criterion) },
      });
      return { scores };
    });
