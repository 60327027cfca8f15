import { addDays, instantAt, localDateOf } from '../shared/dates.ts';
import { dossierWorkflowId, newId, type ConflictId, type DossierId } from '../shared/ids.ts';
import type { Stage } from '../shared/stage.ts';
import { complete, reassess } from './assigned-panel.ts';
import type { Conflict, ConflictOrigin, ConflictStated, Tie } from './conflict.ts';
import { rankAgain } from './ranked-call.ts';
import { move, type Assignment } from './scoring.ts';
import type { ScoringUnit } from './scoring-ports.ts';

const MORNING = '09:00';
const SECRETARY = { by: 'role', role: 'committee_secretary' } as const;

interface Found extends ConflictStated {
  readonly origin: ConflictOrigin;
  readonly ties?: readonly Tie[];
}

/** A conflict on one dossier, kept for good. */
export const conflictOn = async (
  { application }: ScoringUnit,
  { dossierId, reviewerId }: Pick<Assignment, 'dossierId' | 'reviewerId'>,
  { ties = [], ...found }: Found,
): Promise<Conflict> => {
  const { callId } = await application.getDossier(dossierId);
  return { id: newId<ConflictId>(), reviewerId, callId, dossierId, ties, ...found };
};

/**
 * Takes a reviewer off a dossier whose lock is held: they cannot open it any more. A sheet already handed in is kept,
 * marked, and no longer counts; whatever was computed from it is computed again.
 */
export const bar = async (
  unit: ScoringUnit,
  before: Assignment,
  { origin, kind, reason }: Found,
): Promise<Assignment> => {
  const { assignments, obligations, audit, outbox, processes, panels } = unit;
  const { id, dossierId, reviewerId } = before;
  const after = await assignments.save(move(before, 'conflicted', { conflictKind: kind, reason }));
  await obligations.close('review_answer', id);
  await obligations.close('review', id);
  await audit.record({
    kind: 'scoring.reviewer_barred',
    subjectType: 'assignment',
    subjectId: id,
    dossierId,
    related: [reviewerId],
    before,
    after: { ...after, origin },
    reason,
  });
  if (origin !== 'declared') {
    const { reference } = await panels.get(dossierId);
    const to = { by: 'person', personId: reviewerId } as const;
    await outbox.notify({ kind: 'scoring.review_barred', to, dossierId, data: { reference } });
  }
  if (before.status === 'scored') await withoutSheet(unit, after);
  await processes.bump(dossierId);
  return after;
};

/** Stages in which nobody will decide any more on what the sheets said. */
const ENDED: readonly Stage[] = ['withdrawn', 'lapsed', 'ineligible'];

const withoutSheet = async (unit: ScoringUnit, withdrawn: Assignment): Promise<void> => {
  const { dossierId } = withdrawn;
  const stage = await unit.processes.lockStage(dossierId);
  if (ENDED.includes(stage)) return;
  if (stage === 'scoring') return scoredAgain(unit, dossierId);
  const isDecided = stage !== 'committee' || (await unit.decisions.isDecided(dossierId));
  await (isDecided ? noteRectification(unit, withdrawn) : takenBack(unit, dossierId));
};

const scoredAgain = async (unit: ScoringUnit, dossierId: DossierId): Promise<void> => {
  const panel = await reassess(unit, dossierId);
  if (panel.completedAt !== null) await complete(unit, panel);
};

/** Not decided yet: ranked again at once where enough sheets are left, else scored again first. */
const takenBack = async (unit: ScoringUnit, dossierId: DossierId): Promise<void> => {
  const { processes, audit, outbox } = unit;
  const { callId, reference, completedAt } = await reassess(unit, dossierId);
  if (completedAt !== null) {
    await rankAgain(unit, callId, dossierId);
    return;
  }
  await processes.enter(dossierId, 'scoring');
  await audit.record({
    kind: 'scoring.reopened',
    subjectType: 'panel',
    subjectId: dossierId,
    dossierId,
    before: { stage: 'committee' },
    after: { stage: 'scoring' },
  });
  await outbox.notify({ kind: 'scoring.reopened', to: SECRETARY, dossierId, data: { reference } });
};

/** What is decided stays decided: it needs a rectifying decision, which the secretary is asked to bring. */
const noteRectification = async (unit: ScoringUnit, { id, dossierId }: Assignment): Promise<void> => {
  const { panels, rankings, obligations, audit, outbox, now } = unit;
  const { completedAt, meanHundredths: meanBefore, spreadHundredths } = await panels.get(dossierId);
  const again = await reassess(unit, dossierId);
  // The result stays readable as what is left of what the decision rested on; where nothing is left, as it was.
  const last = again.meanHundredths === null ? { meanHundredths: meanBefore, spreadHundredths } : {};
  await panels.save({ ...again, ...last, completedAt });
  const noted = { assignmentId: id, dossierId, meanBefore, meanAfter: again.meanHundredths };
  await rankings.noteRectification(noted);
  await audit.record({
    kind: 'scoring.rectification_needed',
    subjectType: 'panel',
    subjectId: dossierId,
    dossierId,
    related: [id],
    before: { meanHundredths: meanBefore },
    after: { meanHundredths: again.meanHundredths },
  });
  const today = localDateOf(now);
  await obligations.close('rectification', dossierId);
  await obligations.open(dossierWorkflowId(dossierId), {
    kind: 'rectification',
    subjectId: dossierId,
    owed: SECRETARY,
    rungs: [
      { at: instantAt(addDays(today, 7), MORNING), act: 'remind' },
      { at: instantAt(addDays(today, 14), MORNING), act: 'escalate' },
    ],
    dueAt: null,
  });
  const { reference } = again;
  await outbox.notify({ kind: 'scoring.rectification_needed', to: SECRETARY, dossierId, data: { reference } });
};
