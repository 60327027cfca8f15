import { jobsOf } from '../../../services/reporting/jobs.ts';
import type { IndicatorValue, ReportContent } from '../../../services/reporting/report-content.ts';
import { dirhams } from '../../../services/shared/money.ts';

/** The three indicators of jobs as they follow from the jobs before, after and aimed at. */
export const jobIndicators = ({
  before,
  after,
  target,
}: {
  before: number;
  after: number;
  target: number;
}): IndicatorValue[] => {
  const reached = jobsOf(before, after);
  const aimed = jobsOf(before, target);
  return [
    { code: 'IND-01', baseline: 0, target: aimed.created, actual: reached.created },
    { code: 'IND-02', baseline: before, target: aimed.maintained, actual: reached.maintained },
    { code: 'IND-03', baseline: before, target: aimed.total, actual: reached.total },
  ];
};

/** The report of the demo pack: ten jobs before, fifteen after, six more aimed at. */
export const aReport = (change: Partial<ReportContent> = {}): ReportContent => ({
  summary: 'La ligne de séchage est installée ; quinze personnes y travaillent.',
  spent: [{ label: 'Séchoir', amount: dirhams(120_000) }],
  indicators: jobIndicators({ before: 10, after: 15, target: 16 }),
  ...change,
});
