import type { LateWaits, ScoringWaits } from '../../services/scoring/scoring-waits.ts';
import type { Watching } from '../shared/watching.ts';

export type ScoringStep = 'assignReviewers' | 'findConflicts';

/** Asks reviewers as often as some are missing: at first, in place of one who left, and after discordance. */
export const scoring = async (watching: Watching<ScoringWaits, ScoringStep>): Promise<never> => {
  const { until, step, facts } = watching;
  for (;;) {
    await until(({ waits }) => isConflictFound(waits) || waits.reviewersMissing > 0 || waits.isShortageUntold);
    if (isConflictFound(facts().waits)) await withdrawConflicted(watching);
    else await step('assignReviewers', String(facts().waits.assignmentRounds));
  }
};

/** The sheets are with the committee: a conflict found now takes the dossier back, or is noted. */
export const scored = async (watching: Watching<LateWaits, ScoringStep>): Promise<never> => {
  for (;;) {
    await watching.until(({ waits }) => isConflictFound(waits));
    await withdrawConflicted(watching);
  }
};

/** Histories recorded before conflicts were looked for say nothing of them. */
const isConflictFound = ({ conflictsFound }: Partial<LateWaits>): boolean => (conflictsFound ?? 0) > 0;

const withdrawConflicted = ({ step, facts }: Watching<LateWaits, ScoringStep>) =>
  step('findConflicts', String(facts().waits.conflictsKnown));
