/** What the workflow of a dossier in execution waits for in its payments. */
export interface DisbursementWaits {
  readonly areTranchesPlanned: boolean;
  /**
   * The planned tranche whose turn has come and that nobody blocks, as `number/version of the process`: an offer that a
   * finding overtakes is another one when its turn comes again. Null where there is none.
   */
  readonly trancheToOffer: string | null;
}
