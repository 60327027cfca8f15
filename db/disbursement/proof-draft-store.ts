import { z } from 'zod';
import { ClaimProof, type ProofDraft } from '../../services/disbursement/disbursement-inputs.ts';
import type { ProofDrafts } from '../../services/disbursement/disbursement-ports.ts';
import type { Context } from '../shared/context.ts';
import { sql } from '../shared/sql.ts';

interface Row {
  readonly id: string;
  readonly content: z.input<typeof ClaimProof>;
}

export const proofDraftsOn = ({ trx }: Context): ProofDrafts => ({
  insert: async (trancheId, { id, ...proof }, { savedBy, savedAt }) => {
    await sql(
      trx,
      `insert into disbursement.proof_draft (id, tranche_id, content, saved_by, saved_at) values ($1, $2, $3, $4, $5)`,
      [id, trancheId, JSON.stringify(z.encode(ClaimProof, proof)), savedBy, savedAt],
    );
  },
  list: async (trancheId) => {
    const rows = await sql<Row>(
      trx,
      'select id, content from disbursement.proof_draft where tranche_id = $1 and dropped_at is null order by saved_at, id',
      [trancheId],
    );
    return rows.map(({ id, content }): ProofDraft => ({ ...z.decode(ClaimProof, content), id }));
  },
  drop: async (ids, at) => {
    await sql(trx, 'update disbursement.proof_draft set dropped_at = $2 where id = any ($1)', [ids, at]);
  },
});
