import type { ScanStore } from '../../services/documents/documents-ports.ts';
import { findingOf } from '../../services/documents/scan.ts';
import type { Context } from '../shared/context.ts';
import { sql } from '../shared/sql.ts';

export const scanStoreOn = ({ trx, now }: Context): ScanStore => ({
  enqueue: async (id) => {
    await sql(trx, 'insert into documents.scan (document_id) values ($1)', [id]);
  },
  settle: async (id, verdict) => {
    await sql(
      trx,
      `update documents.scan set verdict = $2, finding = $3, settled_at = $4 where document_id = $1 and verdict is null`,
      [id, verdict.verdict, findingOf(verdict), now],
    );
    await sql(trx, 'update documents.document set status = $2 where id = $1', [id, verdict.verdict]);
  },
  countOpen: async (uploadedBy) => {
    const rows = await sql<{ count: bigint }>(
      trx,
      `select count(*) as count from documents.document d join documents.scan s on s.document_id = d.id
       where s.verdict is null and d.uploaded_by = $1`,
      [uploadedBy],
    );
    return Number(rows[0]?.count ?? 0n);
  },
});
