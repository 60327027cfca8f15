import { z } from 'zod';
import type { Score } from '../../services/scoring/score-sheet.ts';
import { DraftScores } from '../../services/scoring/sheet-draft.ts';

/** A sheet as it is typed: a draft takes whatever is there, what is handed in has a score and a comment everywhere. */
export const SheetTyped = z
  .strictObject({ then: z.enum(['draft', 'submit']).default('draft'), scores: DraftScores })
  .superRefine(({ then, scores }, context) => {
    if (then === 'draft') return;
    for (const [place, { score, comment }] of scores.entries()) {
      const missing = [...(score === undefined ? ['score'] : []), ...(comment === undefined ? ['comment'] : [])];
      for (const name of missing) {
        context.addIssue({ code: 'custom', path: ['scores', place, name], message: `${name}_missing` });
      }
    }
  });

/** Those that say both; of a sheet that may be handed in, all of them. */
export const whole = (scores: DraftScores): Score[] =>
  scores.flatMap(({ criterion, score, comment }) =>
    score === undefined || comment === undefined ? [] : [{ criterion, score, comment }],
  );
