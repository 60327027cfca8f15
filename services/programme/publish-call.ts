import type { Command, Dependencies } from '../shared/command.ts';
import { callWorkflowId, type CallId } from '../shared/ids.ts';
import { requireCurrent } from '../shared/version.ts';
import { publish } from './programme.ts';
import type { Call } from './programme-facts.ts';
import type { ProgrammeUnit } from './programme-ports.ts';
import { surroundingsOf } from './surroundings.ts';

/** Publishes a call: its rulebook is frozen, and its workflow waits for the opening day. */
export const publishCall =
  ({ transact }: Dependencies<ProgrammeUnit>) =>
  (command: Command, id: CallId): Promise<Call> =>
    transact(command, async (unit) => {
      const { access, calls, rulebookVersions, audit, processes, obligations } = unit;
      const draft = await calls.lockById(id);
      await access.require('call.publish', { callId: id });
      requireCurrent(command, draft);
      const surroundings = await surroundingsOf(unit, draft);

      const published = publish(draft, surroundings);

      await calls.save(published);
      const { rulebook, rulebookHash: hash } = published;
      await rulebookVersions.insert({ callId: id, number: 1, rulebook, hash, reason: null });
      await processes.openCall(id);
      await obligations.open(callWorkflowId(id), {
        kind: 'call_opening',
        subjectId: id,
        owed: { by: 'system' },
        rungs: [],
        dueAt: published.opensAt,
      });
      await audit.record({
        kind: 'programme.call_published',
        subjectType: 'call',
        subjectId: id,
        dossierId: null,
        before: { status: draft.status },
        after: { status: published.status, rulebookHash: published.rulebookHash },
        ruleVersion: published.rulebookHash,
      });
      return published;
    });
