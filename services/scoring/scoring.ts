import type { AssignmentId, DossierId, PersonId } from '../shared/ids.ts';
import type { Rulebook } from '../programme/programme-facts.ts';
import type { ConflictKind } from './conflict.ts';
import { assignmentClosed } from './scoring-errors.ts';

export const ASSIGNMENT_STATUSES = ['asked', 'accepted', 'scored', 'declined', 'conflicted', 'lapsed'] as const;
export type AssignmentStatus = (typeof ASSIGNMENT_STATUSES)[number];

/** A sheet is final when it is handed in; only a conflict found later takes it out of the count. */
export const NEXT: Record<AssignmentStatus, readonly AssignmentStatus[]> = {
  asked: ['accepted', 'scored', 'declined', 'conflicted', 'lapsed'],
  accepted: ['scored', 'declined', 'conflicted', 'lapsed'],
  scored: ['conflicted'],
  declined: [],
  conflicted: [],
  lapsed: [],
};

/** One reviewer asked for one sheet on one dossier. */
export interface Assignment {
  readonly id: AssignmentId;
  readonly dossierId: DossierId;
  readonly reviewerId: PersonId;
  readonly status: AssignmentStatus;
  readonly askedAt: Date;
  readonly dueAt: Date;
  readonly conflictKind: ConflictKind | null;
  readonly reason: string | null;
  readonly version: number;
}

type Answer = Partial<Pick<Assignment, 'conflictKind' | 'reason'>>;

export const requireMove = ({ status: before }: Assignment, status: AssignmentStatus): void => {
  if (!NEXT[before].includes(status)) throw assignmentClosed(before);
};

export const move = (assignment: Assignment, status: AssignmentStatus, answer: Answer = {}): Assignment => {
  requireMove(assignment, status);
  return { ...assignment, ...answer, status };
};

/** Whether this reviewer's sheet is in, or may still come: anything else is replaced. */
export const isCounted = ({ status }: Assignment): boolean => NEXT[status].length > 0;

type Discordance = 'spread' | 'threshold' | 'eliminatory';

export interface SheetResult {
  /** Points out of 100, in hundredths. */
  readonly totalHundredths: number;
  /** Whether a criterion fell below its eliminatory minimum. */
  readonly isEliminatory: boolean;
}

export interface Assessment {
  /** The exact mean rounded half up to the hundredth; null until a sheet is in. */
  readonly meanHundredths: number | null;
  readonly spreadHundredths: number | null;
  readonly discordance: Discordance | null;
  readonly isEliminated: boolean;
  readonly reviewersWanted: number;
  readonly isComplete: boolean;
}

/**
 * What the sheets say together. Discordance is looked for once the call's minimum is in, and asks for one more
 * reviewer, never for two; the rulebook says which sheets then make the mean. More than half of the sheets must eliminate for the dossier to be eliminated.
 */
export const assess = (
  sheets: readonly SheetResult[],
  { rubric, review }: Pick<Rulebook, 'rubric' | 'review'>,
): Assessment => {
  const totals = sheets.map(({ totalHundredths }) => totalHundredths);
  const isEnough = sheets.length >= review.reviewersMin;
  const discordance = isEnough ? discordanceOf(sheets, rubric.threshold * 100, review.spreadMax * 100) : null;
  const reviewersWanted = review.reviewersMin + (discordance === null ? 0 : 1);
  const isSettled = discordance !== null && sheets.length >= reviewersWanted;
  return {
    meanHundredths: meanOf(isSettled && review.discordant === 'two_nearest' ? nearest(totals) : totals),
    spreadHundredths: totals.length === 0 ? null : spreadOf(totals),
    discordance,
    isEliminated: sheets.filter(({ isEliminatory }) => isEliminatory).length * 2 > sheets.length,
    reviewersWanted,
    isComplete: sheets.length >= reviewersWanted,
  };
};

const discordanceOf = (sheets: readonly SheetResult[], threshold: number, spreadMax: number): Discordance | null => {
  if (spreadOf(sheets.map(({ totalHundredths }) => totalHundredths)) > spreadMax) return 'spread';
  if (differ(sheets.map(({ totalHundredths }) => totalHundredths >= threshold))) return 'threshold';
  return differ(sheets.map(({ isEliminatory }) => isEliminatory)) ? 'eliminatory' : null;
};

/** The two totals that lie closest together; where several pairs do, the highest. */
const nearest = (totals: readonly number[]): number[] => {
  const falling = [...totals].sort((left, right) => right - left);
  const pairs = falling.slice(1).map((lower, index) => [falling[index] ?? lower, lower]);
  return pairs.reduce((best, pair) => (spreadOf(pair) < spreadOf(best) ? pair : best));
};

const differ = (opinions: readonly boolean[]): boolean => new Set(opinions).size > 1;
const spreadOf = (totals: readonly number[]): number => Math.max(...totals) - Math.min(...totals);

const meanOf = (totals: readonly number[]): number | null => {
  if (totals.length === 0) return null;
  const sum = totals.reduce((left, right) => left + right, 0);
  return Math.floor((2 * sum + totals.length) / (2 * totals.length));
};
