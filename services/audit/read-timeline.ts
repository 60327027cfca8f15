import type { Command, Dependencies } from '../shared/command.ts';
import type { Page } from '../shared/page.ts';
import type { AuditUnit } from './audit-ports.ts';
import type { TimelineEvent, TimelineQuery } from './audit-views.ts';

/** A dossier's history, or the part of it that is about certain things. Reading it is itself an event. */
export const readTimeline =
  ({ transact }: Dependencies<AuditUnit>) =>
  (command: Command, query: TimelineQuery): Promise<Page<TimelineEvent>> =>
    transact(command, async ({ access, timelines, audit }) => {
      await access.requireOn('audit.read', query.dossierId);
      const { dossierId, about } = query;
      const timeline = await timelines.list(query);
      await audit.record({
        kind: 'audit.timeline_read',
        subjectType: 'dossier',
        subjectId: dossierId,
        dossierId,
        after: { about, events: timeline.items.length },
      });
      return timeline;
    });
