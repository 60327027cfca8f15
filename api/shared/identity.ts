import type { Request, RequestHandler } from 'express';
import { createRemoteJWKSet, jwtVerify, type JWTPayload } from 'jose';
import type { Actor } from '../../services/shared/command.ts';
import type { PersonId } from '../../services/shared/ids.ts';

export interface TokenRules {
  readonly issuer: string;
  readonly jwksUri: string;
  readonly audience: string;
}

export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
}

/** Finds the person that an issuer's subject is; a person seen for the first time is noted, with no role. */
export type FindPerson = (identity: Identity) => Promise<PersonId>;

/** No or bad credentials; nothing more is said. */
export class Unauthenticated extends Error {}

const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];
const TOKEN_AGE_MAX = '1h';

interface Known {
  readonly actor?: Actor;
}

/** Verifies the bearer token: signature, algorithm, issuer, audience, type and age, every one of them named. */
export const identifying = ({ issuer, jwksUri, audience }: TokenRules, findPerson: FindPerson): RequestHandler => {
  const keys = createRemoteJWKSet(new URL(jwksUri));

  const verify = async (token: string): Promise<JWTPayload> => {
    try {
      const rules = { issuer, audience, algorithms: ALGORITHMS, typ: 'at+jwt', maxTokenAge: TOKEN_AGE_MAX };
      return (await jwtVerify(token, keys, rules)).payload;
    } catch {
      throw new Unauthenticated();
    }
  };

  return async (request, _response, next) => {
    const token = /^Bearer ([\w.~+/-]+=*)$/.exec(request.get('authorization') ?? '')?.[1];
    if (token === undefined) throw new Unauthenticated();
    const { sub, iat, auth_time: authTime, name } = await verify(token);
    if (sub === undefined) throw new Unauthenticated();
    const signedInAt = new Date(Number(authTime ?? iat) * 1000).toISOString();
    const id = await findPerson({ issuer, subject: sub, name: typeof name === 'string' ? name : sub });
    const actor: Actor = { id, knownBy: { by: 'token', issuer, subject: sub, signedInAt }, onBehalfOf: null };
    Object.assign(request, { actor });
    next();
  };
};

export const actorOf = (request: Request): Actor => {
  const { actor } = request as Request & Known;
  if (!actor) throw new Unauthenticated();
  return actor;
};
