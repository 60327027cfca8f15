import { z } from 'zod';
import { Score } from './score-sheet.ts';

/** What a reviewer has thought of so far: of any criterion a score, a comment, both or neither. */
export const DraftScores = z
  .array(Score.partial({ score: true, comment: true }).meta({ id: 'DraftScore' }))
  .max(30)
  .readonly();
export type DraftScores = z.output<typeof DraftScores>;
