import { z } from 'zod';
import { DOCUMENT_STATUSES, type DocumentsFacts, type DocumentStatus } from '../documents/documents-facts.ts';
import { askedAt, Texts, type LegalForm, type ProgrammeFacts, type Rulebook } from '../programme/programme-facts.ts';
import type { RegistryFacts } from '../registry/registry-facts.ts';
import { localDateOf } from '../shared/dates.ts';
import { DocumentId, type CallId, type DossierId, type OrganisationId } from '../shared/ids.ts';

const DOCUMENT_STANDINGS = ['attached', 'on_file', 'refused', 'expired', 'missing'] as const;

/** One document that the rulebook asks of this applicant, and where it stands. */
export const WantedDocument = z
  .strictObject({
    kind: z.string(),
    titles: Texts,
    standing: z.enum(DOCUMENT_STANDINGS),
    documentId: DocumentId.nullable(),
    /** The file, and what its scan says; null where there is none. */
    file: z.strictObject({ name: z.string(), size: z.int(), status: z.enum(DOCUMENT_STATUSES) }).nullable(),
  })
  .meta({ id: 'WantedDocument' });
export type WantedDocument = z.output<typeof WantedDocument>;

/** Without a look into the file. */
type Standing = Omit<WantedDocument, 'file'>;

export const WantedDocuments = z.strictObject({ items: z.array(WantedDocument) }).meta({ id: 'WantedDocuments' });

export interface Attachment {
  readonly kind: string;
  readonly documentId: DocumentId;
}

/** With what the scanner says of it. */
interface Brought extends Attachment {
  readonly status: DocumentStatus;
}

/** What the registry has of a kind: asked once, and good until it expires. */
interface OnFile {
  readonly kind: string;
  readonly status: 'missing' | 'valid' | 'expired';
  readonly documentId: DocumentId | null;
}

type Template = NonNullable<Rulebook['documents']>[number];

/** What an applicant of this form brings to its application. */
const wantedOf = (rulebook: Rulebook, legalForm: LegalForm): Template[] => askedAt(rulebook, 'application', legalForm);

/** What was attached to the dossier counts first, then what the organisation has on file. */
export const standingsOf = (
  wanted: readonly Template[],
  attached: readonly Brought[],
  onFile: readonly OnFile[],
): Standing[] =>
  wanted.map(({ kind, titles }) => {
    const own = attached.find((each) => each.kind === kind);
    if (own) return { kind, titles, standing: isRefused(own) ? 'refused' : 'attached', documentId: own.documentId };
    const filed = onFile.find((each) => each.kind === kind);
    if (!filed || filed.status === 'missing') return { kind, titles, standing: 'missing', documentId: null };
    const standing = filed.status === 'valid' ? 'on_file' : 'expired';
    return { kind, titles, standing, documentId: filed.documentId };
  });

/** Nobody may ever open such a file: it is as if it had not been brought. */
const isRefused = ({ status }: Brought): boolean => status === 'infected' || status === 'unscannable';

interface Reach {
  readonly programme: ProgrammeFacts;
  readonly registry: RegistryFacts;
  readonly documents: DocumentsFacts;
  readonly application: {
    /** The newest of each kind. */
    readonly listAttached: (id: DossierId) => Promise<readonly Attachment[]>;
  };
  readonly now: Date;
}

interface Applied {
  readonly id: DossierId;
  readonly callId: CallId;
  readonly organisationId: OrganisationId;
  readonly rulebookHash: string;
}

/** The documents that the rulebook asks of this applicant, and where each of them stands now. */
export const documentsOf = async (
  { programme, registry, documents, application, now }: Reach,
  { id, callId, organisationId, rulebookHash }: Applied,
): Promise<WantedDocument[]> => {
  const { rulebook } = await programme.getCall(callId, rulebookHash);
  const { legalForm } = await registry.getOrganisation(organisationId);
  const wanted = wantedOf(rulebook, legalForm);
  if (wanted.length === 0) return [];
  const kinds = wanted.map(({ kind }) => kind);
  const onFile = await registry.attestationStandings(organisationId, kinds, localDateOf(now));
  const brought: Brought[] = [];
  for (const each of await application.listAttached(id)) {
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
