import type { Assessment, Assignment } from './scoring.ts';
import { assess, isCounted } from './scoring.ts';
import type { Panel, ScoringUnit } from './scoring-ports.ts';
import type { ScoreSheet } from './score-sheet.ts';
import { notFound } from '../shared/shared-errors.ts';
import type { AssignmentId, DossierId } from '../shared/ids.ts';

/** The assignment of whoever asks, with its dossier locked in its stage. Somebody else's is not there. */
export const lockOwn = async (
  { assignments, access, processes }: ScoringUnit,
  id: AssignmentId,
): Promise<Assignment> => {
  const { dossierId, reviewerId } = await assignments.getById(id);
  if (reviewerId !== access.person()) throw notFound('assignment', id);
  await access.requireOn('scoring.review', dossierId);
  await processes.requireStage(dossierId, 'scoring');
  return assignments.lockById(id);
};

/** Sheets that stand: those of reviewers whose conflict was not found later. */
export const standing = (sheets: readonly ScoreSheet[], assignments: readonly Assignment[]): ScoreSheet[] => {
  const counted = new Set(assignments.filter(isCounted).map(({ id }) => id));
  return sheets.filter(({ assignmentId }) => counted.has(assignmentId));
};

/** Computes again what the sheets say together, after one came in or was withdrawn. */
export const reassess = async (unit: ScoringUnit, dossierId: DossierId): Promise<void> => {
  const { panels, sheets, assignments, programme, audit, outbox, now } = unit;
  const before = await panels.get(dossierId);
  const { rulebook, rulebookHash } = await programme.getCall(before.callId);
  const standingSheets = standing(await sheets.listByDossier(dossierId), await assignments.listByDossier(dossierId));
  const { isComplete, ...assessment } = assess(standingSheets, rulebook);
  const after: Panel = { ...before, ...assessment, completedAt: isComplete ? now : null };

  await panels.save(after);
  await audit.record({
    kind: 'scoring.assessed',
    subjectType: 'panel',
    subjectId: dossierId,
    dossierId,
    before: resultOf(before),
    after: resultOf(after),
    ruleVersion: rulebookHash,
  });
  if (!isComplete) return;
  const to = { by: 'role', role: 'committee_secretary' } as const;
  await outbox.notify({ kind: 'scoring.completed', to, dossierId, data: { reference: after.reference } });
};

const resultOf = (panel: Panel): Omit<Assessment, 'isComplete'> & { completedAt: Date | null } => {
  const { meanHundredths, spreadHundredths, discordance, isEliminated, reviewersWanted, completedAt } = panel;
  return { meanHundredths, spreadHundredths, discordance, isEliminated, reviewersWanted, completedAt };
};
