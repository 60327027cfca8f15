import type { Command, Dependencies } from '../shared/command.ts';
import { callWorkflowId, dossierWorkflowId, type CallId } from '../shared/ids.ts';
import { requireCurrent } from '../shared/version.ts';
import { cancel, type CancelCall } from './programme.ts';
import type { Call } from './programme-facts.ts';
import type { CallDossier, ProgrammeUnit } from './programme-ports.ts';

/** Cancels a call before anything was awarded; every dossier of it ends, each by its own workflow. */
export const cancelCall =
  ({ transact }: Dependencies<ProgrammeUnit>) =>
  (command: Command, id: CallId, { reason }: CancelCall): Promise<Call> =>
    transact(command, async (unit) => {
      const { access, calls, callDossiers, obligations, audit, outbox, processes } = unit;
      const call = await calls.lockById(id);
      await access.require('call.publish', { callId: id });
      requireCurrent(command, call);
      const dossiers = await callDossiers.list(id);
      const stages = dossiers.map(({ stage }) => stage);

      const cancelled = cancel(call, reason, stages);

      await calls.save(cancelled);
      await obligations.closeAll(callWorkflowId(id));
      for (const dossier of dossiers.filter(({ isOpen }) => isOpen)) await endSoon(unit, dossier);
      await audit.record({
        kind: 'programme.call_cancelled',
        subjectType: 'call',
        subjectId: id,
        dossierId: null,
        related: dossiers.map((dossier) => dossier.id),
        before: { status: call.status },
        after: { status: cancelled.status },
        reason,
        ruleVersion: cancelled.rulebookHash,
      });
      await outbox.notify({
        kind: 'programme.call_cancelled',
        to: { by: 'role', role: 'desk_officer' },
        dossierId: null,
        data: { reference: cancelled.reference, reason },
      });
      // A draft has no process yet.
      if (call.status !== 'draft') await processes.closeCall(id);
      return cancelled;
    });

/** Due at once: the dossier's workflow ends it in a transaction of its own, so that many hold up nobody. */
const endSoon = async ({ obligations, processes, now }: ProgrammeUnit, { id }: CallDossier): Promise<void> => {
  await obligations.open(dossierWorkflowId(id), {
    kind: 'call_cancelled',
    subjectId: id,
    owed: { by: 'system' },
    rungs: [],
    dueAt: now,
  });
  await processes.bump(id);
};
