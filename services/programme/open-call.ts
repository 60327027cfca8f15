import type { Command, Dependencies } from '../shared/command.ts';
import { callWorkflowId, type CallId } from '../shared/ids.ts';
import { open } from './programme.ts';
import type { Call } from './programme-facts.ts';
import type { ProgrammeUnit } from './programme-ports.ts';

/** Opens a published call on its day. Asked again, it changes nothing. */
export const openCall =
  ({ transact }: Dependencies<ProgrammeUnit>) =>
  (command: Command, id: CallId): Promise<Call> =>
    transact(command, async ({ access, calls, audit, outbox, processes, obligations, now }) => {
      const published = await calls.lockById(id);
      await access.require('call.publish', { callId: id });

      const opened = open(published, now);
      if (!opened) return published;

      await calls.save(opened);
      await obligations.close('call_opening', id);
      await obligations.open(callWorkflowId(id), {
        kind: 'call_closing',
        subjectId: id,
        owed: { by: 'system' },
        rungs: [],
        dueAt: opened.closesAt,
      });
      await audit.record({
        kind: 'programme.call_opened',
        subjectType: 'call',
        subjectId: id,
        dossierId: null,
        before: { status: published.status },
        after: { status: opened.status },
        ruleVersion: opened.rulebookHash,
      });
      await outbox.notify({
        kind: 'programme.call_opened',
        to: { by: 'role', role: 'desk_officer' },
        dossierId: null,
        data: { reference: opened.reference, closesAt: opened.closesAt.toISOString() },
      });
      await processes.bumpCall(id);
      return opened;
    });
