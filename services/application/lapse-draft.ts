import type { Command, Dependencies } from '../shared/command.ts';
import { DossierId, dossierWorkflowId } from '../shared/ids.ts';
import type { ApplicationUnit } from './application-ports.ts';
import { draftWait } from './application.ts';

/** A draft that the closing found unsent lapses; one that was sent or withdrawn meanwhile is left alone. */
export const lapseDraft =
  ({ transact }: Dependencies<ApplicationUnit>) =>
  (command: Command, subjectId: string): Promise<void> =>
    transact(command, async ({ access, programme, dossiers, obligations, audit, outbox, processes, now }) => {
      const id = DossierId.parse(subjectId);
      await processes.lockStage(id);
      const draft = await dossiers.lockById(id);
      await access.requireOn('operations.manage', id);
      if (draft.status !== 'draft') return;
      const call = await programme.getCall(draft.callId);
      // Started while the closing was being moved: this wait is the only one that the move did not find.
      if (call.status === 'open' && now < call.closesAt) {
        const { rungs, dueAt } = draftWait(draft, call);
        await obligations.move('draft', id, { rungs, dueAt });
        await processes.bump(id);
        return;
      }

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
