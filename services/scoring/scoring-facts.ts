import type { CallId, DossierId } from '../shared/ids.ts';

export interface RankedDossier {
  readonly dossierId: DossierId;
  readonly rank: number;
  /** Points out of 100, in hundredths: 6875 is 68.75. */
  readonly meanHundredths: number;
  readonly spreadHundredths: number;
}

export interface ScoringFacts {
  /** The frozen ranking of a call; empty until it is frozen. */
  readonly listRanking: (callId: CallId) => Promise<RankedDossier[]>;
}
