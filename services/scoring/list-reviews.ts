import type { Actor } from '../shared/command.ts';
import type { Page, PageQuery } from '../shared/page.ts';
import type { ReadDependencies } from '../shared/read.ts';
import type { ScoringUnit } from './scoring-ports.ts';
import type { AssignmentSummary } from './scoring-views.ts';

/** The assignments of whoever asks, the latest first. */
export const listReviews =
  ({ read }: ReadDependencies<ScoringUnit>) =>
  (actor: Actor, page: PageQuery): Promise<Page<AssignmentSummary>> =>
    read(actor, async ({ access, assignments }) => {
      const items = await assignments.listByReviewer(access.person(), page);
      return { items, next: items.length === page.limit ? (items.at(-1)?.id ?? null) : null };
    });
