import type { Command, Dependencies } from '../shared/command.ts';
import type { CallId } from '../shared/ids.ts';
import { requireCurrent } from '../shared/version.ts';
import { changeRules, type ChangeRulebook } from './programme.ts';
import type { Call } from './programme-facts.ts';
import type { ProgrammeUnit } from './programme-ports.ts';
import { surroundingsOf } from './surroundings.ts';

/** A new version of a published call's rules, with its reason: for dossiers that are started from now on. */
export const changeRulebook =
  ({ transact }: Dependencies<ProgrammeUnit>) =>
  (command: Command, id: CallId, { rulebook, reason }: ChangeRulebook): Promise<Call> =>
    transact(command, async (unit) => {
      const { access, calls, rulebookVersions, audit, outbox } = unit;
      const call = await calls.lockById(id);
      await access.require('call.publish', { callId: id });
      requireCurrent(command, call);
      const surroundings = await surroundingsOf(unit, { ...call, rulebook });

      const changed = changeRules(call, rulebook, surroundings);

      const number = (await rulebookVersions.count(id)) + 1;
      await rulebookVersions.insert({ callId: id, number, rulebook, hash: changed.rulebookHash, reason });
      await calls.save(changed);
      await audit.record({
        kind: 'programme.rulebook_changed',
        subjectType: 'call',
        subjectId: id,
        dossierId: null,
        before: { rulebook: call.rulebook, rulebookHash: call.rulebookHash },
        after: { rulebook, rulebookHash: changed.rulebookHash, number },
        reason,
        ruleVersion: changed.rulebookHash,
      });
      await outbox.notify({
        kind: 'programme.rulebook_changed',
        to: { by: 'role', role: 'desk_officer' },
        dossierId: null,
        data: { reference: changed.reference, number },
      });
      return changed;
    });
