import type { Command, Dependencies } from '../shared/command.ts';
import type { LetterId } from '../shared/ids.ts';
import { notFound } from '../shared/shared-errors.ts';
import type { NotificationUnit } from './notification-ports.ts';
import type { InboxItem } from './notification-views.ts';
import { inWords } from './read-inbox.ts';

/** A person's own letter, read: the first time counts. Somebody else's is not there. */
export const markRead =
  ({ transact }: Dependencies<NotificationUnit>) =>
  (command: Command, id: LetterId): Promise<InboxItem> =>
    transact(command, async ({ access, inbox, texts }) => {
      const personId = access.person();
      const letter = await inbox.markRead(personId, id);
      if (letter === null) throw notFound('letter', id);
      return inWords(letter, await inbox.languageOf(personId), texts);
    });
