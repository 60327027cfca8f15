import type { Actor } from '../shared/command.ts';
import type { CallId } from '../shared/ids.ts';
import type { ReadDependencies } from '../shared/read.ts';
import type { Fault } from './fault.ts';
import type { ProgrammeUnit } from './programme-ports.ts';
import { faultsOf } from './rulebook-faults.ts';
import { surroundingsOf } from './surroundings.ts';

/** Everything for which a call would be refused if it were published now, each with its place. */
export const listContradictions =
  ({ read }: ReadDependencies<ProgrammeUnit>) =>
  (actor: Actor, id: CallId): Promise<{ items: Fault[] }> =>
    read(actor, async (unit) => {
      await unit.access.require('programme.manage', { callId: id });
      const call = await unit.programme.getCall(id);
      return { items: faultsOf(call, await surroundingsOf(unit, call)) };
    });
