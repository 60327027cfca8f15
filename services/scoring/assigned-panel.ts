import type { AssignmentId, DossierId } from '../shared/ids.ts';
import { notFound } from '../shared/shared-errors.ts';
import { rankAgain } from './ranked-call.ts';
import { standing } from './score-sheet.ts';
import { assess, type Assessment, type Assignment } from './scoring.ts';
import { conflictOfInterest } from './scoring-errors.ts';
import type { Panel, ScoringUnit } from './scoring-ports.ts';

/** The assignment of whoever asks, with its dossier locked in whatever stage. Somebody else's is not there. */
export const lockMine = async (
  { assignments, access, processes }: ScoringUnit,
  id: AssignmentId,
): Promise<Assignment> => {
  const { dossierId, reviewerId } = await assignments.getById(id);
  if (reviewerId !== access.person()) throw notFound('assignment', id);
  await access.requireOn('scoring.review', dossierId);
  await processes.lockStage(dossierId);
  return assignments.lockById(id);
};

/** The same, while the dossier is being scored. */
export const lockOwn = async (unit: ScoringUnit, id: AssignmentId): Promise<Assignment> => {
  const assignment = await lockMine(unit, id);
  await unit.processes.requireStage(assignment.dossierId, 'scoring');
  return assignment;
};

/** Whoever is tied to the applicant may neither look nor score, from the moment that it can be found. */
export const requireUntied = async (
  { conflicts }: ScoringUnit,
  { reviewerId, dossierId }: Assignment,
): Promise<void> => {
  const ties = await conflicts.tiesOf(reviewerId, dossierId);
  if (ties.length > 0) throw conflictOfInterest(ties);
};

/** Computes again what the sheets say together, after one came in or was withdrawn. */
export const reassess = async (unit: ScoringUnit, dossierId: DossierId): Promise<Panel> => {
  const { application, panels, sheets, assignments, programme, audit, now } = unit;
  const before = await panels.get(dossierId);
  const { rulebookHash } = await application.getDossier(dossierId);
  const { rulebook } = await programme.getCall(before.callId, rulebookHash);
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
  return after;
};

/** Every wanted sheet is in: where the call is ranked already, the dossier joins the ranking and the committee. */
export const complete = async (unit: ScoringUnit, { dossierId, callId, reference }: Panel): Promise<void> => {
  const to = { by: 'role', role: 'committee_secretary' } as const;
  await unit.outbox.notify({ kind: 'scoring.completed', to, dossierId, data: { reference } });
  if (await rankAgain(unit, callId, dossierId)) await unit.processes.enter(dossierId, 'committee');
};

const resultOf = (panel: Panel): Omit<Assessment, 'isComplete'> & { completedAt: Date | null } => {
  const { meanHundredths, spreadHundredths, discordance, isEliminated, reviewersWanted, completedAt } = panel;
  return { meanHundredths, spreadHundredths, discordance, isEliminated, reviewersWanted, completedAt };
};
