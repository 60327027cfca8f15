/** What the workflow sees of the reporting side of execution. */
export interface ReportingWaits {
  readonly areReportsPlanned: boolean;
}
