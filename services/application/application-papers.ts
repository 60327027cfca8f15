import type { DossierId } from '../shared/ids.ts';
import type { ApplicationUnit } from './application-ports.ts';
import type { Dossier } from './application-views.ts';
import { findingsOf, type Finding } from './findings.ts';
import { documentsOf, type Attachment } from './wanted-documents.ts';

type Reach = Pick<ApplicationUnit, 'programme' | 'registry' | 'documents' | 'application' | 'now'>;

/** Everything missing or wrong in an application, its documents included, as it stands now. */
export const findingsNow = async (unit: Reach, dossier: Dossier): Promise<Finding[]> => {
  const call = await unit.programme.getCall(dossier.callId, dossier.rulebookHash);
  const organisation = await unit.registry.getOrganisation(dossier.organisationId);
  const documents = await documentsOf(unit, dossier);
  return findingsOf(call, organisation, { ...dossier, documents });
};

/** Adds documents to a dossier; the newest of a kind is the one that counts, and the earlier ones stay. */
export const attachAll = async (
  { attachments, applicationDocuments }: Pick<ApplicationUnit, 'attachments' | 'applicationDocuments'>,
  id: DossierId,
  added: readonly Attachment[],
): Promise<void> => {
  for (const attachment of added) {
    await attachments.attach(attachment.documentId, id);
    await applicationDocuments.add(id, attachment);
  }
};
