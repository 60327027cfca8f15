import { ProgressQuery, type Progress } from '../../services/observatory/observatory-views.ts';
import type { Actor } from '../../services/shared/command.ts';
import { GUESSES } from '../../services/shared/quota.ts';
import { page, type Page } from '../shared/page.ts';
import { NoParams } from '../shared/params.ts';
import { FollowPage } from './follow-page.tsx';

interface FollowUseCases {
  readonly getProgress: (actor: Actor, query: ProgressQuery) => Promise<Progress>;
}

/** Where a dossier stands, for whoever has its reference and its secret. The secret is sent, and stands in no address. */
export const followPages = ({ getProgress }: FollowUseCases): Page[] => [
  page({
    path: '/follow',
    params: NoParams,
    isPublic: true,
    load: ({ query }) => Promise.resolve({ reference: query['reference'] ?? '' }),
    show: FollowPage,
    actions: {
      follow: {
        fields: { reference: 'code', secret: 'code' },
        schema: ProgressQuery,
        limited: { operation: 'getProgress', quota: GUESSES, guessedAt: ({ reference }: ProgressQuery) => reference },
        run: async ({ actor, input }: { actor: Actor; input: ProgressQuery }) => ({
          answer: await getProgress(actor, input),
        }),
      },
    },
  }),
];
