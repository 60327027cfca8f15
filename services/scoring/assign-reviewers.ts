import type { Command, Dependencies } from '../shared/command.ts';
import { addDays, endOf, instantAt, localDateOf } from '../shared/dates.ts';
import { dossierWorkflowId, newId, type AssignmentId, type DossierId, type PersonId } from '../shared/ids.ts';
import { isCounted, pick, type Assignment } from './scoring.ts';
import type { Panel, ScoringUnit } from './scoring-ports.ts';

const MORNING = '09:00';
/** Days of grace after the due day, before somebody else is asked. */
const GRACE_DAYS = 3;

/**
 * Automatic: asks as many reviewers as are still wanted; where there are too few, tells the administrator once.
 * Asked again when nothing is missing, it changes nothing.
 */
export const assignReviewers =
  ({ transact }: Dependencies<ScoringUnit>) =>
  (command: Command, dossierId: DossierId): Promise<void> =>
    transact(command, async (unit) => {
      const { processes, access, panels, assignments, audit, outbox } = unit;
      if ((await processes.lockStage(dossierId)) !== 'scoring') return;
      await access.requireOn('scoring.freeze', dossierId);

      const { panel, days } = await panelOf(unit, dossierId);
      const missing = panel.reviewersWanted - (await assignments.listByDossier(dossierId)).filter(isCounted).length;
      const chosen = pick(await assignments.listCandidates(dossierId), missing);
      const shortage = Math.max(missing - chosen.length, 0);
      if (chosen.length === 0 && shortage <= panel.shortageTold) return;

      await panels.save({ ...panel, assignmentRounds: panel.assignmentRounds + 1, shortageTold: shortage });
      for (const { personId } of chosen) await ask(unit, panel, { personId, days });
      await audit.record({
        kind: 'scoring.reviewers_assigned',
        subjectType: 'panel',
        subjectId: dossierId,
        dossierId,
        after: { reviewerIds: chosen.map(({ personId }) => personId), shortage },
      });
      if (shortage > panel.shortageTold) {
        const to = { by: 'role', role: 'fund_administrator' } as const;
        const data = { reference: panel.reference, count: shortage };
        await outbox.notify({ kind: 'scoring.reviewers_short', to, dossierId, data });
      }
      await processes.bump(dossierId);
    });

const panelOf = async ({ panels, application, programme }: ScoringUnit, dossierId: DossierId) => {
  const { callId, reference } = await application.getDossier(dossierId);
  const { review } = (await programme.getCall(callId)).rulebook;
  const fresh: Panel = {
    dossierId,
    callId,
    reference,
    assignmentRounds: 0,
    shortageTold: 0,
    reviewersWanted: review.reviewersMin,
    meanHundredths: null,
    spreadHundredths: null,
    discordance: null,
    isEliminated: false,
    completedAt: null,
  };
  return { panel: (await panels.find(dossierId)) ?? fresh, days: review.days };
};

const ask = async (
  { assignments, obligations, outbox, now }: ScoringUnit,
  { dossierId, reference }: Panel,
  { personId, days }: { personId: PersonId; days: number },
): Promise<void> => {
  const dueOn = addDays(localDateOf(now), days);
  const lastDay = addDays(dueOn, GRACE_DAYS);
  const assignment: Omit<Assignment, 'version'> = {
    id: newId<AssignmentId>(),
    dossierId,
    reviewerId: personId,
    status: 'asked',
    askedAt: now,
    dueAt: endOf(dueOn),
    conflictKind: null,
    reason: null,
  };
  await assignments.add(assignment);
  const owed = { by: 'person', personId } as const;
  await obligations.open(dossierWorkflowId(dossierId), {
    kind: 'review',
    subjectId: assignment.id,
    owed,
    rungs: [
      { at: instantAt(addDays(dueOn, -GRACE_DAYS), MORNING), act: 'remind' },
      { at: instantAt(dueOn, MORNING), act: 'remind' },
      { at: instantAt(lastDay, MORNING), act: 'escalate' },
    ],
    dueAt: endOf(lastDay),
  });
  await outbox.notify({ kind: 'scoring.review_asked', to: owed, dossierId, data: { reference, dueOn } });
};
