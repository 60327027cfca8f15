import type { Request, RequestHandler } from 'express';
import { createRemoteJWKSet, errors, jwtVerify, type CryptoKey, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { ARABIC_NAME } from '../../services/shared/session.ts';
import type { Actor } from '../../services/shared/command.ts';
import { DomainError } from '../../services/shared/errors.ts';
import type { PersonId } from '../../services/shared/ids.ts';
import type { Language } from '../../services/shared/texts.ts';
import { accessOff, databaseUnavailable } from '../../services/shared/shared-errors.ts';
import { inTime } from './deadline.ts';
import { HttpRefusal, issuerUnavailable, unauthenticated } from './edge-errors.ts';
import { remembering } from './verified-tokens.ts';

export interface TokenRules {
  readonly issuer: string;
  readonly jwksUri: string;
  readonly audience: string;
  /** How strongly whoever asks must have signed in, in the issuer's words; without it, as the issuer sees fit. */
  readonly acr?: string | undefined;
  /** The least length of an RSA key that signs tokens; 3072 are worth 128 bits (NIST SP 800-57, part 1, table 2). */
  readonly rsaBits?: number | undefined;
}

interface Identity {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  readonly nameAr: string | null;
}

interface KnownPerson {
  readonly id: PersonId;
  readonly language: Language;
  readonly isOff: boolean;
}

/** The person that an issuer's subject is; a person seen for the first time is noted, with no role. */
export type Recognise = (identity: Identity) => Promise<KnownPerson>;

const BEARER = /^Bearer +([\w.~+/-]+=*)$/i;
const CHECKS = {
  algorithms: ['RS256', 'PS256', 'ES256', 'EdDSA'],
  typ: 'at+jwt',
  requiredClaims: ['sub', 'exp'],
  maxTokenAge: '1h',
  /** The issuer's clock and ours differ a little: a token of this very moment is not from the future. */
  clockTolerance: '5s',
};

interface Known {
  readonly actor?: Actor;
}

/** Verifies the bearer token: signature, algorithm, issuer, audience, type and age, every one of them named. */
export const identifying = (
  { issuer, jwksUri, audience, acr, rsaBits }: TokenRules,
  recognise: Recognise,
): RequestHandler => {
  const keys = keysOf(jwksUri, rsaBits);

  const claimsOf = remembering(async (token: string): Promise<JWTPayload> => {
    try {
      const { payload } = await jwtVerify(token, keys, { ...CHECKS, issuer, audience });
      if (acr !== undefined && payload['acr'] !== acr) throw unauthenticated();
      return payload;
    } catch (error) {
      throw error instanceof DomainError ? error : unauthenticated();
    }
  });

  return async (request, _response, next) => {
    const token = BEARER.exec(request.get('authorization') ?? '')?.[1];
    if (token === undefined) throw unauthenticated();
    const { subject, name, nameAr, signedInAt } = bearerOf(await claimsOf(token));
    // Every request looks here first, so here a silent database is noticed.
    const person = await inTime(recognise({ issuer, subject, name, nameAr }));
    if (person === null) throw databaseUnavailable();
    const { id, language, isOff } = person;
    if (isOff) throw accessOff();
    const actor: Actor = { id, knownBy: { by: 'token', issuer, subject, signedInAt }, onBehalfOf: null };
    Object.assign(request, { actor, language });
    next();
  };
};

const bearerOf = ({ sub, iat, auth_time: authTime, name, [ARABIC_NAME]: nameAr }: JWTPayload) => {
  // The type says text; what was signed need not be.
  if (typeof sub !== 'string' || sub === '') throw unauthenticated();
  const signedInAt = new Date(Number(typeof authTime === 'number' ? authTime : iat) * 1000).toISOString();
  const names = { name: typeof name === 'string' ? name : sub, nameAr: typeof nameAr === 'string' ? nameAr : null };
  return { subject: sub, ...names, signedInAt };
};

export const knownActorOf = (request: Request): Actor | undefined => (request as Request & Known).actor;

export const actorOf = (request: Request): Actor => {
  const actor = knownActorOf(request);
  if (!actor) throw unauthenticated();
  return actor;
};

/** A token that no key fits is a bad one; keys that cannot be fetched say nothing about the token. */
const keysOf = (jwksUri: string, rsaBits = RSA_BITS): JWTVerifyGetKey => {
  const published = createRemoteJWKSet(new URL(jwksUri), { timeoutDuration: 1_500 });
  return async (header, token) => {
    try {
      const key = await published(header, token);
      if (bitsOf(key) < rsaBits) throw unauthenticated();
      return key;
    } catch (error) {
      throw BAD_TOKEN.some((kind) => error instanceof kind) ? error : issuerUnavailable();
    }
  };
};

const BAD_TOKEN = [HttpRefusal, errors.JWKSNoMatchingKey, errors.JWKSMultipleMatchingKeys, errors.JOSENotSupported];

/** What the algorithms themselves ask for (RFC 7518, section 3.3). */
const RSA_BITS = 2048;

/** Of an RSA key; one on a curve is long enough by its algorithm. */
const bitsOf = ({ algorithm }: CryptoKey): number =>
  'modulusLength' in algorithm ? Number(algorithm.modulusLength) : Infinity;
