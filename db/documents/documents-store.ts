import type { Document } from '../../services/documents/document.ts';
import { documentMissing } from '../../services/documents/documents-errors.ts';
import type { DocumentsFacts } from '../../services/documents/documents-facts.ts';
import type { DocumentStore } from '../../services/documents/documents-ports.ts';
import type { DocumentId } from '../../services/shared/ids.ts';
import type { Context } from '../shared/context.ts';
import { oneRow, sql } from '../shared/sql.ts';

const DOCUMENT = `select id, sha256, name, media_type as "mediaType", size, uploaded_by as "uploadedBy", status,
  received_at as "receivedAt" from documents.document`;

export const documentsOn = ({ trx }: Context): { documents: DocumentsFacts; documentStore: DocumentStore } => {
  const getById = async (id: DocumentId): Promise<Document> => {
    const rows = await sql<Document>(trx, `${DOCUMENT} where id = $1`, [id]);
    return oneRow(rows, () => documentMissing(id));
  };

  return {
    documents: { getDocument: getById },
    documentStore: {
      getById,
      insert: async ({ id, sha256, name, mediaType, size, uploadedBy, status, receivedAt }) => {
        await sql(
          trx,
          `insert into documents.document (id, sha256, name, media_type, size, uploaded_by, status, received_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8)`,
          [id, sha256, name, mediaType, size, uploadedBy, status, receivedAt],
        );
      },
    },
  };
};
