import type { Actor } from '../shared/command.ts';
import type { DocumentId } from '../shared/ids.ts';
import type { Access, Permission } from '../shared/permission.ts';
import type { ReadDependencies } from '../shared/read.ts';
import type { Document } from './document.ts';
import { documentMissing } from './documents-errors.ts';
import type { DocumentsUnit, FileStore } from './documents-ports.ts';
import type { Readers } from './paper-acts.ts';

type Reading = ReadDependencies<DocumentsUnit>;

/** Whoever may do one of these for the whole fund works with papers: desk, payments, funders, audit. */
const READERS: readonly Permission[] = [
  'account.certify',
  'approval.prepare',
  'approval.decide',
  'disbursement.prepare',
  'disbursement.verify',
  'disbursement.approve',
  'disbursement.order',
  'audit.read',
];

export const getDocument =
  ({ read }: Reading) =>
  (actor: Actor, id: DocumentId): Promise<Document> =>
    read(actor, async ({ access, documentStore }) => {
      const document = await documentStore.getById(id);
      if (document.uploadedBy === actor.id || (await reads(access))) return document;
      for (const readers of await documentStore.listReaders(id)) if (await isOneOf(access, readers)) return document;
      throw documentMissing(id);
    });

const isOneOf = (access: Access, { permission, on }: Readers): Promise<boolean> =>
  on.dossierId === undefined ? access.allows(permission, on) : access.allowsOn(permission, on.dossierId);

export const getDocumentContent = (dependencies: Reading, files: FileStore) => {
  const find = getDocument(dependencies);
  return async (actor: Actor, id: DocumentId): Promise<{ document: Document; bytes: Uint8Array }> => {
    const document = await find(actor, id);
    return { document, bytes: await files.get(document.sha256) };
  };
};

const reads = async (access: Access): Promise<boolean> => {
  for (const permission of READERS) if (await access.allows(permission, {})) return true;
  return false;
};
