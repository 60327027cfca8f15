import { randomBytes } from 'node:crypto';
import { newId } from '../../services/shared/ids.ts';
import { createApp, type Client, type TestApp } from '../support/app.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
let app: TestApp;
let admin: Client;
beforeAll(async () => {
  world = await createWorld();
  app = await createApp(world);
  admin = await app.as(await world.holding('admin', 'fund_administrator'));
});
afterAll(async () => {
  await app.stop();
  await world.drop();
});

const names = { ar: 'ممول', fr: 'Financeur', en: 'Funder' };
const funder = { code: 'F-ONE', names, rib: '999360000000000000000334' };
const envelope = (amount: unknown) => ({
  funderId: newId(),
  instrument: 'grant',
  year: 2026,
  callId: null,
  territory: null,
  amount,
  act: 'Decision 1',
});
const places = ({ body }: { body: unknown }) =>
  (body as { issues: { path: (string | number)[] }[] }).issues.map(({ path }) => path.join('.')).sort();

describe('a malformed request', () => {
  it.each(['{', '{"code":}', '[1,', '"text"', '42', '{"a":1}{'])('is refused where the body is %s', async (body) => {
    const answer = await admin.post('/funders').type('json').send(body);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({
      title: 'invalid_request',
      issues: [{ path: [], code: 'entity.parse.failed' }],
    });
  });

  it.each([['null'], ['[]']])('is refused where %s stands for an object', async (body) => {
    const answer = await admin.post('/funders').type('json').send(body);
    expect(answer.status).toBe(400);
  });

  it('is answered with every issue and its place, at once', async () => {
    const body = { ...funder, code: 7, names: { ...names, de: 'Geldgeber', fr: '' }, rib: '12', extra: true };
    const answer = await admin.post('/funders?dry=1', body);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ type: '/problems/invalid_request', title: 'invalid_request', status: 400 });
    expect(places(answer)).toEqual([
      'body.code',
      'body.extra',
      'body.names.de',
      'body.names.fr',
      'body.rib',
      'query.dry',
    ]);
  });

  it.each([
    ['ar', /مدخلات غير مقبولة/, /معرف غريب/],
    ['fr', /Entrée invalide/, /Clé non reconnue/],
    ['en', /Invalid input/, /Unrecognized key/],
  ])('hears in %s what is wrong', async (language, type, unknown) => {
    const answer = await admin
      .post('/funders')
      .set('accept-language', language)
      .send({ ...funder, code: 7, extra: true });
    const { issues } = answer.body as { issues: { message: string }[] };
    expect(issues.map(({ message }) => message)).toEqual([
      expect.stringMatching(type) as string,
      expect.stringMatching(unknown) as string,
    ]);
  });

  it('never hears back what it sent', async () => {
    const secret = 'RIB 007 of somebody';
    const answer = await admin.post('/funders', {
      ...funder,
      code: secret,
      rib: secret,
      names: { ar: secret, fr: 1, en: 2 },
    });
    expect(answer.status).toBe(400);
    expect(answer.text).not.toContain('007');
  });

  it('cannot make the answer larger than itself', async () => {
    const unknown = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`k${String(index)}`, 1]));
    const answer = await admin.post('/funders', unknown);
    expect(places(answer)).toHaveLength(100);
    const long = await admin.post('/funders', { ...funder, ['k'.repeat(100_000)]: 1 });
    expect(long.text.length).toBeLessThan(2_000);
  });

  it.each(['/calls/not-an-id', '/calls/123e4567-e89b-12d3-a456-42661417400Z'])(
    'is refused for the path %s',
    async (path) => {
      const answer = await admin.get(path);
      expect(answer.status).toBe(400);
      expect(places(answer)).toEqual(['params.callId']);
    },
  );

  it('is refused for a path that is no text', async () => {
    const answer = await admin.get('/calls/%E0%A4%A');
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ title: 'invalid_request' });
  });

  it.each([
    ['limit=0', 'query.limit'],
    ['limit=many', 'query.limit'],
    ['limit=1.5', 'query.limit'],
    ['limit=', 'query.limit'],
    ['limit=201', 'query.limit'],
    ['limit=1&limit=2', 'query.limit'],
    ['status=open&status=draft', 'query.status'],
    ['status=gone', 'query.status'],
    ['after=nobody', 'query.after'],
    ['order=name', 'query.order'],
    ['limit[]=5', 'query.limit[]'],
    ['__proto__=1', 'query.__proto__'],
    ['constructor=1', 'query.constructor'],
  ])('is refused for the query %s', async (query, place) => {
    const answer = await admin.get(`/calls?${query}`);
    expect(answer.status).toBe(400);
    expect(places(answer)).toEqual([place]);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('is refused for the property %s', async (key) => {
    const body = `{"code":"F-P","names":${JSON.stringify(names)},"rib":"${funder.rib}","${key}":{"isAdmin":true}}`;
    const answer = await admin.post('/funders').type('json').send(body);
    expect(answer.status).toBe(400);
    expect(places(answer)).toEqual([`body.${key}`]);
    expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
  });

  it('does not take a prototype for a body', async () => {
    const answer = await admin
      .post('/funders')
      .type('json')
      .send(`{"__proto__":${JSON.stringify(funder)}}`);
    expect(answer.status).toBe(400);
    expect(places(answer)).toEqual(['body.__proto__', 'body.code', 'body.names', 'body.rib']);
  });
});

