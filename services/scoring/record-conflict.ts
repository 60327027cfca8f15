import type { Command, Dependencies } from '../shared/command.ts';
import type { DossierId, PersonId } from '../shared/ids.ts';
import { bar, conflictOn } from './barred-review.ts';
import type { Conflict, ConflictStated } from './conflict.ts';
import { isCounted } from './scoring.ts';
import type { ScoringUnit } from './scoring-ports.ts';

/** The secretary records a conflict that others have told of, however late; a reviewer not asked yet never will be. */
export const recordConflict =
  ({ transact }: Dependencies<ScoringUnit>) =>
  (command: Command, dossierId: DossierId, input: ConflictStated & { reviewerId: PersonId }): Promise<Conflict> =>
    transact(command, async (unit) => {
      const { access, processes, people, conflicts, assignments, audit } = unit;
      await access.requireOn('conflict.record', dossierId);
      await processes.lockStage(dossierId);
      const { reviewerId, ...stated } = input;
      await people.getPerson(reviewerId);

      const found = { ...stated, origin: 'recorded' } as const;
      const conflict = await conflictOn(unit, { dossierId, reviewerId }, found);
      await conflicts.add(conflict, access.person());
      await audit.record({
        kind: 'scoring.conflict_recorded',
        subjectType: 'conflict',
        subjectId: conflict.id,
        dossierId,
        related: [reviewerId],
        after: conflict,
        reason: stated.reason,
      });
      const asked = (await assignments.listByDossier(dossierId)).find((each) => each.reviewerId === reviewerId);
      if (asked && isCounted(asked)) await bar(unit, asked, found);
      await processes.bump(dossierId);
      return conflict;
    });
