import type { Actor } from '../shared/command.ts';
import type { ReadDependencies } from '../shared/read.ts';
import { notFound } from '../shared/shared-errors.ts';
import type { Reviewer } from './reviewer.ts';
import type { ScoringUnit } from './scoring-ports.ts';

/** What I have said of myself as a reviewer; nobody else is shown it. */
export const getReviewer =
  ({ read }: ReadDependencies<ScoringUnit>) =>
  (actor: Actor): Promise<Reviewer> =>
    read(actor, async ({ access, reviewers }) => {
      const personId = access.person();
      const reviewer = await reviewers.find(personId);
      if (!reviewer) throw notFound('reviewer', personId);
      return reviewer;
    });
