import type { Command } from '../shared/command.ts';
import type { DocumentId, DossierId } from '../shared/ids.ts';
import type { Access } from '../shared/permission.ts';
import type { DocumentActs } from './documents-acts.ts';
import { documentMissing, documentQuarantined, tooManyDocuments } from './documents-errors.ts';
import type { DocumentStore } from './documents-ports.ts';
import { mayRead } from './readers.ts';

/** More than any dossier of the demo needs; a limit against floods, not against holders. */
const DOCUMENTS_PER_DOSSIER_MAX = 500;

interface Attaching {
  readonly access: Access;
  readonly documentStore: DocumentStore;
  readonly command: Command;
}

export const attachmentsOf = (unit: Attaching): DocumentActs => ({
  attach: async (id: DocumentId, dossierId: DossierId) => {
    const { documentStore, command } = unit;
    const document = await documentStore.getById(id);
    if (!(await mayRead(unit, command.actor, document))) throw documentMissing(id);
    if (document.status === 'infected') throw documentQuarantined(id);
    if ((await documentStore.countOf(dossierId)) >= DOCUMENTS_PER_DOSSIER_MAX) {
      throw tooManyDocuments(DOCUMENTS_PER_DOSSIER_MAX);
    }
    await documentStore.admit(id, { permission: 'dossier.read', on: { dossierId } });
    return document;
  },
});
