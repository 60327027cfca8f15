import type { Command, Dependencies } from '../shared/command.ts';
import { dossierOf } from '../shared/process.ts';
import type { DossierUnit, StuckStep } from './dossier-ports.ts';

/** An operator, having mended the cause, has the workflow try a stuck step again. */
export const retryStuckStep =
  ({ transact }: Dependencies<DossierUnit>) =>
  (command: Command, id: string): Promise<StuckStep> =>
    transact(command, async ({ access, stuckSteps, audit, processes }) => {
      await access.require('operations.manage', {});
      const stuck = await stuckSteps.resolve(id);
      await audit.record({
        kind: 'operations.step_retried',
        subjectType: 'process',
        subjectId: stuck.workflowId,
        dossierId: dossierOf(stuck.workflowId),
        before: stuck,
      });
      await processes.bumpWorkflow(stuck.workflowId);
      return stuck;
    });
