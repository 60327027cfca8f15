import type { PublicFigure } from './observatory-views.ts';

/** Fewer dossiers than this in a target group, and one of them could be told from the others. */
const FEWEST = 5;

export const withoutSmallNumbers = (figure: PublicFigure): PublicFigure =>
  figure.dossiers !== null && figure.dossiers > 0 && figure.dossiers < FEWEST
    ? { ...figure, dossiers: null, awarded: null, paid: null }
    : figure;
