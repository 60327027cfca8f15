import type { Request } from 'express';
import { PUBLIC } from '../../services/shared/command.ts';
import { COSTLY, COSTLY_KEY, quotaKey, type Quota } from '../../services/shared/quota.ts';
import { visitOf } from './visit.ts';

/** Asked too often: told with the time to wait. */
export class TooOften extends Error {
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super('too often');
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export const TOO_OFTEN = 429;

export interface Limited {
  /** Asked of the API under the same name, it is the same count. */
  readonly operation: string;
  readonly quota: Quota;
  /** What may be asked for as often by all askers together. */
  readonly guessedAt?: string;
}

/** Whoever asks, known by the address alone, may do so only so often; so may all together ask for one thing. */
export const requireQuota = async (request: Request, { operation, quota, guessedAt }: Limited): Promise<void> => {
  const { takeQuota } = visitOf(request);
  for (const limited of [request.ip ?? '', ...(guessedAt === undefined ? [] : [guessedAt])]) {
    const wait = await takeQuota(quotaKey(operation, limited), quota);
    if (wait > 0) throw new TooOften(wait);
  }
};

/** A search by words or a whole list as a file: at this door and at the other it is one count. */
export const requireMeans = async (request: Request): Promise<void> => {
  const { takeQuota, actor } = visitOf(request);
  const key = actor.id === PUBLIC.id ? quotaKey(COSTLY_KEY, request.ip ?? '') : `${COSTLY_KEY}/${actor.id}`;
  const wait = await takeQuota(key, COSTLY);
  if (wait > 0) throw new TooOften(wait);
};
