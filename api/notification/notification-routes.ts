import { z } from 'zod';
import type { NotificationUseCases } from '../../services/notification/notification-use-cases.ts';
import { InboxItem, InboxPage, SentItem, SentPage } from '../../services/notification/notification-views.ts';
import { LetterId } from '../../services/shared/ids.ts';
import { PageQuery } from '../../services/shared/page.ts';
import { NoBody } from '../shared/no-body.ts';
import { NoParams } from '../shared/params.ts';
import { reading, writing, type Route } from '../shared/route.ts';

const ofLetter = z.strictObject({ letterId: LetterId });
const Page = PageQuery.extend({ after: LetterId.optional() });

export const notificationRoutes = (useCases: NotificationUseCases): Route[] => [
  reading({
    operation: 'listInbox',
    path: '/inbox',
    summary: 'What you were told, newest first, in your language',
    params: NoParams,
    query: Page.extend({ read: z.enum(['true', 'false']).optional() }),
    result: InboxPage,
    handle: ({ actor, query: { read, ...page } }) =>
      useCases.listInbox(actor, { ...page, ...(read === undefined ? {} : { isRead: read === 'true' }) }),
  }),
  writing({
    operation: 'markRead',
    method: 'post',
    path: '/inbox/:letterId/reading',
    summary: 'Marks a letter of yours as read',
    params: ofLetter,
    body: NoBody,
    result: InboxItem,
    handle: ({ command, params }) => useCases.markRead(command, params.letterId),
  }),
  reading({
    operation: 'listFailedLetters',
    path: '/operations/letters',
    summary: 'Letters that could not be delivered yet, and why',
    params: NoParams,
    query: Page,
    result: SentPage,
    handle: ({ actor, query }) => useCases.listFailedLetters(actor, query),
  }),
  writing({
    operation: 'retryLetter',
    method: 'post',
    path: '/operations/letters/:letterId/retry',
    summary: 'Has a letter that failed tried again at once',
    params: ofLetter,
    body: NoBody,
    result: SentItem,
    handle: ({ command, params }) => useCases.retryLetter(command, params.letterId),
  }),
];

/** Only where demo mode is on: it shows what was told to everybody. */
export const outboxRoutes = (useCases: NotificationUseCases): Route[] => [
  reading({
    operation: 'listOutbox',
    path: '/demo/outbox',
    summary: 'Every letter, newest first',
    params: NoParams,
    query: Page,
    result: SentPage,
    handle: ({ actor, query }) => useCases.listOutbox(actor, query),
  }),
];
