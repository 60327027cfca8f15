import type { Page } from '../shared/page.ts';
import type { CommonUnit } from '../shared/unit.ts';
import type { TimelineEvent, TimelineQuery } from './audit-views.ts';

export interface Timelines {
  /** In the order in which they happened. `next` is the cursor of the page after. */
  readonly list: (query: TimelineQuery) => Promise<Page<TimelineEvent>>;
}

export interface AuditUnit extends CommonUnit {
  readonly timelines: Timelines;
}
