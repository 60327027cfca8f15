import type { Command, Dependencies } from '../shared/command.ts';
import type { ItemId } from '../shared/ids.ts';
import { requireSameContent, requireSitting, requireUnvoted, type Item, type Voice, type Vote } from './agenda.ts';
import { memberInstructed } from './committee-errors.ts';
import type { CommitteeUnit } from './committee-ports.ts';
import { shownHash } from './question.ts';
import { lockItem } from './sitting.ts';

/** One member's voice on one item, once, on the application as it was shown, the holder's answers included. */
export const castVote =
  ({ transact }: Dependencies<CommitteeUnit>) =>
  (command: Command, id: ItemId, { vote, contentHash }: { vote: Voice; contentHash: string }): Promise<Item> =>
    transact(command, async (unit) => {
      const { access, application, agenda, questions, audit, processes, now } = unit;
      const { session, item } = await lockItem(unit, id, 'committee.sit');
      const { dossierId } = item;
      const cast: Vote = { personId: access.person(), vote, contentHash, castAt: now };
      requireSitting(session, item, cast.personId);
      requireUnvoted(session, item, cast.personId);
      if (await application.hasInstructed(cast.personId, dossierId)) throw memberInstructed(cast.personId);
      const { contentHash: submitted } = await application.getDossier(dossierId);
      requireSameContent(contentHash, shownHash(submitted, await questions.listByDossier(dossierId)));

      await agenda.vote(item, cast);
      await audit.record({
        kind: 'committee.voted',
        subjectType: 'item',
        subjectId: id,
        dossierId,
        related: [session.id],
        after: cast,
      });
      await processes.bump(dossierId);
      return agenda.getById(id);
    });
