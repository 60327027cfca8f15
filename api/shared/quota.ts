import { createHash } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import type { Quota } from '../../services/shared/quota.ts';
import { tooManyRequests } from './edge-errors.ts';
import type { Edge } from './edge.ts';
import { knownActorOf } from './identity.ts';

/** Refuses with 429 and the time to come back once the asker's quota is used up. Without a quota: nothing to pass. */
export const withinQuota = ({ takeQuota }: Edge, operation: string, quota: Quota | undefined): RequestHandler[] =>
  quota === undefined
    ? []
    : [
        async (request, _response, next) => {
          const wait = await takeQuota(`${operation}/${askerOf(request)}`, quota);
          if (wait > 0) throw tooManyRequests(wait);
          next();
        },
      ];

/** An address is personal data: its digest tells askers apart as well. */
const askerOf = (request: Request): string => {
  const actor = knownActorOf(request);
  if (actor) return String(actor.id);
  return createHash('sha256')
    .update(request.ip ?? '')
    .digest('base64url');
};
