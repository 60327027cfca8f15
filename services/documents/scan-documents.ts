import { systemCommand, type Dependencies } from '../shared/command.ts';
import type { DocumentId } from '../shared/ids.ts';
import type { DocumentsUnit, FileStore, ScanQueue, Scanner, ScanRound } from './documents-ports.ts';
import { findingOf, isOpen, type Verdict } from './scan.ts';

interface Scanning {
  readonly queue: ScanQueue;
  readonly files: FileStore;
  readonly scanner: Scanner;
}

const BATCH = 20;

/**
 * Scans files that wait, never in the request that brought them. A scanner that is away says nothing of a file: it waits
 * and is tried again, for as long as that takes.
 */
export const scanDocuments =
  ({ transact }: Dependencies<DocumentsUnit>, { queue, files, scanner }: Scanning) =>
  (): Promise<ScanRound> =>
    queue.work(BATCH, async ({ documentId, sha256, tries }) => {
      const verdict = await scanner.scan(await files.get(sha256));
      const command = systemCommand(`document:${documentId}`, 'scan', String(tries));
      await transact(command, (unit) => settle(unit, documentId, verdict));
    });

const settle = async (unit: DocumentsUnit, id: DocumentId, verdict: Verdict): Promise<void> => {
  const { documentStore, scans, audit, outbox } = unit;
  const document = await documentStore.lockById(id);
  if (!isOpen(document.status)) return;
  await scans.settle(id, verdict);
  await audit.record({
    kind: 'documents.scanned',
    subjectType: 'document',
    subjectId: id,
    dossierId: null,
    related: [document.sha256],
    before: { status: document.status },
    after: { status: verdict.verdict, finding: findingOf(verdict) },
  });
  if (verdict.verdict === 'clean' || document.uploadedBy === null) return;
  await outbox.notify({
    kind: 'documents.not_clean',
    to: { by: 'person', personId: document.uploadedBy },
    dossierId: null,
    data: { name: document.name, verdict: verdict.verdict },
  });
};
