import type { Command, Dependencies } from '../shared/command.ts';
import { newId, type CallId } from '../shared/ids.ts';
import { draftCall, type NewCall } from './programme.ts';
import type { Call } from './programme-facts.ts';
import type { ProgrammeUnit } from './programme-ports.ts';

/** Drafts a call. A draft may contradict itself: only its publication asks for sense. */
export const createCall =
  ({ transact }: Dependencies<ProgrammeUnit>) =>
  (command: Command, input: NewCall): Promise<Call> =>
    transact(command, async ({ access, calls, audit }) => {
      await access.require('programme.manage', {});

      const call = draftCall(newId<CallId>(), input);

      await calls.insert(call);
      await audit.record({
        kind: 'programme.call_drafted',
        subjectType: 'call',
        subjectId: call.id,
        dossierId: null,
        after: call,
        ruleVersion: call.rulebookHash,
      });
      return call;
    });
