import type { Actor } from '../shared/command.ts';
import type { Page, PageQuery } from '../shared/page.ts';
import type { ReadDependencies } from '../shared/read.ts';
import type { Language, Texts } from '../shared/texts.ts';
import { sentenceOf } from './letter.ts';
import type { InboxLetter, NotificationUnit } from './notification-ports.ts';
import type { InboxItem } from './notification-views.ts';

export interface InboxQuery extends PageQuery {
  readonly isRead?: boolean | undefined;
}

export const inWords = ({ data: _data, ...letter }: InboxLetter, language: Language, texts: Texts): InboxItem => ({
  ...letter,
  text: sentenceOf({ ...letter, data: _data }, language, texts),
});

/** One's own letters, newest first, in one's own language. */
export const listInbox =
  ({ read }: ReadDependencies<NotificationUnit>) =>
  (actor: Actor, { isRead, limit, after }: InboxQuery): Promise<Page<InboxItem>> =>
    read(actor, async ({ access, inbox, texts }) => {
      const personId = access.person();
      const language = await inbox.languageOf(personId);
      const rows = await inbox.list(personId, isRead ?? null, { limit: limit + 1, after });
      const items = rows.slice(0, limit).map((letter) => inWords(letter, language, texts));
      return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
    });

/** How many of one's own letters are unread: a hundred stands for more. */
export const countUnread =
  ({ read }: ReadDependencies<NotificationUnit>) =>
  (actor: Actor): Promise<number> =>
    read(actor, ({ access, inbox }) => inbox.countUnread(access.person()));
