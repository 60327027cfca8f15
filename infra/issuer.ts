import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import Provider, { errors, type Configuration, type TokenEndpointGrantContext } from 'oidc-provider';
import { DEMO_CLIENT, DEMO_GRANT, OIDC_AUDIENCE, WEB_CLIENT } from './issuer-token.ts';
import { ARABIC_NAME } from '../services/shared/session.ts';
import type { DemoAccount } from './demo/account-group.ts';
import { demoAccounts, findDemoAccount } from './demo/accounts.ts';

export interface IssuerOptions {
  readonly port: number;
  readonly folder: string;
  /** Where the pages take people back. */
  readonly webReturn: string;
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

const configuration = (secrets: Secrets, webReturn: string): Configuration => ({
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
    {
      client_id: WEB_CLIENT,
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code'],
      response_types: ['code'],
      redirect_uris: [webReturn],
    },
  ],
  pkce: { required: () => true },
  // Everybody here is invented and our own pages ask: nobody has to agree to anything.
  loadExistingGrant: async ({ oidc: { provider, client, session } }) => {
    const grant = new provider.Grant({ clientId: client?.clientId, accountId: session?.accountId });
    grant.addOIDCScope('openid profile');
    await grant.save();
    return grant;
  },
  interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
  claims: { openid: ['sub'], profile: ['name', ARABIC_NAME, 'locale'] },
  conformIdTokenClaims: false,
  findAccount: (_context, subject) => {
    const known = demoAccounts.find((one) => one.subject === subject);
    if (known === undefined) return undefined;
    return { accountId: subject, claims: () => ({ sub: subject, ...namesOf(known), locale: known.language }) };
  },
  // The names go with the token, so that whoever signs in for the first time is known by them.
  extraTokenClaims: (_context, token) => {
    const subject = 'accountId' in token ? token.accountId : undefined;
    const known = demoAccounts.find((one) => one.subject === subject);
    return known === undefined ? undefined : namesOf(known);
  },
  ttl: { AccessToken: TOKEN_SECONDS },
  features: {
    devInteractions: { enabled: false },
    resourceIndicators: { enabled: true, getResourceServerInfo: () => api },
  },
});

const namesOf = ({ name, nameAr }: DemoAccount) => ({ name, [ARABIC_NAME]: nameAr });

/** Answers with a token for the account asked for, without a password: why production refuses this issuer. */
const giveToken = async (context: TokenEndpointGrantContext<{ account?: string }>): Promise<void> => {
  const { client, params, provider } = context.oidc;
  const known = findDemoAccount(params.account ?? '');
  if (known === undefined) throw new errors.InvalidGrant('there is no such demo account');
  const token = new provider.AccessToken({ client, accountId: known.subject, grantId: 'demo', gty: DEMO_GRANT });
  token.resourceServer = new provider.ResourceServer(OIDC_AUDIENCE, api);
  context.body = { access_token: await token.save(), expires_in: token.expiration, token_type: 'Bearer' };
};

/** Whoever the visitor asked to be, they are: a demo has no passwords. */
const signInAsAsked = async (provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  try {
    const { params } = await provider.interactionDetails(request, response);
    const { login_hint: hint } = params;
    const known = typeof hint === 'string' ? findDemoAccount(hint) : undefined;
    const result = known ? { login: { accountId: known.subject } } : { error: 'access_denied' };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  } catch {
    response.writeHead(400).end('This sign-in is over: begin again.');
  }
};

/** The OpenID provider of the demo: signs for anyone who asks, so it listens on this machine only. */
export const startIssuer = async ({ port, folder, webReturn }: IssuerOptions): Promise<Issuer> => {
  if (process.env['NODE_ENV'] === 'production') {
    throw new Error('the demo issuer gives tokens without a password and does not run with NODE_ENV=production');
  }
  const url = `http://127.0.0.1:${port}`;
  const provider = new Provider(url, configuration(await keptSecrets(folder), webReturn));
  provider.registerGrantType(DEMO_GRANT, giveToken, ['account']);
  const handle = provider.callback();
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/interaction/') === true) void signInAsAsked(provider, request, response);
    else void handle(request, response);
  });
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
