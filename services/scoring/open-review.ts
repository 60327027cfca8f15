import { documentsOf, type WantedDocument } from '../application/application-facts.ts';
import type { AssignmentId } from '../shared/ids.ts';
import { notFound } from '../shared/shared-errors.ts';
import { requireUntied } from './assigned-panel.ts';
import { isCounted, type Assignment } from './scoring.ts';
import { assignmentClosed, conflictOfInterest } from './scoring-errors.ts';
import type { ScoringUnit } from './scoring-ports.ts';

type Dossier = Awaited<ReturnType<ScoringUnit['application']['getDossier']>>;

/** An assignment's dossier, for whoever was asked to score it and has no tie to the applicant; nobody else may open it. */
export const openReview = async (
  unit: ScoringUnit,
  id: AssignmentId,
): Promise<{ assignment: Assignment; dossier: Dossier; documents: WantedDocument[] }> => {
  const { access, assignments, application } = unit;
  const assignment = await assignments.getById(id);
  const { dossierId } = assignment;
  if (assignment.reviewerId !== access.person()) throw notFound('assignment', id);
  await access.requireOn('scoring.review', dossierId);
  requireOpen(assignment);
  await requireUntied(unit, assignment);
  const dossier = await application.getDossier(dossierId);
  const documents = await documentsOf(unit, dossier);
  return { assignment, dossier, documents };
};

const requireOpen = (assignment: Assignment): void => {
  if (assignment.status === 'conflicted') throw conflictOfInterest();
  if (!isCounted(assignment)) throw assignmentClosed(assignment.status);
};
