import type { Command, Dependencies } from '../shared/command.ts';
import type { Contents } from '../shared/contents.ts';
import { DomainError } from '../shared/errors.ts';
import type { ReadDependencies } from '../shared/read.ts';
import type { AuditUnit, PartOfTrail } from './audit-ports.ts';
import type { EvidenceFile, EvidenceScope } from './audit-views.ts';
import { cleanDocuments, partLines } from './evidence.ts';
import { writeLines, type Line } from './lines.ts';

type Exporting = Dependencies<AuditUnit> & ReadDependencies<AuditUnit>;

/** Evidence of a dossier or of one payment, to take away and to verify offline. That it was taken is on the trail first. */
export const exportEvidence =
  ({ transact, read }: Exporting, contents: Contents) =>
  async (command: Command, scope: EvidenceScope): Promise<EvidenceFile> => {
    await transact(command, async ({ access, audit }) => {
      await access.requireOn('audit.read', scope.dossierId);
      await audit.record({
        kind: 'audit.evidence_exported',
        subjectType: 'dossier',
        subjectId: scope.dossierId,
        dossierId: scope.dossierId,
        after: { about: scope.about },
      });
    });
    const part = await read(command.actor, ({ trail }) => trail.part(scope));
    const lines = [...partLines(part, scope.name), ...(await documentLines(part, contents))];
    return {
      bytes: Buffer.from(writeLines(lines)),
      mediaType: 'application/jsonl',
      name: `evidence-${scope.name}.jsonl`,
    };
  };

/** More would not be held in memory for a reader; the events still say what every other file contains. */
const BYTES_MAX = 20 * 1024 * 1024;

const documentLines = async ({ entries }: PartOfTrail, contents: Contents): Promise<Line[]> => {
  const lines: Line[] = [];
  let left = BYTES_MAX;
  for (const sha256 of cleanDocuments(entries)) {
    const bytes = await contentOf(sha256, contents);
    left -= bytes?.length ?? 0;
    if (left < 0) break;
    lines.push({ is: 'document', sha256, bytes: bytes && Buffer.from(bytes).toString('base64') });
  }
  return lines;
};

/** A file that is gone or was changed is a finding for whoever verifies, not a reason to give nothing. */
const contentOf = async (sha256: string, contents: Contents): Promise<Uint8Array | null> => {
  try {
    return await contents.get(sha256);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'document_unreadable') return null;
    throw error;
  }
};
