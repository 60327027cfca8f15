import type { Actor } from '../shared/command.ts';
import type { AssignmentId } from '../shared/ids.ts';
import type { ReadDependencies } from '../shared/read.ts';
import { notFound } from '../shared/shared-errors.ts';
import { standing } from './assigned-panel.ts';
import { isCounted, type Assignment } from './scoring.ts';
import { assignmentClosed, conflictDeclared } from './scoring-errors.ts';
import type { ScoringUnit } from './scoring-ports.ts';
import type { ReviewView } from './scoring-views.ts';

/** What a reviewer needs for the sheet. Their own sheet only, until every wanted one is in. */
export const getReview =
  ({ read }: ReadDependencies<ScoringUnit>) =>
  (actor: Actor, id: AssignmentId): Promise<ReviewView> =>
    read(actor, async ({ access, assignments, application, programme, panels, sheets }) => {
      const assignment = await assignments.getById(id);
      const { dossierId } = assignment;
      if (assignment.reviewerId !== access.person()) throw notFound('assignment', id);
      await access.requireOn('scoring.review', dossierId);
      requireOpen(assignment);

      const { title, plan } = await application.getDossier(dossierId);
      const { callId, reference, completedAt } = await panels.get(dossierId);
      const { criteria } = (await programme.getCall(callId)).rulebook.rubric;
      const all = standing(await sheets.listByDossier(dossierId), await assignments.listByDossier(dossierId));
      const visible = completedAt === null ? all.filter(({ assignmentId }) => assignmentId === id) : all;
      return { ...assignment, reference, title, plan, criteria, sheets: visible };
    });

const requireOpen = (assignment: Assignment): void => {
  if (assignment.status === 'conflicted') throw conflictDeclared();
  if (!isCounted(assignment)) throw assignmentClosed(assignment.status);
};
