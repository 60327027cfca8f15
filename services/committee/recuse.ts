import type { Command, Dependencies } from '../shared/command.ts';
import type { ItemId } from '../shared/ids.ts';
import { requireUnvoted, type Item } from './agenda.ts';
import type { CommitteeUnit } from './committee-ports.ts';
import { lockItem } from './sitting.ts';

/** A member with a conflict of interest leaves for this item: no vote, and no count towards its quorum. */
export const recuse =
  ({ transact }: Dependencies<CommitteeUnit>) =>
  (command: Command, id: ItemId, { reason }: { reason: string }): Promise<Item> =>
    transact(command, async (unit) => {
      const { access, agenda, audit, processes, now } = unit;
      const { session, item } = await lockItem(unit, id, 'committee.sit');
      const personId = access.person();
      requireUnvoted(session, item, personId);

      await agenda.recuse(item, { personId, reason, at: now });
      const { dossierId } = item;
      await audit.record({
        kind: 'committee.recused',
        subjectType: 'item',
        subjectId: id,
        dossierId,
        related: [session.id],
        after: { personId },
        reason,
      });
      await processes.bump(dossierId);
      return agenda.getById(id);
    });
