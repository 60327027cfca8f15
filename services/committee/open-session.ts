import type { Command, Dependencies } from '../shared/command.ts';
import type { PersonId, SessionId } from '../shared/ids.ts';
import { requireCurrent } from '../shared/version.ts';
import type { CommitteeUnit } from './committee-ports.ts';
import { open, requireOfficer, type Session } from './session.ts';

/** The chair opens the session with those who came, where they make the quorum. */
export const openSession =
  ({ transact }: Dependencies<CommitteeUnit>) =>
  (command: Command, id: SessionId, { presentIds }: { presentIds: readonly PersonId[] }): Promise<Session> =>
    transact(command, async ({ access, sessions, audit, processes, now }) => {
      const before = await sessions.lockById(id);
      const { callId } = before;
      await access.require('committee.preside', { callId });
      requireOfficer(before, 'chair', access.person());
      requireCurrent(command, before);

      const opened = open(before, { presentIds, now });

      await sessions.save(opened);
      await audit.record({
        kind: 'committee.opened',
        subjectType: 'session',
        subjectId: id,
        dossierId: null,
        related: [callId],
        after: { presentIds, quorum: opened.quorum },
      });
      await processes.bumpCall(callId);
      return sessions.getById(id);
    });
