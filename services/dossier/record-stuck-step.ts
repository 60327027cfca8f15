import type { Command, Dependencies } from '../shared/command.ts';
import { dossierOf } from '../shared/process.ts';
import type { DossierUnit, StuckStep } from './dossier-ports.ts';

/** A refused automatic step becomes an operator's task; the workflow goes on waiting. */
export const recordStuckStep =
  ({ transact }: Dependencies<DossierUnit>) =>
  (command: Command, stuck: Omit<StuckStep, 'id' | 'since'>): Promise<void> =>
    transact(command, async ({ stuckSteps, outbox, audit, processes }) => {
      const dossierId = dossierOf(stuck.workflowId);
      await stuckSteps.record(stuck);
      await audit.record({
        kind: 'operations.step_stuck',
        subjectType: 'process',
        subjectId: stuck.workflowId,
        dossierId,
        after: stuck,
      });
      await outbox.notify({
        kind: 'operations.step_stuck',
        to: { by: 'role', role: 'fund_administrator' },
        dossierId,
        data: { step: stuck.step, code: stuck.code },
      });
      await processes.bumpWorkflow(stuck.workflowId);
    });
