/** What the workflow sees of this stage; its only automatic step is the lapse of a draft, which is an obligation's. */
export interface ApplicationWaits {
  readonly isSubmitted: boolean;
}
