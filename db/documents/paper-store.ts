import { paperMissing, paperNotValid } from '../../services/documents/documents-errors.ts';
import type { PaperStore } from '../../services/documents/documents-ports.ts';
import type { Paper } from '../../services/documents/paper.ts';
import type { Context } from '../shared/context.ts';
import { oneRow, sql } from '../shared/sql.ts';

const PAPER = `select document_id as "documentId", slice, kind, number, reference, code, dossier_id as "dossierId",
  amount_centimes as amount, snapshot, sha256, status, replaced_by as "replacedBy", issued_at as "issuedAt"
  from documents.paper`;

export const paperStoreOn = ({ trx }: Context): PaperStore => ({
  insert: async (paper) => {
    const { documentId, slice, kind, number, reference, code, dossierId, amount, snapshot, sha256, issuedAt } = paper;
    await sql(
      trx,
      `insert into documents.paper (document_id, slice, kind, number, reference, code, dossier_id, amount_centimes,
         snapshot, sha256, status, issued_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'valid', $11)`,
      [documentId, slice, kind, number, reference, code, dossierId, amount, JSON.stringify(snapshot), sha256, issuedAt],
    );
  },
  getById: async (id) => oneRow(await sql<Paper>(trx, `${PAPER} where document_id = $1`, [id]), () => paperMissing(id)),
  findByCode: async (code) => (await sql<Paper>(trx, `${PAPER} where code = $1`, [code]))[0] ?? null,
  findByNumber: async (slice, kind, number) => {
    const by = 'where slice = $1 and kind = $2 and number = $3';
    const rows = await sql<Paper>(trx, `${PAPER} ${by}`, [slice, kind, number]);
    return rows[0] ?? null;
  },
  setStatus: async (id, status, by) => {
    const rows = await sql(
      trx,
      `update documents.paper set status = $2, replaced_by = $3 where document_id = $1 and status = 'valid' returning code`,
      [id, status, by],
    );
    oneRow(rows, () => paperNotValid(id));
  },
});
