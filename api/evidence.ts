import type { AuditEntry } from '../services/shared/audit.ts';
import type { Command } from '../services/shared/command.ts';
import { newId, type DossierId } from '../services/shared/ids.ts';
import type { ExportRecorder } from '../services/shared/exported.ts';
import type { RefusalRecorder } from './shared/refusals.ts';

interface Evidence {
  readonly command: Command;
  readonly entry: AuditEntry;
  /** The refusal's code; null where something was done. */
  readonly code: string | null;
}

/** Writes an event in a transaction of its own: nothing else is changed with it. */
type Recorder = (evidence: Evidence) => Promise<void>;

/** A refused request as an audit entry: its operation, and the subjects that its path names. */
export const refusalsOn =
  (record: Recorder): RefusalRecorder =>
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

/**
 * A list that was taken away as a file: which one, filtered how, and how many rows. Words that were looked for may be
 * somebody's name: only that there were some is told.
 */
export const exportsOn =
  (record: Recorder): ExportRecorder =>
  ({ actor, operation, query, rows, requestId }) => {
    const { limit: _limit, after: _after, q, ...asked } = query;
    const filter = q === undefined ? asked : { ...asked, q: true };
    return record({
      command: { id: newId(), actor, inputHash: '', requestId, expectedVersion: null },
      entry: {
        kind: 'audit.list_exported',
        subjectType: 'operation',
        subjectId: operation,
        dossierId: null,
        after: { filter, rows },
      },
      code: null,
    });
  };
