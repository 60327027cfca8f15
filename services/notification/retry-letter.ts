import type { Command, Dependencies } from '../shared/command.ts';
import type { LetterId } from '../shared/ids.ts';
import { notFound } from '../shared/shared-errors.ts';
import type { NotificationUnit } from './notification-ports.ts';
import type { SentItem } from './notification-views.ts';
import { sentInWords } from './read-mail-room.ts';

/** Has a letter that failed tried again at once, also one that was given up. */
export const retryLetter =
  ({ transact }: Dependencies<NotificationUnit>) =>
  (command: Command, id: LetterId): Promise<SentItem> =>
    transact(command, async ({ access, mailRoom, audit, texts }) => {
      await access.require('operations.manage', {});
      const letter = await mailRoom.retry(id);
      if (letter === null) throw notFound('letter', id);
      await audit.record({
        kind: 'notification.letter_retried',
        subjectType: 'letter',
        subjectId: id,
        dossierId: letter.dossierId,
        before: { attempts: letter.attempts, lastError: letter.lastError, givenUpAt: letter.givenUpAt },
      });
      return sentInWords(letter, texts);
    });
