import type { Page } from '../shared/page.ts';
import type { Reach } from '../shared/permission.ts';
import type { CommonUnit } from '../shared/unit.ts';
import type { EventQuery, EvidenceScope, TimelineEvent, TimelineQuery } from './audit-views.ts';
import type { Block } from './block.ts';
import type { Entry } from './entry.ts';
import type { Opening } from './personal.ts';

export interface Timelines {
  /** The newest first, of the dossiers that are reached; of everything where all is. */
  readonly search: (reach: Reach, query: EventQuery) => Promise<Page<TimelineEvent>>;
  /** In the order in which they happened. `next` is the cursor of the page after. */
  readonly list: (query: TimelineQuery) => Promise<Page<TimelineEvent>>;
}

/** A part of the trail, and what proves it: nothing that is not sealed and signed yet. */
export interface PartOfTrail {
  readonly entries: readonly Entry[];
  /** Of the personal values that they commit to, those not erased. */
  readonly openings: readonly Opening[];
  /** The blocks that hold them. */
  readonly blocks: readonly Block[];
  /** Of every block under the checkpoint, in order. */
  readonly hashes: readonly Buffer[];
  readonly checkpoint: string | null;
  readonly introductions: readonly string[];
}

export interface Trail {
  readonly part: (scope: EvidenceScope) => Promise<PartOfTrail>;
}

export interface AuditUnit extends CommonUnit {
  readonly timelines: Timelines;
  readonly trail: Trail;
}
