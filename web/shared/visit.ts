import type { Request } from 'express';
import type { Session } from '../../services/shared/session.ts';
import { PUBLIC, type Actor } from '../../services/shared/command.ts';
import type { TakeQuota } from '../../services/shared/quota.ts';
import type { Values } from './fields.ts';
import type { Reader } from './reader.ts';

/** One request for a page: who asks, and how the answer is to be told. */
export interface Visit {
  readonly reader: Reader;
  readonly session: Session | null;
  /** `PUBLIC` where nobody is signed in. */
  readonly actor: Actor;
  /** What was typed into this page before the session ended. */
  readonly kept: Values | null;
  readonly takeQuota: TakeQuota;
}

const visits = new WeakMap<Request, Visit>();

export const beginVisit = (request: Request, visit: Visit): void => {
  visits.set(request, visit);
};

export const visitOf = (request: Request): Visit => {
  const visit = visits.get(request);
  if (!visit) throw new Error('no visit has begun');
  return visit;
};

export const actorOf = (session: Session | null): Actor =>
  session === null
    ? PUBLIC
    : {
        id: session.personId,
        knownBy: {
          by: 'token',
          issuer: session.issuer,
          subject: session.subject,
          signedInAt: session.signedInAt.toISOString(),
        },
        onBehalfOf: null,
      };
