import type { Command, Dependencies } from '../shared/command.ts';
import { callWorkflowId, type CallId } from '../shared/ids.ts';
import { close } from './programme.ts';
import type { Call } from './programme-facts.ts';
import type { ProgrammeUnit } from './programme-ports.ts';
import { settlementWait } from './settlement.ts';

/** Closes an open call at its closing instant. Its process stays open until every dossier of it has ended. */
export const closeCall =
  ({ transact }: Dependencies<ProgrammeUnit>) =>
  (command: Command, id: CallId): Promise<Call> =>
    transact(command, async ({ access, calls, audit, outbox, processes, obligations, now }) => {
      const opened = await calls.lockById(id);
      await access.require('call.publish', { callId: id });

      const closed = close(opened, now);
      if (!closed) return opened;

      await calls.save(closed);
      await obligations.close('call_closing', id);
      await obligations.open(callWorkflowId(id), settlementWait(id, now));
      await audit.record({
        kind: 'programme.call_closed',
        subjectType: 'call',
        subjectId: id,
        dossierId: null,
        before: { status: opened.status },
        after: { status: closed.status },
        ruleVersion: closed.rulebookHash,
      });
      await outbox.notify({
        kind: 'programme.call_closed',
        to: { by: 'role', role: 'desk_officer' },
        dossierId: null,
        data: { reference: closed.reference },
      });
      await processes.bumpCall(id);
      return closed;
    });
