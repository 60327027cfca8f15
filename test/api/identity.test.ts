import { exportJWK, generateKeyPair, type JWTHeaderParameters } from 'jose';
import type { Actor } from '../../services/shared/command.ts';
import { createApp, type TestApp } from '../support/app.ts';
import { nowInSeconds, type TokenChange } from '../support/issuer.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
let app: TestApp;
let admin: Actor;
beforeAll(async () => {
  world = await createWorld();
  app = await createApp(world);
  admin = await world.holding('admin', 'fund_administrator');
});
afterAll(async () => {
  await app.stop();
  await world.drop();
});

const ask = (authorization: string) => app.anyone.get('/api/v1/people').set('authorization', authorization);
const spoilt = (change: TokenChange) => app.issuer.tokenOf('admin', change);
const aged = (change: Record<string, unknown>) => () => spoilt({ claims: change });
const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** The good token's parts, put together anew. */
const forged = async (make: (header: string, payload: string, signature: string) => string): Promise<string> => {
  const [header = '', payload = '', signature = ''] = (await app.issuer.tokenOf('admin')).split('.');
  return make(header, payload, signature);
};

const withKeyOfOwn = async (header: Partial<JWTHeaderParameters> = {}) => {
  const { privateKey } = await generateKeyPair('RS256');
  return spoilt({ key: privateKey, header });
};

const embedded = async () => {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  return spoilt({ key: privateKey, header: { jwk: await exportJWK(publicKey) } });
};

/** The oldest trick: the published key, taken for a shared secret. */
const signedWithPublicKey = () => {
  const secret = new TextEncoder().encode(JSON.stringify(app.issuer.publicKey));
  return spoilt({ key: secret, header: { alg: 'HS256' } });
};

const FORGERIES: Record<string, () => Promise<string>> = {
  'without a signature (alg none)': () =>
    forged((_h, payload) => `${base64({ alg: 'none', typ: 'at+jwt' })}.${payload}.`),
  'whose header says none and whose signature is kept': () =>
    forged((_h, payload, signature) => `${base64({ alg: 'none', typ: 'at+jwt' })}.${payload}.${signature}`),
  'signed with the public key as a secret': signedWithPublicKey,
  'signed with another key under the known key id': () => withKeyOfOwn(),
  'signed with another key under an unknown key id': () => withKeyOfOwn({ kid: 'second' }),
  'signed with another key that it brings along': embedded,
  'signed with another key that it points to': () => withKeyOfOwn({ jku: 'https://example.org/jwks' }),
  'of an unknown key id': () => spoilt({ header: { kid: 'second' } }),
  'of another issuer': () => spoilt({ claims: { iss: 'https://other.example' } }),
  'for another audience': () => spoilt({ claims: { aud: 'another-api' } }),
  'for no audience': () => spoilt({ claims: { aud: undefined } }),
  'of another type': () => spoilt({ header: { typ: 'JWT' } }),
  'of no type': () => spoilt({ header: { typ: undefined } }),
  'that has expired': aged({ exp: nowInSeconds() - 60 }),
  'that never expires': aged({ exp: undefined }),
  'that is too old, whatever its expiry says': aged({ iat: nowInSeconds() - 4_000, exp: nowInSeconds() + 4_000 }),
  'that was issued in the future': aged({ iat: nowInSeconds() + 600 }),
  'that does not say when it was issued': aged({ iat: undefined }),
  'that is not valid yet': aged({ nbf: nowInSeconds() + 600 }),
  'of nobody': aged({ sub: undefined }),
  'of an empty name': aged({ sub: '' }),
  'of a number': aged({ sub: 42 }),
  'with a critical extension that nobody knows': () =>
    spoilt({ header: { crit: ['mystery'], mystery: 1 } }).catch(() =>
      forged(
        (_h, payload, signature) =>
          `${base64({ alg: 'RS256', typ: 'at+jwt', crit: ['mystery'], mystery: 1 })}.${payload}.${signature}`,
      ),
    ),
  'whose payload was changed': () =>
    forged((header, _p, signature) => `${header}.${base64({ sub: 'admin', aud: 'touiza-api' })}.${signature}`),
  'whose signature was cut': () =>
    forged((header, payload, signature) => `${header}.${payload}.${signature.slice(0, 20)}`),
  'that is two parts': () => forged((header, payload) => `${header}.${payload}`),
  'that is no token': () => Promise.resolve('admin'),
};

