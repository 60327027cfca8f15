import type { DossierProgress } from '../../services/application/application-ports.ts';
import type { WaitsFor } from '../../services/application/application-views.ts';
import { dossierWorkflowId } from '../../services/shared/ids.ts';
import { notFound } from '../../services/shared/shared-errors.ts';
import type { Stage } from '../../services/shared/stage.ts';
import type { Context } from '../shared/context.ts';
import { oneRow, sql } from '../shared/sql.ts';
import { ABOUT, JOIN_ABOUT } from '../shared/wait-about.ts';

export const dossierProgressOn = ({ trx }: Context): DossierProgress => ({
  getProgress: async (id) => {
    const workflowId = dossierWorkflowId(id);
    const process = await sql<{ stage: Stage }>(trx, 'select stage from engine.process where workflow_id = $1', [
      workflowId,
    ]);
    const waitsFor = await sql<WaitsFor>(
      trx,
      `select o.kind, o.owed_by as "owedBy", o.owed_id as "owedId", o.owed_role as "owedRole", o.opened_at as since,
         o.due_at as until, ${ABOUT}, coalesce(funder.names, case when holder.id is not null then
           jsonb_build_object('ar', holder.name_ar, 'fr', holder.name_latin, 'en', holder.name_latin)
         end) as "owedNames"
       from engine.obligation o ${JOIN_ABOUT}
       left join programme.funder funder on o.owed_by = 'funder' and funder.id = o.owed_id
       left join registry.organisation holder on o.owed_by = 'organisation' and holder.id = o.owed_id
       where o.workflow_id = $1 and o.closed_at is null order by o.opened_at, o.id`,
      [workflowId],
    );
    return { stage: oneRow(process, () => notFound('dossier', id)).stage, waitsFor };
  },
});
