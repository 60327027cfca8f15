import type { Command, Dependencies } from '../shared/command.ts';
import { dossierWorkflowId, type DossierId } from '../shared/ids.ts';
import type { ApplicationUnit } from './application-ports.ts';
import type { Dossier } from './application-views.ts';
import { withdraw } from './application.ts';

/** The holder takes the application back; nobody waits for anything on it any more. */
export const withdrawApplication =
  ({ transact }: Dependencies<ApplicationUnit>) =>
  (command: Command, id: DossierId, { reason }: { reason: string | null }): Promise<Dossier> =>
    transact(command, async ({ access, dossiers, obligations, audit, processes }) => {
      const stage = await processes.lockStage(id);
      const dossier = await dossiers.lockById(id);
      await access.requireOn('application.withdraw', id);

      const withdrawn = withdraw(dossier, stage);

      await dossiers.save(withdrawn);
      await obligations.closeAll(dossierWorkflowId(id));
      await audit.record({
        kind: 'application.withdrawn',
        subjectType: 'dossier',
        subjectId: id,
        dossierId: id,
        before: { stage, status: dossier.status },
        after: { stage: 'withdrawn', status: withdrawn.status },
        reason,
        ruleVersion: dossier.rulebookHash,
      });
      await processes.enter(id, 'withdrawn');
      return withdrawn;
    });
