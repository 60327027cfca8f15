import type { SentItem } from '../../services/notification/notification-views.ts';
import type { Actor, Command } from '../../services/shared/command.ts';
import { LetterId } from '../../services/shared/ids.ts';
import type { Page as PageOfItems, PageQuery } from '../../services/shared/page.ts';
import { cursorIn } from '../shared/asked.ts';
import { page, type Page } from '../shared/page.ts';
import { pageMissing } from '../shared/page-errors.ts';
import { NoParams } from '../shared/params.ts';
import { FailedLettersPage, OutboxPage } from './letters-page.tsx';

type Listing = (actor: Actor, page: PageQuery) => Promise<PageOfItems<SentItem>>;

interface LetterUseCases {
  readonly listFailedLetters: Listing;
  readonly listOutbox: Listing;
  readonly retryLetter: (command: Command, id: LetterId) => Promise<unknown>;
}

const ADDRESS = '/administration/letters';

export const letterPages = (useCases: LetterUseCases, { isDemo }: { readonly isDemo: boolean }): Page[] => [
  page({
    path: ADDRESS,
    params: NoParams,
    load: async ({ actor, query }) => ({
      query,
      letters: await useCases.listFailedLetters(actor, { limit: 50, after: cursorIn(query) }),
    }),
    show: FailedLettersPage,
    actions: {
      retry_letter: {
        run: async ({ command, values }) => {
          const id = LetterId.safeParse(values['letter_id']);
          if (!id.success) throw pageMissing();
          await useCases.retryLetter(command, id.data);
          return ADDRESS;
        },
      },
    },
  }),
  ...(isDemo ? [outboxPage(useCases)] : []),
];

const outboxPage = ({ listOutbox }: LetterUseCases): Page =>
  page({
    path: '/dev/outbox',
    params: NoParams,
    load: async ({ actor, query }) => ({
      query,
      letters: await listOutbox(actor, { limit: 50, after: cursorIn(query) }),
    }),
    show: OutboxPage,
  });
