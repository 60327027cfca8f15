import { z } from 'zod';
import { reading } from '../../api/shared/route.ts';
import { createApp, type Client, type TestApp } from '../support/app.ts';
import { createWorld, type World } from '../support/world.ts';

const Pong = z.strictObject({ actor: z.string() }).meta({ id: 'TestPong' });

const published = reading({
  operation: 'pingInPublic',
  path: '/test/ping',
  summary: 'Answers whoever asks, twice a minute',
  params: z.strictObject({}),
  result: Pong,
  isPublic: true,
  quota: { times: 2, seconds: 60 },
  handle: ({ actor }) => Promise.resolve({ actor: actor.id }),
});

let world: World;
let app: TestApp;
let admin: Client;
beforeAll(async () => {
  world = await createWorld();
  app = await createApp(world, { routes: [published] });
  admin = await app.as(await world.holding('admin', 'fund_administrator'));
});
afterAll(async () => {
  await app.stop();
  await world.drop();
});

describe('a method that a path does not have', () => {
  it.each([
    ['put', '/api/v1/funders', 'POST, GET, HEAD'],
    ['delete', '/api/v1/calls', 'POST, GET, HEAD'],
    ['patch', '/api/v1/me', 'GET, HEAD'],
  ] as const)('%s %s is told which there are', async (method, path, allow) => {
    const token = await app.issuer.tokenOf('admin');
    const answer = await app.anyone[method](path).set('authorization', `Bearer ${token}`);
    expect(answer.status).toBe(405);
    expect(answer.headers['allow']).toBe(allow);
    expect(answer.body).toMatchObject({ title: 'method_not_allowed', allowed: allow.split(', ') });
  });

  it('is told to nobody who is not signed in, but where the path is public', async () => {
    await app.anyone.delete('/api/v1/calls').expect(401);
    await app.anyone.delete('/api/v1/test/ping').expect(405).expect('allow', 'GET, HEAD');
  });

  it('is asked for by OPTIONS', async () => {
    await app.anyone.options('/api/v1/test/ping').expect(204).expect('allow', 'GET, HEAD');
  });
});

describe('a public route', () => {
  it('answers without a sign-in, up to its quota, and then says when to come back', async () => {
    const ask = () => app.anyone.get('/api/v1/test/ping');
    expect((await ask().expect(200)).body).toEqual({ actor: 'public' });
    await ask().expect(200);
    const refused = await ask().set('accept-language', 'fr');
    expect(refused.status).toBe(429);
    const wait = Number(refused.headers['retry-after']);
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    expect(refused.body).toMatchObject({ title: 'too_many_requests', retryAfterSeconds: wait });
    await world.admin.raw(`update engine.quota set ends_at = ends_at - interval '61 s'`);
    await ask().expect(200);
  });

  it('keeps no address', async () => {
    const rows = await world.admin<{ key: string }>('engine.quota').select('key');
    expect(rows.length).toBeGreaterThan(0);
    for (const { key } of rows) expect(key).not.toMatch(/127\.0\.0\.1|::1/);
  });

  it('lets exactly as many through as there are, however many ask at once', async () => {
    await world.admin.raw(`update engine.quota set ends_at = ends_at - interval '61 s'`);
    const answers = await Promise.all(Array.from({ length: 12 }, () => app.anyone.get('/api/v1/test/ping')));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(2);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(10);
  });

  it('leaves what is not public to those who sign in', async () => {
    await app.anyone.get('/api/v1/funders').expect(401);
    await admin.get('/funders').expect(200);
  });
});
