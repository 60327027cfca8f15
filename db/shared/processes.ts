import type { Knex } from 'knex';
import type { Command } from '../../services/shared/command.ts';
import { accountWorkflowId, callWorkflowId, dossierWorkflowId, type DossierId } from '../../services/shared/ids.ts';
import type { Processes } from '../../services/shared/process.ts';
import type { ProcessType } from '../../services/shared/look.ts';
import { notFound, stageNotReached } from '../../services/shared/shared-errors.ts';
import { isFinal, type Stage } from '../../services/shared/stage.ts';
import { sql } from './sql.ts';

const BUMP_ALL = `
  select engine.bump(workflow_id, workflow_id is not distinct from $2, null, true) as bumped
  from unnest($1::text[]) as workflow_id`;

const LOCK_ALL = `
  select from engine.process where workflow_id = any ($1::text[]) order by workflow_id collate "C" for no key update`;

const manyOn = (trx: Knex.Transaction, ownWorkflow: string | null): Pick<Processes, 'lockAll' | 'bumpAll'> => {
  const onAll = async (text: string, ids: readonly DossierId[], ...more: unknown[]): Promise<void> => {
    const rows = await sql(trx, text, [ids.map(dossierWorkflowId), ...more]);
    if (rows.length < ids.length) throw new Error(`${rows.length} processes of ${ids.length} dossiers`);
  };
  return {
    lockAll: (ids) => onAll(LOCK_ALL, ids),
    bumpAll: (ids) => onAll(BUMP_ALL, ids, ownWorkflow),
  };
};

/** The dossier's or call's process row, on one transaction. */
export const processesOn = (trx: Knex.Transaction, { actor }: Command): Processes => {
  const ownWorkflow = actor.knownBy.by === 'workflow' ? actor.knownBy.workflowId : null;

  /** A workflow's own step needs no nudge: the workflow looks again by itself when the step is done. */
  const bumpRow = async (workflowId: string, stage: Stage | null = null, open = true): Promise<void> => {
    const rows = await sql(trx, 'select engine.bump($1, $2, $3, $4) as bumped', [
      workflowId,
      workflowId === ownWorkflow,
      stage,
      open,
    ]);
    if (rows.length === 0) throw new Error(`no process ${workflowId}`);
  };

  const open = async (type: ProcessType, workflowId: `${ProcessType}:${string}`, stage: Stage | null = null) => {
    const subjectId = workflowId.slice(type.length + 1);
    await sql(trx, 'insert into engine.process (workflow_id, type, subject_id, stage) values ($1, $2, $3, $4)', [
      workflowId,
      type,
      subjectId,
      stage,
    ]);
    await sql(trx, 'notify touiza_nudge');
  };

  const lockStage = async (id: DossierId): Promise<Stage> => {
    const rows = await sql<{ stage: Stage }>(
      trx,
      'select stage from engine.process where workflow_id = $1 for no key update',
      [dossierWorkflowId(id)],
    );
    const row = rows[0];
    if (!row) throw notFound('dossier', id);
    return row.stage;
  };

  return {
    openDossier: (id) => open('dossier', dossierWorkflowId(id), 'application'),
    openCall: (id) => open('call', callWorkflowId(id)),
    openAccount: (id) => open('account', accountWorkflowId(id)),
    bump: (id) => bumpRow(dossierWorkflowId(id)),
    bumpCall: (id) => bumpRow(callWorkflowId(id)),
    bumpWorkflow: (workflowId) => bumpRow(workflowId),
    lockStage,
    ...manyOn(trx, ownWorkflow),
    requireStage: async (id, needed) => {
      const stage = await lockStage(id);
      if (stage !== needed) throw stageNotReached(stage, needed);
    },
    enter: (id, stage) => bumpRow(dossierWorkflowId(id), stage, !isFinal(stage)),
    closeDossier: (id) => bumpRow(dossierWorkflowId(id), null, false),
    closeAccount: (id) => bumpRow(accountWorkflowId(id), null, false),
    closeCall: (id) => bumpRow(callWorkflowId(id), null, false),
  };
};
