import type { Clock, StuckStep, StuckSteps } from '../../services/dossier/dossier-ports.ts';
import { newId } from '../../services/shared/ids.ts';
import { notFound } from '../../services/shared/shared-errors.ts';
import type { Context } from '../shared/context.ts';
import { oneRow, sql } from '../shared/sql.ts';

const COLUMNS = `id, workflow_id as "workflowId", step, subject, code, since`;

export const dossierOn = ({ trx, now }: Context): { stuckSteps: StuckSteps; clock: Clock } => ({
  stuckSteps: {
    record: async ({ workflowId, step, subject, code }) => {
      await sql(
        trx,
        `insert into engine.stuck_step (id, workflow_id, step, subject, code, since) values ($1, $2, $3, $4, $5, $6)
         on conflict (workflow_id, step, subject) where resolved_at is null do nothing`,
        [newId(), workflowId, step, subject, code, now],
      );
    },
    list: ({ limit, after }) =>
      sql<StuckStep>(
        trx,
        `select ${COLUMNS} from engine.stuck_step
         where resolved_at is null and ($2::uuid is null or id > $2) order by id limit $1`,
        [limit, after ?? null],
      ),
    resolve: async (id) => {
      const rows = await sql<StuckStep>(
        trx,
        `update engine.stuck_step set resolved_at = $2 where id = $1 and resolved_at is null returning ${COLUMNS}`,
        [id, now],
      );
      return oneRow(rows, () => notFound('stuck_step', id));
    },
  },
  clock: {
    moveTo: async (instant) => {
      const rows = await sql<{ now: Date }>(trx, 'select engine.move_clock($1) as now', [instant]);
      return oneRow(rows, () => new Error('the clock has no row')).now;
    },
  },
});
