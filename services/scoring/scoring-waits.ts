/** What the scoring stage's automatic step waits for. */
export interface ScoringWaits {
  /** Reviewers still wanted who can be assigned now; zero where nobody is left to ask, so that nothing spins. */
  readonly reviewersMissing: number;
  /** More are wanted than there are, and the administrator has not been told of this shortage. */
  readonly isShortageUntold: boolean;
  /** How often reviewers were assigned: tells one assignment step from the next. */
  readonly assignmentRounds: number;
}
