/** A change of the sources that no test notices, and why none could. */
export interface Survivor {
  readonly file: string;
  /** The line as it stands. */
  readonly line: string;
  readonly becomes: string;
  readonly reason: string;
}
