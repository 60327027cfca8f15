import type { Dependencies } from '../shared/command.ts';
import type { ReadDependencies } from '../shared/read.ts';
import { markRead } from './mark-read.ts';
import type { NotificationUnit } from './notification-ports.ts';
import { countUnread, listInbox } from './read-inbox.ts';
import { listFailedLetters, listOutbox } from './read-mail-room.ts';
import { retryLetter } from './retry-letter.ts';

export const notificationUseCases = (
  dependencies: Dependencies<NotificationUnit> & ReadDependencies<NotificationUnit>,
) => ({
  listInbox: listInbox(dependencies),
  countUnread: countUnread(dependencies),
  markRead: markRead(dependencies),
  listFailedLetters: listFailedLetters(dependencies),
  retryLetter: retryLetter(dependencies),
  listOutbox: listOutbox(dependencies),
});

export type NotificationUseCases = ReturnType<typeof notificationUseCases>;
