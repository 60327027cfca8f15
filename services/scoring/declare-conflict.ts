import type { Command, Dependencies } from '../shared/command.ts';
import type { AssignmentId } from '../shared/ids.ts';
import { requireCurrent } from '../shared/version.ts';
import { lockOwn, reassess } from './assigned-panel.ts';
import { move, type Assignment, type ConflictKind } from './scoring.ts';
import type { ScoringUnit } from './scoring-ports.ts';

export interface ConflictDeclared {
  readonly kind: ConflictKind;
  readonly reason: string;
}

/**
 * A tie that bars the reviewer: from now on they cannot open the dossier, and another is asked by itself.
 * A sheet already handed in is kept but no longer counts.
 */
export const declareConflict =
  ({ transact }: Dependencies<ScoringUnit>) =>
  (command: Command, id: AssignmentId, { kind, reason }: ConflictDeclared): Promise<Assignment> =>
    transact(command, async (unit) => {
      const before = await lockOwn(unit, id);
      requireCurrent(command, before);

      const after = await unit.assignments.save(move(before, 'conflicted', { conflictKind: kind, reason }));
      const { dossierId } = after;
      await unit.obligations.close('review', id);
      await unit.audit.record({
        kind: 'scoring.conflict_declared',
        subjectType: 'assignment',
        subjectId: id,
        dossierId,
        before,
        after,
        reason,
      });
      if (before.status === 'scored') await reassess(unit, dossierId);
      await unit.processes.bump(dossierId);
      return after;
    });
