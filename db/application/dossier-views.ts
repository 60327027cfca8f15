import type { DossierProgress } from '../../services/application/application-ports.ts';
import type { WaitsFor } from '../../services/application/application-views.ts';
import { dossierWorkflowId } from '../../services/shared/ids.ts';
import { notFound } from '../../services/shared/shared-errors.ts';
import type { Stage } from '../../services/shared/stage.ts';
import type { Context } from '../shared/context.ts';
import { oneRow, sql } from '../shared/sql.ts';

export const dossierProgressOn = ({ trx }: Context): DossierProgress => ({
  getProgress: async (id) => {
    const workflowId = dossierWorkflowId(id);
    const process = await sql<{ stage: Stage }>(trx, 'select stage from engine.process where workflow_id = $1', [
      workflowId,
    ]);
    const waitsFor = await sql<WaitsFor>(
      trx,
      `select kind, owed_by as "owedBy", owed_id as "owedId", owed_role as "owedRole", opened_at as since,
         due_at as until
       from engine.obligation where workflow_id = $1 and closed_at is null order by opened_at, id`,
      [workflowId],
    );
    return { stage: oneRow(process, () => notFound('dossier', id)).stage, waitsFor };
  },
});
