import { z } from 'zod';
import type { InboxItem } from '../../services/notification/notification-views.ts';
import type { Actor, Command } from '../../services/shared/command.ts';
import { LetterId } from '../../services/shared/ids.ts';
import type { Page as PageOfItems, PageQuery } from '../../services/shared/page.ts';
import type { Language } from '../../services/shared/texts.ts';
import { cursorIn } from '../shared/asked.ts';
import type { Values } from '../shared/fields.ts';
import { page, type Page } from '../shared/page.ts';
import { pageMissing } from '../shared/page-errors.ts';
import { NoParams } from '../shared/params.ts';
import { InboxPage } from './inbox-page.tsx';

interface InboxUseCases {
  readonly getMe: (actor: Actor) => Promise<{ readonly person: { readonly language: Language } }>;
  readonly listInbox: (actor: Actor, query: InboxAsked) => Promise<PageOfItems<InboxItem>>;
  readonly markRead: (command: Command, id: LetterId) => Promise<unknown>;
}

interface InboxAsked extends PageQuery {
  readonly isRead?: boolean;
}

const ADDRESS = '/me/letters';

/** Read or unread, as the address asks; else both. */
const readIn = ({ read }: Values): Pick<InboxAsked, 'isRead'> =>
  read === 'true' || read === 'false' ? { isRead: read === 'true' } : {};

/** One's own letters: whoever gave no address has them nowhere else. */
export const inboxPages = (useCases: InboxUseCases): Page[] => [
  page({
    path: ADDRESS,
    params: NoParams,
    load: async ({ actor, query }) => ({
      query,
      language: (await useCases.getMe(actor)).person.language,
      letters: await useCases.listInbox(actor, { limit: 50, after: cursorIn(query), ...readIn(query) }),
    }),
    show: InboxPage,
    actions: {
      mark_read: {
        schema: z.unknown(),
        run: async ({ command, query, values }) => {
          const id = LetterId.safeParse(values['letter_id']);
          if (!id.success) throw pageMissing();
          await useCases.markRead(command, id.data);
          const { isRead } = readIn(query);
          return isRead === undefined ? ADDRESS : `${ADDRESS}?read=${String(isRead)}`;
        },
      },
    },
  }),
];
