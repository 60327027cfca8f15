import type { Command, Dependencies } from '../shared/command.ts';
import { newId, type CallId, type ConflictId } from '../shared/ids.ts';
import { permissionDenied } from '../shared/shared-errors.ts';
import { bar } from './barred-review.ts';
import type { Conflict, ConflictStated } from './conflict.ts';
import type { ScoringUnit } from './scoring-ports.ts';

/** A reviewer with a stake in the whole call (an application of their own, say): barred from every dossier of it. */
export const declareCallConflict =
  ({ transact }: Dependencies<ScoringUnit>) =>
  (command: Command, callId: CallId, stated: ConflictStated): Promise<Conflict> =>
    transact(command, async (unit) => {
      const { access, people, programme, conflicts, assignments, processes, audit } = unit;
      const reviewerId = access.person();
      if (!(await people.holdsRole(reviewerId, 'reviewer'))) throw permissionDenied('scoring.review');
      await programme.getCall(callId);

      const id = newId<ConflictId>();
      const conflict: Conflict = { id, reviewerId, callId, dossierId: null, origin: 'declared', ties: [], ...stated };
      await conflicts.add(conflict, reviewerId);
      await audit.record({
        kind: 'scoring.call_conflict_declared',
        subjectType: 'conflict',
        subjectId: id,
        dossierId: null,
        related: [callId, reviewerId],
        after: conflict,
        reason: stated.reason,
      });
      for (const { id: assignmentId, dossierId } of await assignments.listCounted(reviewerId, callId)) {
        await processes.lockStage(dossierId);
        await bar(unit, await assignments.lockById(assignmentId), { ...stated, origin: 'declared' });
      }
      return conflict;
    });
