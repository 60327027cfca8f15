import type { DossierId } from '../shared/ids.ts';
import type { RankedDossier } from './scoring-facts.ts';

export interface Ranked extends RankedDossier {
  readonly reference: string;
  readonly isEliminated: boolean;
}

export interface Rankable extends Omit<Ranked, 'rank'> {
  /** Members of the organisation who are women or young, each counted once, and all of its members. */
  readonly womenOrYouth: number;
  readonly members: number;
  readonly submittedAt: Date;
}

/**
 * Ranks on raw means. The published tie-break: the larger share of women and youth, then the earlier submission.
 * Eliminated dossiers come last: they are shown to the committee, which decides.
 */
export const rank = (dossiers: readonly Rankable[]): Ranked[] =>
  [...dossiers]
    .sort(inPublishedOrder)
    .map(({ dossierId, reference, meanHundredths, spreadHundredths, isEliminated }, index) => ({
      dossierId,
      reference,
      rank: index + 1,
      meanHundredths,
      spreadHundredths,
      isEliminated,
    }));

const inPublishedOrder = (left: Rankable, right: Rankable): number =>
  Number(left.isEliminated) - Number(right.isEliminated) ||
  right.meanHundredths - left.meanHundredths ||
  // Shares compared as fractions: no rounding decides a rank.
  right.womenOrYouth * left.members - left.womenOrYouth * right.members ||
  left.submittedAt.getTime() - right.submittedAt.getTime() ||
  idOrder(left.dossierId, right.dossierId);

const idOrder = (left: DossierId, right: DossierId): number => (left < right ? -1 : 1);