describe('a body', () => {
  it('that is too large is refused with 413, and the limit', async () => {
    const answer = await admin.post('/funders', { ...funder, code: 'x'.repeat(300_000) });
    expect(answer.status).toBe(413);
    expect(answer.body).toMatchObject({ title: 'body_too_large', bytesMax: 262_144 });
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'multipart/form-data', 'text/json'])(
    'of the kind %s is refused, never taken for an empty one',
    async (type) => {
      const answer = await admin.post(`/operations/stuck-steps/${newId()}/retry`).set('content-type', type).send('a=b');
      expect(answer.status).toBe(415);
      expect(answer.body).toMatchObject({ title: 'media_type_unsupported', accepted: ['application/json'] });
    },
  );

  it.each([
    ['content-type', 'application/json; charset=latin1'],
    ['content-encoding', 'zstd-or-so'],
  ])('whose %s is %s is refused', async (name, value) => {
    const answer = await admin.post('/funders').type('json').set(name, value).send('{}');
    expect(answer.status).toBe(415);
    expect(answer.body).toMatchObject({ title: 'media_type_unsupported' });
  });

  it('that is JSON is refused where a file is asked for', async () => {
    const answer = await admin.post('/documents?name=a.pdf', { bytes: 'none' });
    expect(answer.status).toBe(415);
  });

  it('of a file that is too large is refused', async () => {
    const answer = await admin
      .post('/documents?name=a.pdf')
      .type('application/pdf')
      .send(randomBytes(30_000_000).toString('base64'));
    expect(answer.status).toBe(413);
  });

  it('may be missing only where none is needed', async () => {
    const needed = await admin.post('/funders');
    expect(needed.status).toBe(400);
    expect(places(needed)).toEqual(['body.code', 'body.names', 'body.rib']);
    const notNeeded = await admin.post(`/operations/stuck-steps/${newId()}/retry`);
    expect(notNeeded.body).toMatchObject({ status: 404, title: 'stuck_step_missing' });
  });
});

describe('an amount', () => {
  it.each([
    1250,
    '1250.00',
    null,
    { amount: 1250, currency: 'MAD' },
    { amount: '1250', currency: 'MAD' },
    { amount: '1250.000', currency: 'MAD' },
    { amount: '1250.5', currency: 'MAD' },
    { amount: '1,250.00', currency: 'MAD' },
    { amount: '1e3.00', currency: 'MAD' },
    { amount: '١٢٥٠.00', currency: 'MAD' },
    { amount: ' 1250.00', currency: 'MAD' },
    { amount: '12345678901234.00', currency: 'MAD' },
    { amount: '1250.00', currency: 'EUR' },
    { amount: '1250.00' },
    { amount: '1250.00', currency: 'MAD', cents: 0 },
  ])('written as %j is refused as malformed', async (amount) => {
    const answer = await admin.post('/envelopes', envelope(amount));
    expect(answer.status).toBe(400);
    expect(places(answer).every((place) => place.startsWith('body.amount'))).toBe(true);
  });

  it.each(['-1250.00', '0.00', '-0.00'])('of %s is refused by the rule, with the number', async (amount) => {
    const known = await admin.post('/funders', { ...funder, code: `F-${newId().slice(-6).toUpperCase()}` });
    expect(known.status).toBe(200);
    const { id } = known.body as { id: string };
    const answer = await admin.post('/envelopes', { ...envelope({ amount, currency: 'MAD' }), funderId: id });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ title: 'amount_not_positive', amount: amount.replace('-0.', '0.') });
  });
});
