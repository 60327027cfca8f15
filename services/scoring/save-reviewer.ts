import type { Command, Dependencies } from '../shared/command.ts';
import { permissionDenied } from '../shared/shared-errors.ts';
import { requireCurrent } from '../shared/version.ts';
import type { Reviewer, ReviewerProfile } from './reviewer.ts';
import type { ScoringUnit } from './scoring-ports.ts';

/** What I know, where I may go, and what to compare with applicants. Of the last, the trail says only that it is there. */
export const saveReviewer =
  ({ transact }: Dependencies<ScoringUnit>) =>
  (command: Command, profile: ReviewerProfile): Promise<Reviewer> =>
    transact(command, async ({ access, people, reviewers, assignments, obligations, processes, audit }) => {
      const personId = access.person();
      if (!(await people.holdsRole(personId, 'reviewer'))) throw permissionDenied('scoring.review');
      const before = await reviewers.find(personId);
      requireCurrent(command, { version: before?.version ?? 0 });

      const after: Reviewer = { ...profile, personId, version: (before?.version ?? 0) + 1 };

      await reviewers.save(after);
      await audit.record({
        kind: 'scoring.reviewer_saved',
        subjectType: 'person',
        subjectId: personId,
        dossierId: null,
        before: before && told(before),
        after: told(after),
      });
      // Whoever counts on this reviewer looks for conflicts again; whoever lacks one may now find one.
      for (const { dossierId } of await assignments.listCounted(personId, null)) await processes.bump(dossierId);
      await obligations.wake('reviewer_shortage');
      return after;
    });

const told = ({ sectors, territories, boards, ices, familyNames, ...rest }: Reviewer) => ({
  sectors,
  territories,
  boards,
  ices: ices.length,
  familyNames: familyNames.length,
  has: (['home', 'phone', 'rib'] as const).filter((field) => rest[field] !== null),
});
