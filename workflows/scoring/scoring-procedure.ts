import type { ScoringWaits } from '../../services/scoring/scoring-waits.ts';
import type { Watching } from '../shared/watching.ts';

export type ScoringStep = 'assignReviewers';

/** Asks reviewers as often as some are missing: at first, in place of one who left, and after discordance. */
export const scoring = async ({ until, step, facts }: Watching<ScoringWaits, ScoringStep>): Promise<never> => {
  for (;;) {
    await until(({ waits }) => waits.reviewersMissing > 0 || waits.isShortageUntold);
    await step('assignReviewers', String(facts().waits.assignmentRounds));
  }
};
