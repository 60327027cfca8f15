import { localDateOf } from '../shared/dates.ts';
import type { DocumentsFacts } from '../documents/documents-facts.ts';
import type { DocumentId, DossierId } from '../shared/ids.ts';
import type { ApplicationUnit } from './application-ports.ts';
import type { Dossier } from './application-views.ts';
import { findingsOf, type Finding } from './findings.ts';
import { standingsOf, wantedOf, type Attachment, type Brought, type WantedDocument } from './wanted-documents.ts';

type Reach = Pick<ApplicationUnit, 'programme' | 'registry' | 'documents' | 'applicationDocuments' | 'now'>;

/** The documents that the rulebook asks of this applicant, and where each of them stands now. */
export const documentsOf = async (
  { programme, registry, documents, applicationDocuments, now }: Reach,
  { id, callId, organisationId, rulebookHash }: Dossier,
): Promise<WantedDocument[]> => {
  const { rulebook } = await programme.getCall(callId, rulebookHash);
  const { legalForm } = await registry.getOrganisation(organisationId);
  const wanted = wantedOf(rulebook, legalForm);
  if (wanted.length === 0) return [];
  const kinds = wanted.map(({ kind }) => kind);
  const onFile = await registry.attestationStandings(organisationId, kinds, localDateOf(now));
  const brought: Brought[] = [];
  for (const each of await applicationDocuments.list(id)) {
    brought.push({ ...each, status: (await documents.getDocument(each.documentId)).status });
  }
  const standing: WantedDocument[] = [];
  for (const each of standingsOf(wanted, brought, onFile)) {
    standing.push({ ...each, file: each.documentId && (await fileOf(documents, each.documentId)) });
  }
  return standing;
};

const fileOf = async ({ getDocument }: DocumentsFacts, id: DocumentId): Promise<WantedDocument['file']> => {
  const { name, size, status } = await getDocument(id);
  return { name, size, status };
};

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
