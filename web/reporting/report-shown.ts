import type { DossierView } from '../../services/application/application-views.ts';
import type { Rulebook } from '../../services/programme/programme-facts.ts';
import type { ReportList } from '../../services/reporting/reporting-views.ts';
import type { Names } from '../shared/naming.ts';

export type ReportItem = ReportList['items'][number];

/** What the page of one report knows. */
export interface ReportShown {
  readonly head: DossierView;
  readonly report: ReportItem;
  readonly indicators: Rulebook['indicators'];
  readonly names: Names;
}
