import type { Command, Dependencies } from '../shared/command.ts';
import { newId, type CallId } from '../shared/ids.ts';
import { keepDraft } from './drafted-call.ts';
import { copyOf, type CallClone } from './programme.ts';
import type { Call } from './programme-facts.ts';
import type { ProgrammeUnit } from './programme-ports.ts';

/** Drafts a call from an earlier one: its texts, funders and the rules now in force, under a reference of its own. */
export const cloneCall =
  ({ transact }: Dependencies<ProgrammeUnit>) =>
  (command: Command, id: CallId, clone: CallClone): Promise<Call> =>
    transact(command, async (unit) => {
      await unit.access.require('programme.manage', {});
      const earlier = await unit.programme.getCall(id);

      return keepDraft(unit, copyOf(earlier, newId<CallId>(), clone), id);
    });
