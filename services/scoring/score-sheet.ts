import { z } from 'zod';
import type { Rulebook } from '../programme/programme-facts.ts';
import type { AssignmentId } from '../shared/ids.ts';
import { isCounted, type Assignment, type SheetResult } from './scoring.ts';
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

/** Sheets that stand: those of reviewers whose conflict was not found later. */
export const standing = (sheets: readonly ScoreSheet[], assignments: readonly Assignment[]): ScoreSheet[] => {
  const counted = new Set(assignments.filter(isCounted).map(({ id }) => id));
  return sheets.filter(({ assignmentId }) => counted.has(assignmentId));
};

type Rubric = Rulebook['rubric'];

/** Scores that the system computes, by criterion: the same on every sheet of a dossier. */
export type Computed = Readonly<Record<string, number>>;

/** Points are weight × score / 5, in hundredths: weight × score × 20 is whole, so nothing is ever rounded. */
const pointsHundredths = (weight: number, score: number): number => weight * score * 20;

/** Every criterion of the rubric, once, the computed ones by themselves; points below a minimum eliminate. */
export const evaluate = (scores: readonly Score[], { criteria }: Rubric, computed: Computed = {}): SheetResult => {
  requireWhole(scores, criteria);
  const given = new Map([
    ...Object.entries(computed),
    ...scores.map(({ criterion, score }) => [criterion, score] as const),
  ]);
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
  const asked = criteria.filter(({ computed }) => computed === undefined).map(({ code }) => code);
  const known = criteria.map(({ code }) => code);
  const trouble = {
    missing: asked.filter((code) => !given.includes(code)),
    unknown: given.filter((code) => !known.includes(code)),
    repeated: given.filter((code, index) => given.indexOf(code) !== index),
    computed: given.filter((code) => known.includes(code) && !asked.includes(code)),
  };
  if (Object.values(trouble).some(({ length }) => length > 0)) throw sheetIncomplete(trouble);
};
