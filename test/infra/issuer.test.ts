import { createRemoteJWKSet, jwtVerify, type JWTPayload } from 'jose';
import { demoAccounts } from '../../infra/demo/accounts.ts';
import { requestToken } from '../../infra/issuer-token.ts';
import { startIssuer, type Issuer } from '../../infra/issuer.ts';
import { findPort } from '../../infra/ports.ts';
import { silent } from '../../infra/steps.ts';
import { removeFolder, scratchFolder } from './scratch.ts';

const verified = async (token: string, issuer: string): Promise<JWTPayload> => {
  const keys = createRemoteJWKSet(new URL(`${issuer}/jwks`));
  const expected = { issuer, audience: 'touiza-api', typ: 'at+jwt', algorithms: ['RS256'] };
  return (await jwtVerify(token, keys, expected)).payload;
};

describe('the demo issuer', () => {
  let folder = '';
  let port = 0;
  let issuer: Issuer;

  beforeAll(async () => {
    folder = await scratchFolder();
    port = await findPort('issuer', 13_010, silent);
    issuer = await startIssuer({ port, folder, webReturn: 'http://127.0.0.1:3000/sign-in/return' });
  });

  afterAll(async () => {
    await issuer.stop();
    await removeFolder(folder);
  });

  it('signs an access token for each demo account, for an hour at most', async () => {
    for (const { account, subject, name, nameAr } of demoAccounts) {
      const { sub, iat = 0, exp = 0, ...claims } = await verified(await requestToken(issuer.url, account), issuer.url);
      expect(sub).toBe(subject);
      expect(claims).toMatchObject({ name, 'name#ar': nameAr });
      expect(exp - iat).toBeLessThanOrEqual(3600);
    }
  });

  it('names each account and each subject once', () => {
    expect(new Set(demoAccounts.map(({ account }) => account)).size).toBe(demoAccounts.length);
    expect(new Set(demoAccounts.map(({ subject }) => subject)).size).toBe(demoAccounts.length);
  });

  it('keeps its keys: an older token is good after a restart', async () => {
    const token = await requestToken(issuer.url, 'admin');
    await issuer.stop();
    issuer = await startIssuer({ port, folder, webReturn: 'http://127.0.0.1:3000/sign-in/return' });

    expect((await verified(token, issuer.url)).sub).toBe('demo:admin');
  });

  it('lists the accounts when it is asked for one that does not exist', async () => {
    await expect(requestToken(issuer.url, 'nobody')).rejects.toThrow(/no demo account "nobody".*holder-tazart/s);
  });

  it('refuses an account that only the request knows', async () => {
    const body = new URLSearchParams({
      grant_type: 'urn:touiza:demo-account',
      client_id: 'touiza-demo',
      account: 'root',
    });
    const response = await fetch(`${issuer.url}/token`, { method: 'POST', body });

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: 'invalid_grant' });
  });

  it('does not run in production', async () => {
    const before = process.env['NODE_ENV'];
    process.env['NODE_ENV'] = 'production';
    try {
      await expect(startIssuer({ port: port + 1, folder, webReturn: '' })).rejects.toThrow(
        'does not run with NODE_ENV=production',
      );
    } finally {
      process.env['NODE_ENV'] = before;
    }
  });
});
