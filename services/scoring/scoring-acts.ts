import type { DossierId } from '../shared/ids.ts';
import { move } from './scoring.ts';
import type { ScoringUnit } from './scoring-ports.ts';

/** Nobody owes a sheet on this dossier any more; sheets that were handed in stay as they are. */
export const dismissReviewers = async (
  { assignments }: Pick<ScoringUnit, 'assignments'>,
  dossierId: DossierId,
): Promise<void> => {
  for (const assignment of await assignments.listByDossier(dossierId)) {
    if (assignment.status === 'asked' || assignment.status === 'accepted') {
      await assignments.save(move(assignment, 'lapsed'));
    }
  }
};
