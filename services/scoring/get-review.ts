import type { Rulebook } from '../programme/programme-facts.ts';
import type { Actor } from '../shared/command.ts';
import type { AssignmentId, DossierId } from '../shared/ids.ts';
import type { ReadDependencies } from '../shared/read.ts';
import { notFound } from '../shared/shared-errors.ts';
import { requireUntied } from './assigned-panel.ts';
import { computedScores } from './computed-scores.ts';
import { standing } from './score-sheet.ts';
import { isCounted, type Assignment } from './scoring.ts';
import { assignmentClosed, conflictOfInterest } from './scoring-errors.ts';
import type { ScoringUnit } from './scoring-ports.ts';
import type { ReviewView } from './scoring-views.ts';

/** What a reviewer needs for the sheet. Their own sheet only, until every wanted one is in. */
export const getReview =
  ({ read }: ReadDependencies<ScoringUnit>) =>
  (actor: Actor, id: AssignmentId): Promise<ReviewView> =>
    read(actor, async (unit) => {
      const { access, assignments, application, programme, panels, sheets } = unit;
      const assignment = await assignments.getById(id);
      const { dossierId } = assignment;
      if (assignment.reviewerId !== access.person()) throw notFound('assignment', id);
      await access.requireOn('scoring.review', dossierId);
      requireOpen(assignment);
      await requireUntied(unit, assignment);

      const { title, plan, rulebookHash } = await application.getDossier(dossierId);
      const { callId, reference, completedAt } = await panels.get(dossierId);
      const { rulebook } = await programme.getCall(callId, rulebookHash);
      const all = standing(await sheets.listByDossier(dossierId), await assignments.listByDossier(dossierId));
      const visible = completedAt === null ? all.filter(({ assignmentId }) => assignmentId === id) : all;
      const criteria = await criteriaOf(unit, dossierId, rulebook);
      const draft = assignment.status === 'scored' ? null : await unit.sheetDrafts.find(id);
      return { ...assignment, reference, title, plan, criteria, sheets: visible, draft };
    });

const requireOpen = (assignment: Assignment): void => {
  if (assignment.status === 'conflicted') throw conflictOfInterest();
  if (!isCounted(assignment)) throw assignmentClosed(assignment.status);
};

/** The rubric as the sheet asks it, with the scores that are the system's own. */
const criteriaOf = async (
  unit: ScoringUnit,
  dossierId: DossierId,
  rulebook: Rulebook,
): Promise<ReviewView['criteria']> => {
  const scores = await computedScores(unit, dossierId, rulebook);
  const from = await unit.servedTerritories.find(dossierId);
  return rulebook.rubric.criteria.map(({ computed: _rule, ...criterion }) => {
    const score = scores[criterion.code];
    return { ...criterion, computed: score === undefined ? null : { score, from } };
  });
};
