import type { Actor } from '../../services/shared/command.ts';
import { createApp, type TestApp } from '../support/app.ts';
import { FORGERIES } from '../support/forgeries.ts';
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
const NOTHING_SAID = { type: '/problems/unauthenticated', title: 'unauthenticated', status: 401 };
const MEMBERS = ['detail', 'instance', 'requestId', 'status', 'title', 'type'];

describe('a bearer token', () => {
  it('of the issuer is somebody', async () => {
    expect((await ask(`Bearer ${await app.issuer.tokenOf('admin')}`)).status).toBe(200);
    expect((await ask(`bearer ${await app.issuer.tokenOf('admin')}`)).status).toBe(200);
  });

  it.each(Object.keys(FORGERIES))('%s is refused, and nothing is revealed', async (name) => {
    const answer = await ask(`Bearer ${(await FORGERIES[name]?.(app.issuer)) ?? ''}`);
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
    for (const name of ['access_token', 'id_token', 'token'])
      await app.anyone.get(`/api/v1/people?limit=1&${name}=${token}`).expect(401);
    expect(app.log.join('\n')).not.toContain(token.slice(-40));
  });

  it('is as strong as the fund asks for, or nobody’s', async () => {
    const strict = await createApp(world, { rules: { acr: 'two-factors' } });
    const asked = async (claims: Record<string, unknown>) => {
      const token = await strict.issuer.tokenOf('admin', { claims });
      return strict.anyone.get('/api/v1/me').set('authorization', `Bearer ${token}`);
    };
    expect((await asked({ acr: 'two-factors' })).status).toBe(200);
    for (const claims of [{}, { acr: 'password' }, { acr: ['two-factors'] }, { acr: 'TWO-FACTORS' }])
      expect((await asked(claims)).status).toBe(401);
    await strict.stop();
  });

  it('is signed by a key as long as the fund asks for, or nobody’s', async () => {
    const statusAt = async (rsaBits: number) => {
      const strict = await createApp(world, { rules: { rsaBits } });
      const token = await strict.issuer.tokenOf('admin');
      const { status } = await strict.anyone.get('/api/v1/me').set('authorization', `Bearer ${token}`);
      await strict.stop();
      return status;
    };
    expect([await statusAt(2_048), await statusAt(3_072)]).toEqual([200, 401]);
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
