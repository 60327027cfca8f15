import type { Command, Dependencies } from '../shared/command.ts';
import type { CallId } from '../shared/ids.ts';
import { requireCurrent } from '../shared/version.ts';
import { revise, type CallTerms } from './programme.ts';
import type { Call } from './programme-facts.ts';
import type { ProgrammeUnit } from './programme-ports.ts';

/** Writes a draft anew; what is published is frozen. */
export const reviseCall =
  ({ transact }: Dependencies<ProgrammeUnit>) =>
  (command: Command, id: CallId, terms: CallTerms): Promise<Call> =>
    transact(command, async ({ access, calls, audit }) => {
      const call = await calls.lockById(id);
      await access.require('programme.manage', { callId: id });
      requireCurrent(command, call);

      const revised = revise(call, terms);

      await calls.save(revised);
      await audit.record({
        kind: 'programme.call_revised',
        subjectType: 'call',
        subjectId: id,
        dossierId: null,
        before: call,
        after: revised,
        ruleVersion: revised.rulebookHash,
      });
      return revised;
    });
