import type { Command, Dependencies } from '../shared/command.ts';
import type { Page } from '../shared/page.ts';
import type { Reach, Subject } from '../shared/permission.ts';
import { rangeReversed } from './audit-errors.ts';
import type { AuditUnit } from './audit-ports.ts';
import type { EventQuery, TimelineEvent } from './audit-views.ts';

/** The trail, searched, the newest first. What was looked for, and by whom, is itself on the trail. */
export const searchEvents =
  ({ transact }: Dependencies<AuditUnit>) =>
  (command: Command, query: EventQuery): Promise<Page<TimelineEvent>> =>
    transact(command, async ({ access, timelines, audit }) => {
      const reach = await access.reach('audit.read');
      await access.require('audit.read', somewhereIn(reach));
      requireRanges(query);
      const events = await timelines.search(reach, query);
      await audit.record({
        kind: 'audit.events_searched',
        subjectType: 'person',
        subjectId: access.person(),
        dossierId: query.dossierId ?? null,
        after: { query, events: events.items.length },
      });
      return events;
    });

/** A scoped auditor is asked for a permission that they hold somewhere; whoever holds it nowhere is refused. */
const somewhereIn = ({ territories, organisationIds, callIds, funderIds }: Reach): Subject => ({
  ...(territories[0] === undefined ? {} : { territory: territories[0] }),
  ...(organisationIds[0] === undefined ? {} : { organisationId: organisationIds[0] }),
  ...(callIds[0] === undefined ? {} : { callId: callIds[0] }),
  funderIds,
});

const requireRanges = ({ amountFrom, amountTo, from, to }: EventQuery): void => {
  if (amountFrom !== undefined && amountTo !== undefined && BigInt(amountFrom) > BigInt(amountTo)) {
    throw rangeReversed('amount');
  }
  if (from !== undefined && to !== undefined && from > to) throw rangeReversed('date');
};
