import type { Actor } from '../shared/command.ts';
import type { DocumentId } from '../shared/ids.ts';
import { DomainError } from '../shared/errors.ts';
import type { ReadDependencies } from '../shared/read.ts';
import { notFound } from '../shared/shared-errors.ts';
import { requireShowable, type Document } from './document.ts';
import { documentMissing } from './documents-errors.ts';
import type { DocumentsUnit, FileStore } from './documents-ports.ts';
import { mayRead } from './readers.ts';

type Reading = ReadDependencies<DocumentsUnit>;

export const getDocument =
  ({ read }: Reading) =>
  (actor: Actor, id: DocumentId): Promise<Document> =>
    read(actor, async (unit) => {
      const document = await unit.documentStore.getById(id);
      if (!(await mayRead(unit, actor, document))) throw documentMissing(id);
      return document;
    });

/** The bytes, to whoever may have them: of a file that is not clean nobody but who handed it in. */
export const getDocumentContent = (dependencies: Reading, files: FileStore) => {
  const find = getDocument(dependencies);
  return async (actor: Actor, id: DocumentId): Promise<{ document: Document; bytes: Uint8Array }> => {
    const document = await find(actor, id);
    requireShowable(document, actor);
    return { document, bytes: await files.get(document.sha256) };
  };
};

/** A paper by its number, as PDF: for whoever may read it, and exactly as it was given out. */
export const getPaperContent = (dependencies: Reading, files: FileStore) => {
  const contentOf = getDocumentContent(dependencies, files);
  return async (actor: Actor, { slice, kind, number }: PaperNumber): ReturnType<typeof contentOf> => {
    const paper = await dependencies.read(actor, ({ paperStore }) => paperStore.findByNumber(slice, kind, number));
    if (!paper) throw notFound('paper', number);
    // Its number may be guessed: to whoever may not read it, the paper is as missing as one that was never made.
    return contentOf(actor, paper.documentId).catch((error: unknown) => {
      throw error instanceof DomainError && error.kind === 'missing' ? notFound('paper', number) : error;
    });
  };
};

interface PaperNumber {
  readonly slice: string;
  readonly kind: string;
  readonly number: string;
}
