import type { Command, Dependencies } from '../shared/command.ts';
import type { PersonId, SessionId } from '../shared/ids.ts';
import { requireCurrent } from '../shared/version.ts';
import type { CommitteeUnit } from './committee-ports.ts';
import { tellSession } from './invitations.ts';
import { adjourn, requireOfficer, type Session } from './session.ts';
import { inLockOrder, returnItem } from './sitting.ts';

/** The secretary records who came and that the session could not be held: its items wait for another one. */
export const adjournSession =
  ({ transact }: Dependencies<CommitteeUnit>) =>
  (command: Command, id: SessionId, { presentIds }: { presentIds: readonly PersonId[] }): Promise<Session> =>
    transact(command, async (unit) => {
      const { access, sessions, agenda, obligations, audit, processes, now } = unit;
      const before = await sessions.lockById(id);
      const { callId, reference } = before;
      await access.require('committee.convene', { callId });
      requireOfficer(before, 'secretary', access.person());
      requireCurrent(command, before);

      const adjourned = adjourn(before, { presentIds, now });

      await sessions.save(adjourned);
      for (const item of inLockOrder(await agenda.listBySession(id))) await returnItem(unit, item);
      await obligations.close('session', id);
      await audit.record({
        kind: 'committee.adjourned',
        subjectType: 'session',
        subjectId: id,
        dossierId: null,
        related: [callId],
        after: { presentIds, quorum: adjourned.quorum },
      });
      await tellSession(unit, adjourned, { kind: 'committee.adjourned', data: { reference } });
      await processes.bumpCall(callId);
      return sessions.getById(id);
    });
