import type { Command, Dependencies } from '../shared/command.ts';
import { localDateOf } from '../shared/dates.ts';
import type { SessionId } from '../shared/ids.ts';
import type { Owed } from '../shared/obligation.ts';
import { requireCurrent } from '../shared/version.ts';
import type { CommitteeUnit, Minutes } from './committee-ports.ts';
import { gatherMinutes } from './gathered-minutes.ts';
import { minutesOf, numberOf } from './minutes.ts';
import { requireOfficer, requireStatus } from './session.ts';
import { inLockOrder, returnItem } from './sitting.ts';

/** The secretary closes the session: items left undecided return, and the minutes are written for good. */
export const closeSession =
  ({ transact }: Dependencies<CommitteeUnit>) =>
  (command: Command, id: SessionId): Promise<Minutes> =>
    transact(command, async (unit) => {
      const { access, sessions, agenda, minutesBook, audit, outbox, processes, now } = unit;
      const session = await sessions.lockById(id);
      const { callId, chairId, secretaryId, reference } = session;
      await access.require('committee.convene', { callId });
      requireOfficer(session, 'secretary', access.person());
      requireCurrent(command, session);
      requireStatus(session, 'open');
      const undecided = (await agenda.listBySession(id)).filter(({ decided }) => decided === null);
      for (const item of inLockOrder(undecided)) await returnItem(unit, item);

      const year = Number(localDateOf(now).slice(0, 4));
      const sequence = await minutesBook.nextNumber(year);
      const minutes = { sessionId: id, ...minutesOf(numberOf(year, sequence), await gatherMinutes(unit, session)) };

      await minutesBook.add(minutes, { year, sequence });
      await sessions.save({ ...session, status: 'closed' });
      const { number, contentHash } = minutes;
      await audit.record({
        kind: 'committee.closed',
        subjectType: 'session',
        subjectId: id,
        dossierId: null,
        related: [callId],
        after: { number, contentHash },
      });
      for (const personId of [chairId, secretaryId]) {
        const to: Owed = { by: 'person', personId };
        await outbox.notify({ kind: 'committee.minutes_ready', to, dossierId: null, data: { number, reference } });
      }
      await processes.bumpCall(callId);
      return { ...minutes, signatures: [], documentId: null };
    });
