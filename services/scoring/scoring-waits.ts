/** Conflicts of interest that the system has found since reviewers were asked. */
export interface LateWaits {
  /** Reviewers who still count and are tied to the organisation. */
  readonly conflictsFound: number;
  /** Conflicts on record: tells one withdrawal from the next. */
  readonly conflictsKnown: number;
}

/** What the scoring stage's automatic steps wait for. */
export interface ScoringWaits extends LateWaits {
  /** Reviewers still wanted who can be assigned now; zero where nobody is left to ask, so that nothing spins. */
  readonly reviewersMissing: number;
  /** More are wanted than there are, and the administrator has not been told of this shortage. */
  readonly isShortageUntold: boolean;
  /** How often reviewers were assigned: tells one assignment step from the next. */
  readonly assignmentRounds: number;
}
