import type { Command, Dependencies } from '../shared/command.ts';
import { newId, type DocumentId } from '../shared/ids.ts';
import { personal } from '../shared/personal.ts';
import { acceptedType, receive, type Document, type Upload } from './document.ts';
import { tooManyUnscanned } from './documents-errors.ts';
import type { DocumentsUnit, FileStore } from './documents-ports.ts';
import { UNSCANNED_MAX } from './scan.ts';

/**
 * Takes a file in. Its bytes are safe before the row exists: a crash between leaves bytes that nobody knows of, never a
 * document without bytes.
 */
export const storeDocument =
  ({ transact }: Dependencies<DocumentsUnit>, files: FileStore) =>
  async (command: Command, upload: Upload): Promise<Document> => {
    const mediaType = acceptedType(upload);
    const sha256 = await files.put(upload.bytes);
    return transact(command, async ({ access, documentStore, scans, audit, now }) => {
      const uploadedBy = access.person();
      if ((await scans.countOpen(uploadedBy)) >= UNSCANNED_MAX) throw tooManyUnscanned(UNSCANNED_MAX);

      const document = receive(upload, { id: newId<DocumentId>(), sha256, mediaType, uploadedBy, now });

      await documentStore.insert(document);
      await scans.enqueue(document.id);
      await audit.record({
        kind: 'documents.received',
        subjectType: 'document',
        subjectId: document.id,
        dossierId: null,
        related: [sha256],
        after: { ...document, name: personal(uploadedBy, document.name) },
      });
      return document;
    });
  };
