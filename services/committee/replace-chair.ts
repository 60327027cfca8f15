import type { Command, Dependencies } from '../shared/command.ts';
import type { ItemId, PersonId } from '../shared/ids.ts';
import { requireSitting, type Item } from './agenda.ts';
import { chairNotRecused } from './committee-errors.ts';
import type { CommitteeUnit } from './committee-ports.ts';
import { requireOfficer } from './session.ts';
import { lockItem } from './sitting.ts';

/** The chair has left for this item: the secretary records whom those who remain have chosen to preside over it. */
export const replaceChair =
  ({ transact }: Dependencies<CommitteeUnit>) =>
  (command: Command, id: ItemId, { personId }: { personId: PersonId }): Promise<Item> =>
    transact(command, async (unit) => {
      const { access, agenda, audit, processes, now } = unit;
      const { session, item } = await lockItem(unit, id, 'committee.convene');
      const namedBy = access.person();
      requireOfficer(session, 'secretary', namedBy);
      const { chairId } = session;
      if (!item.recusals.some((recusal) => recusal.personId === chairId)) throw chairNotRecused(chairId);
      requireSitting(session, item, personId);

      const chair = { personId, namedBy, at: now };
      await agenda.nameChair(item, chair);
      const { dossierId } = item;
      await audit.record({
        kind: 'committee.chair_replaced',
        subjectType: 'item',
        subjectId: id,
        dossierId,
        related: [session.id],
        after: chair,
      });
      await processes.bump(dossierId);
      return agenda.getById(id);
    });
