import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import Provider, { errors, type Configuration, type TokenEndpointGrantContext } from 'oidc-provider';
import { DEMO_CLIENT, DEMO_GRANT, OIDC_AUDIENCE } from './issuer-token.ts';
import { demoAccounts, findDemoAccount } from './demo/accounts.ts';

export interface IssuerOptions {
  readonly port: number;
  readonly folder: string;
}

export interface Issuer {
  readonly url: string;
  stop(): Promise<void>;
}

interface Secrets {
  readonly jwks: { readonly keys: JWK[] };
  readonly cookies: string[];
}

const TOKEN_SECONDS = 3600;

const newSecrets = async (): Promise<Secrets> => {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const key = { ...(await exportJWK(privateKey)), use: 'sig', alg: 'RS256', kid: randomBytes(8).toString('hex') };
  return { jwks: { keys: [key] }, cookies: [randomBytes(32).toString('base64url')] };
};

/** Kept, so that a token outlives a restart. */
const keptSecrets = async (folder: string): Promise<Secrets> => {
  const file = join(folder, 'secrets.json');
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept !== undefined) return JSON.parse(kept) as Secrets;
  const secrets = await newSecrets();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(`${file}.new`, JSON.stringify(secrets), { mode: 0o600 });
  await rename(`${file}.new`, file);
  return secrets;
};

const api = {
  audience: OIDC_AUDIENCE,
  scope: '',
  accessTokenFormat: 'jwt',
  accessTokenTTL: TOKEN_SECONDS,
  jwt: { sign: { alg: 'RS256' } },
} as const;

const configuration = (secrets: Secrets): Configuration => ({
  jwks: secrets.jwks,
  cookies: { keys: secrets.cookies },
  clients: [
    {
      client_id: DEMO_CLIENT,
      token_endpoint_auth_method: 'none',
      grant_types: [DEMO_GRANT],
      response_types: [],
      redirect_uris: [],
    },
  ],
  findAccount: (_context, subject) => {
    const known = demoAccounts.find((one) => one.subject === subject);
    if (known === undefined) return undefined;
    return { accountId: subject, claims: () => ({ sub: subject, name: known.name, locale: known.language }) };
  },
  // The name goes with the token, so that whoever signs in for the first time is known by it.
  extraTokenClaims: (_context, token) => {
    const subject = 'accountId' in token ? token.accountId : undefined;
    const known = demoAccounts.find((one) => one.subject === subject);
    return known === undefined ? undefined : { name: known.name };
  },
  ttl: { AccessToken: TOKEN_SECONDS },
  features: {
    devInteractions: { enabled: false },
    resourceIndicators: { enabled: true, getResourceServerInfo: () => api },
  },
});

/** Answers with a token for the account asked for, without a password: why production refuses this issuer. */
const giveToken = async (context: TokenEndpointGrantContext<{ account?: string }>): Promise<void> => {
  const { client, params, provider } = context.oidc;
  const known = findDemoAccount(params.account ?? '');
  if (known === undefined) throw new errors.InvalidGrant('there is no such demo account');
  const token = new provider.AccessToken({ client, accountId: known.subject, grantId: 'demo', gty: DEMO_GRANT });
  token.resourceServer = new provider.ResourceServer(OIDC_AUDIENCE, api);
  context.body = { access_token: await token.save(), expires_in: token.expiration, token_type: 'Bearer' };
};

/** The OpenID provider of the demo: signs for anyone who asks, so it listens on this machine only. */
export const startIssuer = async ({ port, folder }: IssuerOptions): Promise<Issuer> => {
  if (process.env['NODE_ENV'] === 'production') {
    throw new Error('the demo issuer gives tokens without a password and does not run with NODE_ENV=production');
  }
  const url = `http://127.0.0.1:${port}`;
  const provider = new Provider(url, configuration(await keptSecrets(folder)));
  provider.registerGrantType(DEMO_GRANT, giveToken, ['account']);
  const handle = provider.callback();
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => {
        resolve();
      });
      server.closeAllConnections();
    });
  return { url, stop };
};
