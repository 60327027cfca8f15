import type { Command, Dependencies } from '../shared/command.ts';
import type { AssignmentId } from '../shared/ids.ts';
import { move, NEXT, type AssignmentStatus } from './scoring.ts';
import type { ScoringUnit } from './scoring-ports.ts';

/** Automatic: a reviewer whose sheet stayed out to the end is replaced. */
export const lapseReview =
  ({ transact }: Dependencies<ScoringUnit>) =>
  (command: Command, id: AssignmentId): Promise<void> =>
    transact(command, async (unit) => {
      await lapse(unit, id, { kind: 'review', isSilent: (status) => NEXT[status].includes('lapsed') });
    });

/** Automatic: a reviewer who said neither yes nor no is replaced; one who did is left alone. */
export const lapseAnswer =
  ({ transact }: Dependencies<ScoringUnit>) =>
  (command: Command, id: AssignmentId): Promise<void> =>
    transact(command, async (unit) => {
      await lapse(unit, id, { kind: 'review_answer', isSilent: (status) => status === 'asked' });
    });

interface Wait {
  readonly kind: 'review' | 'review_answer';
  readonly isSilent: (status: AssignmentStatus) => boolean;
}

const lapse = async (unit: ScoringUnit, id: AssignmentId, { kind, isSilent }: Wait): Promise<void> => {
  const { assignments, access, processes, obligations, audit, outbox, panels } = unit;
  const { dossierId } = await assignments.getById(id);
  const stage = await processes.lockStage(dossierId);
  await access.requireOn('scoring.freeze', dossierId);
  const before = await assignments.lockById(id);
  await obligations.close(kind, id);
  if (stage !== 'scoring' || !isSilent(before.status)) return;

  await obligations.close('review_answer', id);
  await obligations.close('review', id);
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
};
