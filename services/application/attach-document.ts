import type { Command, Dependencies } from '../shared/command.ts';
import type { DossierId } from '../shared/ids.ts';
import { applicationNotDraft } from './application-errors.ts';
import { attachAll } from './application-papers.ts';
import type { ApplicationUnit } from './application-ports.ts';
import { requireMandate } from './mandate-in-force.ts';
import { documentsOf, type Attachment, type WantedDocument } from './wanted-documents.ts';

/** Adds a document to a draft, of the kind that it is brought for; the newest of a kind is the one that counts. */
export const attachDocument =
  ({ transact }: Dependencies<ApplicationUnit>) =>
  (command: Command, id: DossierId, attachment: Attachment): Promise<WantedDocument[]> =>
    transact(command, async (unit) => {
      const { access, dossiers, audit, processes } = unit;
      await processes.lockStage(id);
      const draft = await dossiers.lockById(id);
      await access.requireOn('application.write', id);
      const mandateId = await requireMandate(unit, draft.organisationId);
      if (draft.status !== 'draft') throw applicationNotDraft(draft.status);

      await attachAll(unit, id, [attachment]);
      await audit.record({
        kind: 'application.document_attached',
        subjectType: 'dossier',
        subjectId: id,
        dossierId: id,
        related: [attachment.documentId, ...(mandateId === null ? [] : [mandateId])],
        after: attachment,
      });
      await processes.bump(id);
      return documentsOf(unit, draft);
    });
