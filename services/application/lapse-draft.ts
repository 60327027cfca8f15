import type { Command, Dependencies } from '../shared/command.ts';
import { DossierId, dossierWorkflowId } from '../shared/ids.ts';
import type { ApplicationUnit } from './application-ports.ts';

/** A draft that the closing found unsent lapses; one that was sent or withdrawn meanwhile is left alone. */
export const lapseDraft =
  ({ transact }: Dependencies<ApplicationUnit>) =>
  (command: Command, subjectId: string): Promise<void> =>
    transact(command, async ({ access, dossiers, obligations, audit, outbox, processes }) => {
      const id = DossierId.parse(subjectId);
      await processes.lockStage(id);
      const draft = await dossiers.lockById(id);
      await access.requireOn('operations.manage', id);
      if (draft.status !== 'draft') return;

      await dossiers.save({ ...draft, status: 'lapsed', version: draft.version + 1 });
      await obligations.closeAll(dossierWorkflowId(id));
      await audit.record({
        kind: 'application.lapsed',
        subjectType: 'dossier',
        subjectId: id,
        dossierId: id,
        before: { status: draft.status },
        after: { status: 'lapsed' },
        ruleVersion: draft.rulebookHash,
      });
      await outbox.notify({
        kind: 'application.lapsed',
        to: { by: 'organisation', organisationId: draft.organisationId },
        dossierId: id,
        data: { reference: draft.reference },
      });
      await processes.enter(id, 'lapsed');
    });
