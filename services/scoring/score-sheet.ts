import { z } from 'zod';
import type { Rulebook } from '../programme/programme-facts.ts';
import type { AssignmentId } from '../shared/ids.ts';
import type { SheetResult } from './scoring.ts';
import { sheetIncomplete } from './scoring-errors.ts';

/** One criterion's score, from 1 to 5, with the comment that carries it. */
export const Score = z
  .strictObject({
    criterion: z.string().max(40),
    score: z.int().min(1).max(5),
    comment: z.string().trim().min(1).max(4000),
  })
  .meta({ id: 'Score' });
export type Score = z.output<typeof Score>;

/** What one reviewer handed in; never changed afterwards. */
export interface ScoreSheet extends SheetResult {
  readonly assignmentId: AssignmentId;
  readonly scores: readonly Score[];
  readonly submittedAt: Date;
}

type Rubric = Rulebook['rubric'];

/** Points are weight × score / 5, in hundredths: weight × score × 20 is whole, so nothing is ever rounded. */
const pointsHundredths = (weight: number, score: number): number => weight * score * 20;

/** Every criterion of the rubric, once; points below a criterion's minimum eliminate. */
export const evaluate = (scores: readonly Score[], { criteria }: Rubric): SheetResult => {
  requireWhole(scores, criteria);
  const given = new Map(scores.map(({ criterion, score }) => [criterion, score]));
  const points = criteria.map(({ code, weight, minimum }) => {
    const earned = pointsHundredths(weight, given.get(code) ?? 0);
    return { earned, isBelow: minimum !== null && earned < minimum * 100 };
  });
  return {
    totalHundredths: points.reduce((sum, { earned }) => sum + earned, 0),
    isEliminatory: points.some(({ isBelow }) => isBelow),
  };
};

const requireWhole = (scores: readonly Score[], criteria: Rubric['criteria']): void => {
  const given = scores.map(({ criterion }) => criterion);
  const asked = criteria.map(({ code }) => code);
  const missing = asked.filter((code) => !given.includes(code));
  const unknown = given.filter((code) => !asked.includes(code));
  const repeated = given.filter((code, index) => given.indexOf(code) !== index);
  if (missing.length + unknown.length + repeated.length > 0) throw sheetIncomplete({ missing, unknown, repeated });
};
