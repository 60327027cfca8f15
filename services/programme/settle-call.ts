import type { Command, Dependencies } from '../shared/command.ts';
import type { CallId } from '../shared/ids.ts';
import { requireCurrent } from '../shared/version.ts';
import type { Call } from './programme-facts.ts';
import type { ProgrammeUnit } from './programme-ports.ts';
import { countOpenDossiers, settleIn } from './settlement.ts';

/** Settles a closed call whose dossiers have all ended, without waiting for the day to pass. */
export const settleCall =
  ({ transact }: Dependencies<ProgrammeUnit>) =>
  (command: Command, id: CallId): Promise<Call> =>
    transact(command, async (unit) => {
      const closed = await unit.calls.lockById(id);
      await unit.access.require('call.publish', { callId: id });
      requireCurrent(command, closed);
      return settleIn(unit, closed, await countOpenDossiers(unit, id));
    });
