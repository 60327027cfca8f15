import { canonical, sha256Of } from '../shared/canonical.ts';
import type { CallId, DossierId, PersonId } from '../shared/ids.ts';
import type { Reliability } from './reliability.ts';
import type { RankedDossier } from './scoring-facts.ts';

export interface Ranked extends RankedDossier {
  readonly reference: string;
  readonly isEliminated: boolean;
}

/** Frozen when the call closed; computed again when a conflict was found later, or a dossier came back late. */
export const RANKING_CAUSES = ['closing', 'conflict', 'late_dossier'] as const;

export interface FrozenRanking {
  readonly callId: CallId;
  readonly version: number;
  readonly cause: (typeof RANKING_CAUSES)[number];
  /** Null where it was computed again by itself. */
  readonly frozenBy: PersonId | null;
  readonly frozenAt: Date;
  readonly reliability: Reliability | null;
  readonly dossiers: readonly Ranked[];
  /** SHA-256 of everything above but the instant, with the rulebook's hash, in canonical JSON. */
  readonly contentHash: string;
}

export const hashOf = (ranking: Omit<FrozenRanking, 'frozenAt' | 'contentHash'>, rulebookHash: string): string =>
  sha256Of(canonical({ ...ranking, rulebookHash }));

/** An exact share or mean: the larger one wins. */
export interface Fraction {
  readonly over: number;
  readonly under: number;
}

export interface Rankable extends Omit<Ranked, 'rank'> {
  /** In the published order: each separates those whom all before it left equal. */
  readonly tieBreaks: readonly Fraction[];
  readonly submittedAt: Date;
}

/**
 * Ranks on raw means, then by the published tie-breaks, then the earlier submission. Eliminated dossiers come last:
 * they are shown to the committee, which decides.
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
  byTieBreaks(left.tieBreaks, right.tieBreaks) ||
  left.submittedAt.getTime() - right.submittedAt.getTime() ||
  idOrder(left.dossierId, right.dossierId);

/** Fractions are compared by multiplying across: no rounding decides a rank. */
const byTieBreaks = (left: readonly Fraction[], right: readonly Fraction[]): number => {
  const differences = left.map((mine, index) => {
    const theirs = right[index];
    return theirs === undefined ? 0 : theirs.over * mine.under - mine.over * theirs.under;
  });
  return differences.find((difference) => difference !== 0) ?? 0;
};

const idOrder = (left: DossierId, right: DossierId): number => (left < right ? -1 : 1);
