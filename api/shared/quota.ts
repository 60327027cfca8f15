import type { Request, RequestHandler } from 'express';
import { COSTLY, COSTLY_KEY, quotaKey } from '../../services/shared/quota.ts';
import { tooManyRequests } from './edge-errors.ts';
import type { Edge } from './edge.ts';
import { knownActorOf } from './identity.ts';
import type { Described } from './operation.ts';

type Limited = Pick<Described<never, never>, 'operation' | 'quota' | 'guessedAt'>;

/** Refuses with 429 and the time to come back once the asker's quota is used up. Without a quota: nothing to pass. */
export const withinQuota = ({ takeQuota }: Edge, { operation, quota, guessedAt }: Limited): RequestHandler[] =>
  quota === undefined
    ? []
    : [
        async (request, _response, next) => {
          for (const key of [askerKey(operation, request), ...guessKeys(operation, request, guessedAt)]) {
            const wait = await takeQuota(key, quota);
            if (wait > 0) throw tooManyRequests(wait);
          }
          next();
        },
      ];

/** Whatever of it is costly counts together, whichever list is asked. */
export const withinMeans = async ({ takeQuota }: Edge, request: Request): Promise<void> => {
  const wait = await takeQuota(askerKey(COSTLY_KEY, request), COSTLY);
  if (wait > 0) throw tooManyRequests(wait);
};

const askerKey = (operation: string, request: Request): string => {
  const actor = knownActorOf(request);
  return actor ? `${operation}/${actor.id}` : quotaKey(operation, request.ip ?? '');
};

const guessKeys = (operation: string, { body }: Request, guessedAt = ''): string[] => {
  const guessed = (Object(body) as Record<string, unknown>)[guessedAt];
  return typeof guessed === 'string' ? [quotaKey(operation, guessed)] : [];
};
