import type { ReportingWaits } from '../../services/reporting/reporting-waits.ts';
import type { Watching } from '../shared/watching.ts';

type ReportingStep = 'planReports';

/** Plans the reports once; after that people report and review, and the waits for them are obligations. */
export const reporting = async ({ until, step }: Watching<ReportingWaits, ReportingStep>): Promise<never> => {
  for (;;) {
    await until(({ waits }) => !waits.areReportsPlanned);
    await step('planReports', 'all');
  }
};
