import type { Command, Dependencies } from '../shared/command.ts';
import { newId, type CallId } from '../shared/ids.ts';
import { keepDraft } from './drafted-call.ts';
import { draftCall, type NewCall } from './programme.ts';
import type { Call } from './programme-facts.ts';
import type { ProgrammeUnit } from './programme-ports.ts';

/** Drafts a call. A draft may contradict itself: only its publication asks for sense. */
export const createCall =
  ({ transact }: Dependencies<ProgrammeUnit>) =>
  (command: Command, input: NewCall): Promise<Call> =>
    transact(command, async (unit) => {
      await unit.access.require('programme.manage', {});

      return keepDraft(unit, draftCall(newId<CallId>(), input));
    });
