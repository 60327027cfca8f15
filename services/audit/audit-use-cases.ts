import type { Dependencies } from '../shared/command.ts';
import type { Contents } from '../shared/contents.ts';
import type { ReadDependencies } from '../shared/read.ts';
import type { AuditUnit } from './audit-ports.ts';
import { exportEvidence } from './export-evidence.ts';
import { readTimeline } from './read-timeline.ts';
import { searchEvents } from './search-events.ts';

export const auditUseCases = (
  dependencies: Dependencies<AuditUnit> & ReadDependencies<AuditUnit>,
  contents: Contents,
) => ({
  readTimeline: readTimeline(dependencies),
  searchEvents: searchEvents(dependencies),
  exportEvidence: exportEvidence(dependencies, contents),
});
