import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { OIDC_AUDIENCE } from '../../infra/issuer-token.ts';

export interface TokenIssuer {
  readonly url: string;
  readonly tokenFor: (subject: string) => Promise<string>;
  readonly stop: () => void;
}

const HEADER = { alg: 'RS256', typ: 'at+jwt', kid: 'bench' };

/** Serves one key and signs with it: all that the API needs of an issuer. */
export const startTokenIssuer = async (): Promise<TokenIssuer> => {
  const { publicKey, privateKey } = await generateKeyPair(HEADER.alg);
  const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: HEADER.kid, use: 'sig' }] });
  const server = createServer((_request, response) => response.setHeader('content-type', 'application/json').end(jwks));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const tokenFor = (subject: string): Promise<string> =>
    new SignJWT({})
      .setProtectedHeader(HEADER)
      .setIssuer(url)
      .setAudience(OIDC_AUDIENCE)
      .setSubject(subject)
      .setIssuedAt()
      .setExpirationTime('1 h')
      .sign(privateKey);
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url, tokenFor, stop };
};
