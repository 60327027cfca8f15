import type { Money } from '../shared/money.ts';

/** Public aid that a province or prefecture has had from this fund, and for how many people. */
export interface Aided {
  /** HCP code. */
  readonly territory: string;
  /** Committed, ordered or paid to its dossiers, less what was recovered. */
  readonly aid: Money;
  readonly population: number;
}

/** One place in the comparison, with what it was computed from. */
export interface ServedTerritory extends Aided {
  /** How many of the territories compared have had less aid per head. */
  readonly lessAided: number;
  readonly compared: number;
  /** 5 for the least aided fifth down to 1 for the most aided. */
  readonly score: number;
}

const FIFTHS = 5;

/**
 * Territories in fifths of past aid per head, compared as fractions. Equals share the better fifth, so that where
 * nothing was given yet everybody has 5.
 */
export const inFifths = (territories: readonly Aided[]): ServedTerritory[] => {
  const compared = territories.length;
  return territories.map((territory) => {
    const lessAided = territories.filter((other) => isLessAided(other, territory)).length;
    return { ...territory, lessAided, compared, score: FIFTHS - Math.floor((FIFTHS * lessAided) / compared) };
  });
};

const isLessAided = (left: Aided, right: Aided): boolean =>
  left.aid * BigInt(right.population) < right.aid * BigInt(left.population);
