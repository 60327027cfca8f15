import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  discovery,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type Configuration,
} from 'openid-client';
import { z } from 'zod';
import { ARABIC_NAME } from '../../services/shared/session.ts';
import { formForeign, issuerUnavailable, signInTooWeak } from '../shared/page-errors.ts';

/** The identity provider, and what it calls us. */
export interface ProviderOptions {
  readonly issuer: string;
  readonly clientId: string;
  /** Where it sends people back to. */
  readonly returnTo: string;
  /** How strongly people must have signed in there, in its own words; without it, as it sees fit. */
  readonly acr?: string | undefined;
}

/** What is kept, in the visitor's own browser, between going to the provider and coming back. */
export const Attempt = z.strictObject({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  /** Where on our pages they were going. */
  back: z.string(),
});
export type Attempt = z.output<typeof Attempt>;

export interface Identified {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  readonly nameAr: string | null;
  readonly signedInAt: Date;
}

export interface Provider {
  /** Where its own pages are. */
  readonly origin: string;
  readonly begin: (back: string, hint: string | null) => Promise<{ address: string; attempt: Attempt }>;
  /** Refuses as `form_foreign` what came back and does not belong to the attempt. */
  readonly finish: (query: URLSearchParams, attempt: Attempt) => Promise<Identified>;
}

/** Sign-in by OpenID Connect: authorization code with PKCE, state and nonce. */
export const providerOf = ({ issuer, clientId, returnTo, acr }: ProviderOptions): Provider => {
  let known: Promise<Configuration> | undefined;
  const isLocal = new URL(issuer).protocol === 'http:';
  const configuration = (): Promise<Configuration> => {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so to stand out: only the demo's issuer speaks plain HTTP
    const options = isLocal ? { execute: [allowInsecureRequests] } : {};
    known ??= discovery(new URL(issuer), clientId, undefined, None(), options).catch(() => {
      known = undefined;
      throw issuerUnavailable();
    });
    return known;
  };
  return {
    origin: new URL(issuer).origin,
    begin: async (back, hint) => {
      const attempt = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier(), back };
      const address = buildAuthorizationUrl(await configuration(), {
        redirect_uri: returnTo,
        scope: 'openid profile',
        code_challenge: await calculatePKCECodeChallenge(attempt.verifier),
        code_challenge_method: 'S256',
        state: attempt.state,
        nonce: attempt.nonce,
        ...(hint === null ? {} : { login_hint: hint }),
        ...(acr === undefined ? {} : { acr_values: acr }),
      });
      return { address: address.href, attempt };
    },
    finish: async (query, { state, nonce, verifier }) => {
      const answer = new URL(`${returnTo}?${query.toString()}`);
      const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce };
      const found = await configuration();
      const tokens = await authorizationCodeGrant(found, answer, checks).catch(() => null);
      const claims = tokens?.claims();
      if (!claims) throw formForeign();
      if (acr !== undefined && claims['acr'] !== acr) throw signInTooWeak();
      const { sub, iat, auth_time: authTime } = claims;
      const name = typeof claims['name'] === 'string' ? claims['name'] : sub;
      const nameAr = typeof claims[ARABIC_NAME] === 'string' ? claims[ARABIC_NAME] : null;
      const at = typeof authTime === 'number' ? authTime : iat;
      return { issuer, subject: sub, name, nameAr, signedInAt: new Date(at * 1000) };
    },
  };
};
