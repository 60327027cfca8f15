import type { Command, Dependencies } from '../shared/command.ts';
import { addDays, endOf, instantAt, localDateOf } from '../shared/dates.ts';
import { dossierWorkflowId, newId, type AssignmentId, type DossierId, type PersonId } from '../shared/ids.ts';
import { freezeServedTerritories } from './computed-scores.ts';
import { openAnswerWait } from './review-waits.ts';
import { pick } from './reviewer.ts';
import { isCounted, type Assignment } from './scoring.ts';
import type { Panel, ScoringUnit } from './scoring-ports.ts';

const MORNING = '09:00';

/**
 * Automatic: asks as many reviewers as are still wanted; where there are too few, it becomes a task of the fund's
 * administrator until somebody can be asked. Asked again when nothing is missing, it changes nothing.
 */
export const assignReviewers =
  ({ transact }: Dependencies<ScoringUnit>) =>
  (command: Command, dossierId: DossierId): Promise<void> =>
    transact(command, async (unit) => {
      const { processes, access, panels, assignments, reviewers, audit } = unit;
      if ((await processes.lockStage(dossierId)) !== 'scoring') return;
      await access.requireOn('scoring.freeze', dossierId);

      const { panel, rulebook } = await panelOf(unit, dossierId);
      await panels.lockCall(panel.callId);
      const missing = panel.reviewersWanted - (await assignments.listByDossier(dossierId)).filter(isCounted).length;
      const chosen = missing > 0 ? pick(await reviewers.listCandidates(dossierId), missing) : [];
      const shortage = Math.max(missing - chosen.length, 0);
      if (chosen.length === 0 && shortage <= panel.shortageTold) return;

      await freezeServedTerritories(unit, panel, rulebook);
      await panels.save({ ...panel, assignmentRounds: panel.assignmentRounds + 1, shortageTold: shortage });
      for (const { personId } of chosen) await ask(unit, panel, { personId, days: rulebook.review.days });
      await audit.record({
        kind: 'scoring.reviewers_assigned',
        subjectType: 'panel',
        subjectId: dossierId,
        dossierId,
        after: { chosen, shortage },
      });
      await tellShortage(unit, panel, shortage);
      await processes.bump(dossierId);
    });

const panelOf = async ({ panels, application, programme }: ScoringUnit, dossierId: DossierId) => {
  const { callId, reference, rulebookHash } = await application.getDossier(dossierId);
  const { rulebook } = await programme.getCall(callId, rulebookHash);
  const fresh: Panel = {
    dossierId,
    callId,
    reference,
    assignmentRounds: 0,
    shortageTold: 0,
    reviewersWanted: rulebook.review.reviewersMin,
    meanHundredths: null,
    spreadHundredths: null,
    discordance: null,
    isEliminated: false,
    completedAt: null,
  };
  return { panel: (await panels.find(dossierId)) ?? fresh, rulebook };
};

const ask = async (
  unit: ScoringUnit,
  { dossierId, reference }: Panel,
  { personId, days }: { personId: PersonId; days: number },
): Promise<void> => {
  const { assignments, outbox, now } = unit;
  const dueOn = addDays(localDateOf(now), days);
  const assignment: Assignment = {
    id: newId<AssignmentId>(),
    dossierId,
    reviewerId: personId,
    status: 'asked',
    askedAt: now,
    dueAt: endOf(dueOn),
    conflictKind: null,
    reason: null,
    version: 1,
  };
  await assignments.add(assignment);
  await openAnswerWait(unit, assignment);
  const to = { by: 'person', personId } as const;
  await outbox.notify({ kind: 'scoring.review_asked', to, dossierId, data: { reference, dueOn } });
};

/** Told when it grows; it ends by itself as soon as enough reviewers can be asked. */
const tellShortage = async (unit: ScoringUnit, { dossierId, reference, shortageTold }: Panel, count: number) => {
  const { obligations, outbox, now } = unit;
  if (count === 0) return obligations.close('reviewer_shortage', dossierId);
  if (count <= shortageTold) return;
  const today = localDateOf(now);
  await obligations.close('reviewer_shortage', dossierId);
  await obligations.open(dossierWorkflowId(dossierId), {
    kind: 'reviewer_shortage',
    subjectId: dossierId,
    owed: { by: 'role', role: 'fund_administrator' },
    rungs: [3, 7].map((days) => ({ at: instantAt(addDays(today, days), MORNING), act: 'remind' })),
    dueAt: null,
  });
  for (const role of ['fund_administrator', 'committee_secretary']) {
    const to = { by: 'role', role } as const;
    await outbox.notify({ kind: 'scoring.reviewers_short', to, dossierId, data: { reference, count } });
  }
};
