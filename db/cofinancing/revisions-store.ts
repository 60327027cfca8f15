import type { Knex } from 'knex';
import { z } from 'zod';
import type { RevisionStore } from '../../services/cofinancing/cofinancing-ports.ts';
import { FinancingPlan, type Revision } from '../../services/cofinancing/revision.ts';
import { notFound } from '../../services/shared/shared-errors.ts';
import { oneRow, sql } from '../shared/sql.ts';

const REVISION = `select id, round_id as "roundId", dossier_id as "dossierId", status, message, asked_by as "askedBy",
  asked_at as "askedAt", due_at as "dueAt", plan, reason, answered_by as "answeredBy", answered_at as "answeredAt"
  from cofinancing.revision`;

type Row = Omit<Revision, 'plan'> & { readonly plan: z.input<typeof FinancingPlan> | null };

const fromRow = (row: Row): Revision => ({ ...row, plan: row.plan && z.decode(FinancingPlan, row.plan) });

export const revisionsOn = (trx: Knex.Transaction): RevisionStore => ({
  add: async (revision) => {
    await sql(
      trx,
      `insert into cofinancing.revision (id, round_id, dossier_id, status, message, asked_by, asked_at, due_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        revision.id,
        revision.roundId,
        revision.dossierId,
        revision.status,
        revision.message,
        revision.askedBy,
        revision.askedAt,
        revision.dueAt,
      ],
    );
  },
  save: async ({ id, status, plan, reason, answeredBy, answeredAt }) => {
    await sql(
      trx,
      `update cofinancing.revision set status = $2, plan = $3, reason = $4, answered_by = $5, answered_at = $6
       where id = $1`,
      [id, status, plan && JSON.stringify(z.encode(FinancingPlan, plan)), reason, answeredBy, answeredAt],
    );
  },
  getById: async (id) =>
    fromRow(oneRow(await sql<Row>(trx, `${REVISION} where id = $1`, [id]), () => notFound('revision', id))),
  findOpen: async (dossierId) => {
    const rows = await sql<Row>(trx, `${REVISION} where dossier_id = $1 and status = 'asked'`, [dossierId]);
    return rows[0] ? fromRow(rows[0]) : null;
  },
  findPlan: async (dossierId) => {
    const rows = await sql<Row>(
      trx,
      `${REVISION} where dossier_id = $1 and status = 'revised' order by answered_at desc, id desc limit 1`,
      [dossierId],
    );
    return rows[0] ? fromRow(rows[0]).plan : null;
  },
  listByDossier: async (dossierId) =>
    (await sql<Row>(trx, `${REVISION} where dossier_id = $1 order by asked_at, id`, [dossierId])).map(fromRow),
});
