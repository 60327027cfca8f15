import type { DossierView } from '../../services/application/application-views.ts';
import type { Rulebook } from '../../services/programme/programme-facts.ts';
import type { Aim } from '../../services/reporting/jobs.ts';
import type { IndicatorValue } from '../../services/reporting/report-content.ts';
import type { ReportList } from '../../services/reporting/reporting-views.ts';
import type { Names } from '../shared/naming.ts';

export type ReportItem = ReportList['items'][number];

/** What the page of one report knows. */
export interface ReportShown {
  readonly head: DossierView;
  readonly report: ReportItem;
  readonly indicators: Rulebook['indicators'];
  /** What the application has said of them already. */
  readonly aims: readonly Aim[];
  /** What the reports before this one said of them, the newest first. */
  readonly earlier: readonly IndicatorValue[];
  readonly names: Names;
}
