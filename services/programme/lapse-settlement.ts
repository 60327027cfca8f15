import type { Command, Dependencies } from '../shared/command.ts';
import { callWorkflowId, type CallId } from '../shared/ids.ts';
import type { Call } from './programme-facts.ts';
import type { ProgrammeUnit } from './programme-ports.ts';
import { countOpenDossiers, settleIn, settlementWait } from './settlement.ts';

/** The daily question of a closed call: its last dossier has ended, or it asks again tomorrow. */
export const lapseSettlement =
  ({ transact }: Dependencies<ProgrammeUnit>) =>
  (command: Command, id: CallId): Promise<Call> =>
    transact(command, async (unit) => {
      const { access, calls, obligations, processes, now } = unit;
      const call = await calls.lockById(id);
      await access.require('call.publish', { callId: id });
      if (call.status !== 'closed') return call;

      const openDossiers = await countOpenDossiers(unit, id);
      if (openDossiers === 0) return settleIn(unit, call, openDossiers);

      await obligations.close('call_settlement', id);
      await obligations.open(callWorkflowId(id), settlementWait(id, now));
      await processes.bumpCall(id);
      return call;
    });
