/** What the round's automatic steps wait for. */
export interface CofinancingWaits {
  /** The number of a round that is planned and not yet opened. */
  readonly roundToOpen: number | null;
  /** The number of an open round whose last line is answered. */
  readonly roundToSettle: number | null;
}
