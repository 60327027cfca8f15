import type { Actor } from '../shared/command.ts';
import type { CallId } from '../shared/ids.ts';
import type { Page, PageQuery } from '../shared/page.ts';
import type { ReadDependencies } from '../shared/read.ts';
import type { ScoringUnit } from './scoring-ports.ts';
import type { AssignmentSummary, CallAssignmentQuery, MyAssignmentQuery } from './scoring-views.ts';

/** The assignments of whoever asks, the latest first. */
export const listReviews =
  ({ read }: ReadDependencies<ScoringUnit>) =>
  (actor: Actor, { callId, ...query }: MyAssignmentQuery): Promise<Page<AssignmentSummary>> =>
    read(actor, async ({ access, assignments }) => {
      const of = { reviewerId: access.person(), callId: callId ?? null };
      return paged(await assignments.list(of, query), query);
    });

/** Who was asked to score what in a call, and how far they are; what they say is not in it. */
export const listCallReviews =
  ({ read }: ReadDependencies<ScoringUnit>) =>
  (actor: Actor, callId: CallId, { reviewerId, ...query }: CallAssignmentQuery): Promise<Page<AssignmentSummary>> =>
    read(actor, async ({ access, assignments }) => {
      if (!(await access.allows('audit.read', { callId }))) await access.require('scoring.freeze', { callId });
      return paged(await assignments.list({ reviewerId: reviewerId ?? null, callId }, query), query);
    });

const paged = (found: readonly AssignmentSummary[], { limit }: PageQuery): Page<AssignmentSummary> => {
  const items = found.slice(0, limit);
  return { items, next: found.length > limit ? (items.at(-1)?.id ?? null) : null };
};
