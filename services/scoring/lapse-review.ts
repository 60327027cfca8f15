import type { Command, Dependencies } from '../shared/command.ts';
import type { AssignmentId } from '../shared/ids.ts';
import { move, NEXT } from './scoring.ts';
import type { ScoringUnit } from './scoring-ports.ts';

/** Automatic: a reviewer who stayed silent to the end is replaced. */
export const lapseReview =
  ({ transact }: Dependencies<ScoringUnit>) =>
  (command: Command, id: AssignmentId): Promise<void> =>
    transact(command, async ({ assignments, access, processes, obligations, audit, outbox, panels }) => {
      const { dossierId } = await assignments.getById(id);
      const stage = await processes.lockStage(dossierId);
      await access.requireOn('scoring.freeze', dossierId);
      const before = await assignments.lockById(id);
      await obligations.close('review', id);
      if (stage !== 'scoring' || !NEXT[before.status].includes('lapsed')) return;

      const after = await assignments.save(move(before, 'lapsed'));
      await audit.record({
        kind: 'scoring.review_lapsed',
        subjectType: 'assignment',
        subjectId: id,
        dossierId,
        before,
        after,
      });
      const { reference } = await panels.get(dossierId);
      const to = { by: 'person', personId: before.reviewerId } as const;
      await outbox.notify({ kind: 'scoring.review_lapsed', to, dossierId, data: { reference } });
      await processes.bump(dossierId);
    });
