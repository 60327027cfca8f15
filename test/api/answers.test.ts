import { z } from 'zod';
import { reading, writing } from '../../api/shared/route.ts';
import { newId } from '../../services/shared/ids.ts';
import { createApp, type Client, type TestApp } from '../support/app.ts';
import { createWorld, type World } from '../support/world.ts';

const SECRET = 'a row that nobody should see';
const Number7 = z.strictObject({ seven: z.literal(7) }).meta({ id: 'TestSeven' });
const NONE = z.strictObject({});

/** Routes that are broken, as only our own mistake could make them. */
const broken = [
  reading({
    operation: 'failTest',
    path: '/test/failure',
    summary: 'Fails',
    params: NONE,
    result: Number7,
    handle: () => Promise.reject(Object.assign(new Error('broken'), { detail: SECRET, code: '23505' })),
  }),
  reading({
    operation: 'leakTest',
    path: '/test/leak',
    summary: 'Answers with more than it declared',
    params: NONE,
    result: Number7,
    handle: () => Promise.resolve({ seven: 7, secret: SECRET } as { seven: 7 }),
  }),
  writing({
    operation: 'failTestCommand',
    method: 'post',
    path: '/test/failure',
    summary: 'Fails',
    params: NONE,
    body: Number7,
    result: Number7,
    handle: () => Promise.reject(new Error('broken')),
  }),
];

let world: World;
let app: TestApp;
let admin: Client;
beforeAll(async () => {
  world = await createWorld();
  app = await createApp(world, { routes: broken });
  admin = await app.as(await world.holding('admin', 'fund_administrator'));
});
afterAll(async () => {
  await app.stop();
  await world.drop();
});

const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

describe('every answer', () => {
  const answers = {
    'one that is right': () => admin.get('/calls'),
    'a malformed request': () => admin.get('/calls?limit=0'),
    'a body that is none': () => admin.post('/funders').type('json').send('{'),
    'a stranger': () => app.anyone.get('/api/v1/calls'),
    'a path that is none': () => app.anyone.get('/nothing'),
    'our own mistake': () => admin.get('/test/failure'),
    health: () => app.anyone.get('/health/live'),
    'the document': () => app.anyone.get('/api/openapi.json'),
    'the page': () => app.anyone.get('/api/docs'),
  };

  it.each(Object.entries(answers))('carries the headers that keep it safe: %s', async (_name, ask) => {
    const { headers } = await ask();
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    });
    expect(headers['strict-transport-security']).toBeDefined();
    expect(headers['x-powered-by']).toBeUndefined();
  });

  it.each(Object.entries(answers))('carries the id of its request: %s', async (_name, ask) => {
    const given = newId();
    const named = await ask().set('x-request-id', given);
    expect(named.headers['x-request-id']).toBe(given);
    const { status, headers, body } = (await ask()) as {
      status: number;
      headers: Record<string, string>;
      body: unknown;
    };
    expect(headers['x-request-id']).toMatch(UUID);
    if (status >= 400) expect(body).toMatchObject({ requestId: headers['x-request-id'] });
    expect(app.log.join('')).toContain(given);
  });

  it.each(['short', 'with spaces in it', 'x'.repeat(101), '{"json":true}', '<script>alert</script>'])(
    'does not repeat "%s" as an id',
    async (given) => {
      const { headers } = await app.anyone.get('/health/live').set('x-request-id', given);
      expect(headers['x-request-id']).toMatch(UUID);
    },
  );
});

describe('a problem', () => {
  it.each([
    ['get', '/api/v1/nothing'],
    ['post', '/api/v1/nothing'],
    ['get', '/api'],
    ['get', '/'],
  ] as const)('says that nothing answers to %s %s', async (method, path) => {
    const token = await app.issuer.tokenOf('admin');
    const answer = await app.anyone[method](path).set('authorization', `Bearer ${token}`);
    expect(answer.status).toBe(404);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.body).toMatchObject({ type: '/problems/route_missing', title: 'route_missing', status: 404 });
    expect(answer.body).toMatchObject({ instance: path });
  });

  it.each([
    [undefined, 'ar', 'لا يوجد هذا الملف.'],
    ['de', 'ar', 'لا يوجد هذا الملف.'],
    ['*', 'ar', 'لا يوجد هذا الملف.'],
    ['en-GB', 'en', 'There is no such dossier.'],
    ['fr-MA,fr;q=0.9', 'fr', 'Ce dossier n’existe pas.'],
    ['ar-MA', 'ar', 'لا يوجد هذا الملف.'],
    ['de, ar;q=0.5, fr;q=0.4', 'ar', 'لا يوجد هذا الملف.'],
  ])('is said to readers of %s in %s, whose own language is Arabic', async (accepted, language, sentence) => {
    const ask = admin.get(`/dossiers/${newId()}`);
    const answer = await (accepted === undefined ? ask : ask.set('accept-language', accepted));
    expect(answer.status).toBe(404);
    expect(answer.headers['content-language']).toBe(language);
    expect(answer.body).toMatchObject({ title: 'dossier_missing', detail: sentence });
  });

  it('of our own making says nothing of it, and is logged once, without the row', async () => {
    for (const ask of [
      admin.get('/test/failure'),
      admin.get('/test/leak'),
      admin.post('/test/failure', { seven: 7 }),
    ]) {
      const id = newId();
      const answer = await ask.set('x-request-id', id);
      expect(answer.status).toBe(500);
      expect(answer.body).toMatchObject({ type: 'about:blank', title: 'internal_error', status: 500 });
      expect(answer.text).not.toMatch(/broken|23505|seven/);
      const logged = app.log.filter((line) => line.includes(id) && line.includes('"bug"'));
      expect(logged).toHaveLength(1);
    }
    expect(app.log.join('')).not.toContain(SECRET);
  });
});

describe('the log', () => {
  it('has a line for each request and none of its content', async () => {
    const [key, secret] = [newId(), 'RIB-of-somebody'];
    await admin.post('/funders', { code: secret, rib: secret }, key).set('x-request-id', key);
    const lines = app.log.filter((line) => line.includes(key));
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      req: { method: 'POST', url: '/api/v1/funders', id: key },
      res: { statusCode: 400 },
    });
    expect(app.log.join('')).not.toContain(secret);
  });
});
