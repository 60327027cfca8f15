import type { DossierId } from '../shared/ids.ts';
import type { PageQuery } from '../shared/page.ts';
import type { CommonUnit } from '../shared/unit.ts';
import type { TimelineEvent } from './timeline.ts';

export interface TimelineQuery {
  readonly dossierId: DossierId;
  /** Only events about one of these things; null for all of the dossier's. */
  readonly about: readonly string[] | null;
  readonly page: PageQuery;
}

export interface Timelines {
  /** In the order in which they happened. `next` is the cursor of the page after. */
  readonly list: (query: TimelineQuery) => Promise<{ items: TimelineEvent[]; next: string | null }>;
}

export interface AuditUnit extends CommonUnit {
  readonly timelines: Timelines;
}
