/** What a dossier on the reserve list waits for: money. */
export interface ReserveWaits {
  /** How often it has been considered, where it is the next in rank and its plan can be held now; null otherwise. */
  readonly promotionRound: number | null;
}
