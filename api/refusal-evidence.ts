import type { AuditEntry } from '../services/shared/audit.ts';
import type { Command } from '../services/shared/command.ts';
import type { DossierId } from '../services/shared/ids.ts';
import type { RefusalRecorder } from './shared/refusals.ts';

interface Evidence {
  readonly command: Command;
  readonly entry: AuditEntry;
  readonly code: string;
}

/** A refused request as an audit entry: its operation, and the subjects that its path names. */
export const recordingOn =
  (record: (evidence: Evidence) => Promise<void>): RefusalRecorder =>
  ({ command, operation, params, code }) => {
    const subjects = Object.entries(params).map(([name, value]) => ({ name, id: String(value) }));
    const dossierId = subjects.find(({ name }) => name === 'dossierId')?.id ?? null;
    const [first] = subjects;
    const entry: AuditEntry = {
      kind: `request.${operation}`,
      subjectType: first?.name.replace(/Id$/, '') ?? 'operation',
      subjectId: first?.id ?? operation,
      dossierId: dossierId as DossierId | null,
      related: subjects.map(({ id }) => id),
    };
    return record({ command, entry, code });
  };
