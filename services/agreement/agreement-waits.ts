/** What the agreement's automatic step waits for. */
export interface AgreementWaits {
  readonly isPrepared: boolean;
}
