/** What the workflow of a dossier in execution waits for in its payments. */
export interface DisbursementWaits {
  readonly areTranchesPlanned: boolean;
  /** The planned tranche whose turn has come and that nobody blocks; null where there is none. */
  readonly trancheToOffer: number | null;
}
