import type { Tie } from '../../services/scoring/conflict.ts';
import type { Conflicts } from '../../services/scoring/scoring-ports.ts';
import type { Context } from '../shared/context.ts';
import { sql } from '../shared/sql.ts';

export const conflictsOn = ({ trx, now }: Context): Conflicts => ({
  add: async ({ id, reviewerId, callId, dossierId, origin, kind, ties, reason }, recordedBy) => {
    await sql(
      trx,
      `insert into scoring.conflict (id, reviewer_id, call_id, dossier_id, origin, kind, ties, reason, recorded_by,
         recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [id, reviewerId, callId, dossierId, origin, kind, ties, reason, recordedBy, now],
    );
  },
  tiesOf: async (reviewerId, dossierId) => {
    const rows = await sql<{ ties: Tie[] }>(
      trx,
      `select scoring.ties_of($1, s.organisation_id) as ties from access.dossier_scope s where s.dossier_id = $2`,
      [reviewerId, dossierId],
    );
    return rows[0]?.ties ?? [];
  },
  listByDossier: (dossierId) =>
    sql(
      trx,
      `select id, reviewer_id as "reviewerId", call_id as "callId", dossier_id as "dossierId", origin, kind, ties,
         reason, recorded_at as "recordedAt"
       from scoring.conflict where dossier_id = $1 order by recorded_at, id`,
      [dossierId],
    ),
});
