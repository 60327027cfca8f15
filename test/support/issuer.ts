import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK, type JWTHeaderParameters } from 'jose';
import { ISSUER } from './world.ts';

export const AUDIENCE = 'touiza-api';
const KEY_ID = 'first';

/** What to spoil in a token; nothing makes a good one. */
export interface TokenChange {
  readonly header?: Partial<JWTHeaderParameters>;
  readonly claims?: Record<string, unknown>;
  readonly key?: CryptoKey | Uint8Array;
}

export interface TestIssuer {
  readonly jwksUri: string;
  /** The key that its tokens are verified with. */
  readonly publicKey: JWK;
  readonly tokenOf: (subject: string, change?: TokenChange) => Promise<string>;
  readonly stop: () => Promise<void>;
}

/** An identity provider as far as the API sees one: it publishes its keys and signs. */
export const startTestIssuer = async (): Promise<TestIssuer> => {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  const published = { ...(await exportJWK(publicKey)), kid: KEY_ID, alg: 'RS256', use: 'sig' };
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [published] }));
  });
  return {
    jwksUri: await listening(server),
    publicKey: published,
    tokenOf: (subject, { header = {}, claims = {}, key = privateKey } = {}) =>
      new SignJWT({ ...goodClaims(subject), ...claims })
        .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: KEY_ID, ...header })
        .sign(key),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
};

export const nowInSeconds = (): number => Math.floor(Date.now() / 1000);

const goodClaims = (subject: string) => ({
  iss: ISSUER,
  aud: AUDIENCE,
  sub: subject,
  name: subject,
  iat: nowInSeconds(),
  exp: nowInSeconds() + 600,
});

const listening = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`;
};
