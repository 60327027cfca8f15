import { z } from 'zod';
import { reading } from '../../api/shared/route.ts';
import { MoneySchema, money } from '../../services/shared/money.ts';
import { PageQuery, pageOf } from '../../services/shared/page.ts';
import { createApp, type TestApp } from '../support/app.ts';
import { createWorld, type World } from '../support/world.ts';
import type { Actor } from '../../services/shared/command.ts';

const Thing = z.strictObject({
  name: z.string(),
  amount: MoneySchema,
  seat: z.strictObject({ commune: z.string().nullable() }),
  tags: z.array(z.string()),
  isOpen: z.boolean(),
});
const ThingPage = pageOf(Thing, 'TestThingPage');

const NAMES = [
  'تعاونية أزرقون للزعفران',
  '=HYPERLINK("http://example.org")',
  '+1',
  '-2.50',
  '-2+3',
  '@sum',
  '\tcell',
  '\rcell',
  '\ncell',
  '＝full',
  '＋full',
  '－full',
  '＠full',
  'a "quoted", name',
];
const things = Array.from({ length: 450 }, (_, place) => ({
  name: NAMES[place] ?? `thing ${String(place)}`,
  amount: money(BigInt(place * 100) - 100n),
  seat: { commune: place % 2 === 0 ? '05.301' : null },
  tags: ['a', 'b'],
  isOpen: place === 0,
}));
const asked: { limit: number; after?: string | undefined }[] = [];

const listed = reading({
  operation: 'listTestThings',
  path: '/test/things',
  summary: 'Things',
  params: z.strictObject({}),
  query: PageQuery.extend({ starting: z.string().optional() }),
  result: ThingPage,
  handle: ({ query: { limit, after, starting = '' } }) => {
    asked.push({ limit, after });
    const found = things.filter(({ name }) => name.startsWith(starting));
    const from = Number(after ?? 0);
    const next = from + limit < found.length ? String(from + limit) : null;
    return Promise.resolve({ items: found.slice(from, from + limit), next });
  },
});

let world: World;
let app: TestApp;
let reader: Actor;
beforeAll(async () => {
  world = await createWorld();
  app = await createApp(world, { routes: [listed] });
  reader = await world.person('reader');
});
afterAll(async () => {
  await app.stop();
  await world.drop();
});
beforeEach(() => {
  asked.length = 0;
});

const as = async (accept: string, query = '') => {
  const client = await app.as(reader);
  return client.get(`/test/things${query}`).set('accept', accept);
};
const exported = () =>
  world.admin('audit.event').where({ kind: 'audit.list_exported' }).orderBy('recorded_at', 'desc').first('*');

describe('a list as CSV', () => {
  it('has every row of every page, under the names that programs know', async () => {
    const answer = await as('text/csv');
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.headers['content-disposition']).toBe('attachment; filename=listTestThings.csv');
    expect(answer.headers['vary']).toMatch(/accept/i);
    const lines = answer.text.split('\r\n');
    expect(lines[0]).toBe('\uFEFFname,amount.amount,amount.currency,seat.commune,tags,isOpen');
    expect(lines[1]).toBe('تعاونية أزرقون للزعفران,-1.00,MAD,05.301,"[""a"",""b""]",true');
    expect(lines.at(-2)).toMatch(/^thing 449,448\.00,MAD,,/);
    expect(lines).toHaveLength(1 + 450 + 1);
    expect(asked).toEqual([
      { limit: 200, after: undefined },
      { limit: 200, after: '200' },
      { limit: 200, after: '400' },
    ]);
  });

  it('defuses each of eleven beginnings that a spreadsheet takes for a formula, and leaves numbers alone', async () => {
    const { text } = await as('text/csv');
    for (const beginning of [
      '=HYPER',
      '-2+3',
      '@sum',
      '\tcell',
      '\rcell',
      '\ncell',
      '＝full',
      '＋full',
      '－full',
      '＠full',
    ]) {
      expect(text).toContain(`'${beginning}`);
    }
    expect(text).toContain(`'+1,`);
    expect(text).toContain('\r\n-2.50,');
    expect(text).toContain('"a ""quoted"", name"');
  });

  it('has the rows that the filter leaves, and is evidence with it', async () => {
    const { text } = await as('text/csv', '?starting=thing&limit=1');
    expect(text.split('\r\n')).toHaveLength(1 + things.filter(({ name }) => name.startsWith('thing')).length + 1);
    expect(await exported()).toMatchObject({
      subject_id: 'listTestThings',
      actor_id: reader.id,
      outcome: 'done',
      after: { filter: { starting: 'thing' }, rows: 436 },
    });
  });

  it('of a list that nobody may see is refused like the list itself', async () => {
    const client = await app.as(reader);
    const answer = await client.get('/people').set('accept', 'text/csv');
    expect(answer.status).toBe(403);
    expect(answer.headers['content-type']).toMatch(/problem\+json/);
  });

  it('is not what other readers get', async () => {
    for (const accept of ['*/*', 'application/json', 'text/html,*/*;q=0.8']) {
      const answer = await as(accept);
      expect(answer.headers['content-type']).toMatch(/^application\/json/);
    }
  });
});

it('gives a list as a workbook, too', async () => {
  const client = await app.as(reader);
  const answer = await client
    .get('/test/things')
    .set('accept', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .buffer()
    .parse((response, done) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        done(null, Buffer.concat(parts));
      });
    });
  expect(answer.headers['content-disposition']).toMatch(/listTestThings\.xlsx/);
  expect((answer.body as Buffer).subarray(0, 2).toString()).toBe('PK');
  expect(await exported()).toMatchObject({ after: { rows: 450 } });
});

it('refuses a workbook that would not fit in memory, and points to CSV', async () => {
  const kept = [...things];
  while (things.length <= 20_000) things.push(...kept);
  const refused = await as('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
  expect(refused.status).toBe(422);
  expect(refused.body).toMatchObject({ title: 'export_too_large', rowsMax: 20_000 });
  const csv = await as('text/csv');
  expect(csv.text.split('\r\n').length).toBeGreaterThan(20_000);
});
