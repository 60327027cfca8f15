import type { AgreementStore } from '../../services/agreement/agreement-ports.ts';
import type { SignedCopy } from '../../services/agreement/signed-copy.ts';
import type { AgreementId } from '../../services/shared/ids.ts';
import type { Context } from '../shared/context.ts';
import { sql } from '../shared/sql.ts';

const COPIES = `select id, signatory_id as "signatoryId", document_id as "documentId", sha256,
  handed_in_by as "handedInBy", known_by as "knownBy", handed_in_at as "handedInAt", status, checked_by as "checkedBy",
  checked_at as "checkedAt", reason from agreement.signed_copy where agreement_id = $1 order by handed_in_at, id`;

export const listCopies = (trx: Context['trx'], id: AgreementId): Promise<SignedCopy[]> => sql(trx, COPIES, [id]);

export const copiesOn = (trx: Context['trx']): Pick<AgreementStore, 'addCopy' | 'saveCopy'> => ({
  addCopy: async (agreement, { id, signatoryId, documentId, sha256, handedInBy, knownBy, handedInAt, status }) => {
    await sql(
      trx,
      `insert into agreement.signed_copy (id, signatory_id, agreement_id, document_id, sha256, handed_in_by, known_by,
         handed_in_at, status) values ($1, $2, $3, $4, $5, $6, audit.unnamed($6::uuid::text, $7), $8, $9)`,
      [id, signatoryId, agreement.id, documentId, sha256, handedInBy, JSON.stringify(knownBy), handedInAt, status],
    );
  },
  saveCopy: async ({ id, status, checkedBy, checkedAt, reason }) => {
    await sql(
      trx,
      'update agreement.signed_copy set status = $2, checked_by = $3, checked_at = $4, reason = $5 where id = $1',
      [id, status, checkedBy, checkedAt, reason],
    );
  },
});
