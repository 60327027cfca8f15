import type { Dependencies } from '../shared/command.ts';
import type { AuditUnit } from './audit-ports.ts';
import { readTimeline } from './read-timeline.ts';
import { searchEvents } from './search-events.ts';

export const auditUseCases = (dependencies: Dependencies<AuditUnit>) => ({
  readTimeline: readTimeline(dependencies),
  searchEvents: searchEvents(dependencies),
});