const NOTHING_SAID = { type: '/problems/unauthenticated', title: 'unauthenticated', status: 401 };
const MEMBERS = ['detail', 'instance', 'requestId', 'status', 'title', 'type'];

describe('a bearer token', () => {
  it('of the issuer is somebody', async () => {
    expect((await ask(`Bearer ${await app.issuer.tokenOf('admin')}`)).status).toBe(200);
    expect((await ask(`bearer ${await app.issuer.tokenOf('admin')}`)).status).toBe(200);
  });

  it.each(Object.keys(FORGERIES))('%s is refused, and nothing is revealed', async (name) => {
    const answer = await ask(`Bearer ${(await FORGERIES[name]?.()) ?? ''}`);
    expect(answer.status).toBe(401);
    expect(answer.headers['www-authenticate']).toBe('Bearer');
    expect(answer.body).toMatchObject(NOTHING_SAID);
    expect(Object.keys(answer.body as object).sort()).toEqual(MEMBERS);
  });

  it.each(['', 'Bearer', 'Bearer ', 'Basic YWRtaW46YWRtaW4=', 'Token abc', 'Bearer a b', 'Bearer é'])(
    'is missed in the header "%s"',
    async (header) => {
      const answer = await ask(Buffer.from(header).toString('latin1'));
      expect(answer.status).toBe(401);
      expect(answer.body).toMatchObject(NOTHING_SAID);
    },
  );

  it('is needed for every operation, and a path that is none says no more', async () => {
    for (const path of ['/me', '/people', '/calls', '/no-such-thing']) {
      const answer = await app.anyone.get(`/api/v1${path}`);
      expect(answer.status).toBe(401);
    }
    const body = await app.anyone.post('/api/v1/funders').type('json').send('{ not even JSON');
    expect(body.status).toBe(401);
  });

  it('is never logged', async () => {
    const token = await app.issuer.tokenOf('admin');
    await ask(`Bearer ${token}`);
    expect(app.log.join('\n')).not.toContain(token.slice(-40));
  });

  it('is as strong as the fund asks for, or nobody’s', async () => {
    const strict = await createApp(world, { acr: 'two-factors' });
    const asked = async (claims: Record<string, unknown>) => {
      const token = await strict.issuer.tokenOf('admin', { claims });
      return strict.anyone.get('/api/v1/me').set('authorization', `Bearer ${token}`);
    };
    expect((await asked({ acr: 'two-factors' })).status).toBe(200);
    for (const claims of [{}, { acr: 'password' }, { acr: ['two-factors'] }, { acr: 'TWO-FACTORS' }])
      expect((await asked(claims)).status).toBe(401);
    await strict.stop();
  });

  it('of a person never seen is somebody without a role, once, however many come at once', async () => {
    const token = await app.issuer.tokenOf('newcomer');
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask(`Bearer ${token}`)));
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
    expect(await world.admin('access.person').where({ subject: 'newcomer' })).toHaveLength(1);
  });
});

describe('a role', () => {
  it('that is ended is refused at the very next request', async () => {
    const boss = await app.as(admin);
    const clerk = await world.person('clerk');
    const asked = { personId: clerk.id, role: 'fund_administrator', scope: { kind: 'fund', id: null } };
    const granted = await boss.post('/roles', asked);
    expect(granted.status).toBe(200);
    const client = await app.as(clerk);
    expect((await client.get('/people')).status).toBe(200);
    const { id } = granted.body as { id: string };
    expect((await boss.post(`/roles/${id}/end`, {})).status).toBe(200);
    expect((await client.get('/people')).status).toBe(403);
  });
});

describe('the issuer away', () => {
  let other: TestApp;
  beforeAll(async () => {
    other = await createApp(world);
  });
  afterAll(() => other.stop());

  it('is said as 503, since nobody knows whose token is bad', async () => {
    const token = await other.issuer.tokenOf('admin');
    await other.issuer.stop();
    const answer = await other.anyone.get('/api/v1/people').set('authorization', `Bearer ${token}`);
    expect(answer.status).toBe(503);
    expect(answer.body).toMatchObject({ title: 'issuer_unavailable' });
  });
});
