import type { Page } from '../shared/page.ts';
import type { Reach } from '../shared/permission.ts';
import type { CommonUnit } from '../shared/unit.ts';
import type { EventQuery, TimelineEvent, TimelineQuery } from './audit-views.ts';

export interface Timelines {
  /** The newest first, of the dossiers that are reached; of everything where all is. */
  readonly search: (reach: Reach, query: EventQuery) => Promise<Page<TimelineEvent>>;
  /** In the order in which they happened. `next` is the cursor of the page after. */
  readonly list: (query: TimelineQuery) => Promise<Page<TimelineEvent>>;
}

export interface AuditUnit extends CommonUnit {
  readonly timelines: Timelines;
}
