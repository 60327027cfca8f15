import { requireClean, type Document } from '../../services/documents/document.ts';
import { documentMissing } from '../../services/documents/documents-errors.ts';
import type { DocumentsFacts } from '../../services/documents/documents-facts.ts';
import type { DocumentStore, PaperStore, ScanStore } from '../../services/documents/documents-ports.ts';
import type { Readers } from '../../services/documents/paper-acts.ts';
import type { DocumentId } from '../../services/shared/ids.ts';
import type { Context } from '../shared/context.ts';
import { oneRow, sql } from '../shared/sql.ts';
import { paperStoreOn } from './paper-store.ts';
import { scanStoreOn } from './scan-store.ts';

const DOCUMENT = `select id, sha256, name, media_type as "mediaType", size, uploaded_by as "uploadedBy", status,
  received_at as "receivedAt" from documents.document`;

interface DocumentsOn {
  readonly documents: DocumentsFacts;
  readonly documentStore: DocumentStore;
  readonly paperStore: PaperStore;
  readonly scans: ScanStore;
}

export const documentsOn = (context: Context): DocumentsOn => {
  const { trx } = context;
  const getById = async (id: DocumentId): Promise<Document> => {
    const rows = await sql<Document>(trx, `${DOCUMENT} where id = $1`, [id]);
    return oneRow(rows, () => documentMissing(id));
  };

  return {
    documents: {
      getDocument: getById,
      getCleanDocument: async (id) => {
        const document = await getById(id);
        requireClean(document);
        return document;
      },
    },
    paperStore: paperStoreOn(context),
    scans: scanStoreOn(context),
    documentStore: {
      getById,
      lockById: async (id) =>
        oneRow(await sql<Document>(trx, `${DOCUMENT} where id = $1 for update`, [id]), () => documentMissing(id)),
      insert: async ({ id, sha256, name, mediaType, size, uploadedBy, status, receivedAt }) => {
        await sql(
          trx,
          `insert into documents.document (id, sha256, name, media_type, size, uploaded_by, status, received_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8)`,
          [id, sha256, name, mediaType, size, uploadedBy, status, receivedAt],
        );
      },
      admit: async (id, { permission, on }) => {
        await sql(
          trx,
          `insert into documents.reader (document_id, permission, subject) values ($1, $2, $3)
           on conflict on constraint reader_once do nothing`,
          [id, permission, JSON.stringify(on)],
        );
      },
      countOf: async (dossierId) => {
        const rows = await sql<{ count: bigint }>(
          trx,
          `select count(*) as count from documents.reader where subject ->> 'dossierId' = $1`,
          [dossierId],
        );
        return Number(rows[0]?.count ?? 0n);
      },
      listReaders: (id) =>
        sql<Readers>(trx, 'select permission, subject as "on" from documents.reader where document_id = $1', [id]),
    },
  };
};
