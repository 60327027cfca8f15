import type { Command, Dependencies } from '../shared/command.ts';
import type { SessionId } from '../shared/ids.ts';
import type { CommitteeUnit } from './committee-ports.ts';
import { NEXT } from './session.ts';
import { inLockOrder, returnItem } from './sitting.ts';

/** Automatic: a session not held, or whose minutes were not signed in time. Its items return, its holds are freed. */
export const lapseSession =
  ({ transact }: Dependencies<CommitteeUnit>) =>
  (command: Command, id: SessionId): Promise<void> =>
    transact(command, async (unit) => {
      const { access, sessions, agenda, obligations, audit, outbox, processes } = unit;
      const session = await sessions.lockById(id);
      const { callId, reference, status } = session;
      await access.require('committee.convene', { callId });
      await obligations.close('session', id);
      if (!NEXT[status].includes('lapsed')) return;

      const items = (await agenda.listBySession(id)).filter((item) => item.status !== 'returned');
      await sessions.save({ ...session, status: 'lapsed' });
      for (const item of inLockOrder(items)) {
        await processes.lockStage(item.dossierId);
        await returnItem(unit, item);
      }
      await audit.record({
        kind: 'committee.session_lapsed',
        subjectType: 'session',
        subjectId: id,
        dossierId: null,
        related: [callId, ...items.map(({ dossierId }) => dossierId)],
        before: { status },
        after: { status: 'lapsed' },
      });
      const to = { by: 'role', role: 'committee_secretary' } as const;
      await outbox.notify({ kind: 'committee.session_lapsed', to, dossierId: null, data: { reference } });
      await processes.bumpCall(callId);
    });
