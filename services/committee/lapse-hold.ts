import type { Command, Dependencies } from '../shared/command.ts';
import type { ItemId } from '../shared/ids.ts';
import type { CommitteeUnit } from './committee-ports.ts';
import { returnItem } from './sitting.ts';

/** Automatic: the holds of a decision have expired before its minutes were signed. The item returns, nothing is promised. */
export const lapseHold =
  ({ transact }: Dependencies<CommitteeUnit>) =>
  (command: Command, id: ItemId): Promise<void> =>
    transact(command, async (unit) => {
      const { access, sessions, agenda, application, obligations, audit, outbox, processes } = unit;
      const { sessionId, dossierId } = await agenda.getById(id);
      await sessions.lockById(sessionId);
      await processes.lockStage(dossierId);
      const { reference, callId } = await application.getDossier(dossierId);
      await access.require('committee.convene', { callId });
      const item = await agenda.getById(id);
      await obligations.close('provisional_hold', id);
      if (item.status !== 'decided') return;

      await returnItem(unit, item);
      await audit.record({
        kind: 'committee.hold_lapsed',
        subjectType: 'item',
        subjectId: id,
        dossierId,
        related: [sessionId],
        before: { status: item.status },
        after: { status: 'returned' },
      });
      const to = { by: 'role', role: 'committee_secretary' } as const;
      await outbox.notify({ kind: 'committee.hold_lapsed', to, dossierId, data: { reference } });
    });
