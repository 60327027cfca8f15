import { clientOf, createApp, type Client, type TestApp } from '../support/app.ts';
import { createWorld, type World } from '../support/world.ts';

interface Operation {
  readonly operationId: string;
  readonly parameters: readonly { readonly name?: string; readonly in?: string }[];
}

/** Each has broken a query of somebody's: a cursor that is no id, a byte that Postgres cannot keep, half a character. */
const HOSTILE = [
  '0'.repeat(200),
  "' or '1'='1",
  '%00',
  '%ED%A0%80',
  '%E2%80%AE',
  '-1',
  '9'.repeat(40),
  '1e400',
  'NaN',
  '%7B%22%24ne%22%3A1%7D',
  '..%2F..%2Fetc%2Fpasswd',
  '2026-02-30',
];

let world: World;
let app: TestApp;
let readers: Client[];
let lists: { path: string; names: string[] }[];
beforeAll(async () => {
  world = await createWorld();
  app = await createApp(world);
  const everything = await world.holding('everything', 'fund_administrator');
  for (const role of ['auditor', 'payer', 'desk_officer', 'committee_chair', 'reviewer'] as const)
    await world.holding('everything', role);
  readers = [await app.as(everything), clientOf(app.url, (test) => test)];
  const { paths } = (await app.anyone.get('/api/openapi.json')).body as {
    paths: Record<string, Record<string, Operation>>;
  };
  lists = Object.entries(paths).flatMap(([path, { get }]) => {
    const names = (get?.parameters ?? []).flatMap(({ name, in: place }) => (place === 'query' && name ? [name] : []));
    return names.length === 0
      ? []
      : [{ path: path.replace(/\{\w+\}/g, '018f0000-0000-7000-8000-000000000000'), names }];
  });
});
afterAll(async () => {
  await app.stop();
  await world.drop();
});

it('a cursor that is none is refused where it stands, on every list that pages', async () => {
  const [reader] = readers;
  const paged = lists.filter(({ names }) => names.includes('after'));
  expect(paged.length).toBeGreaterThan(20);
  // What is published is walked by references, which may look like a number.
  const wrong = (path: string) => (path.startsWith('/public') ? ['%00', ''] : ['%00', '', '0x10', '1e1']);
  const questions = paged.flatMap(({ path }) => wrong(path).map((after) => `${path}?after=${after}`));
  const answers: [string, number][] = [];
  for (const question of questions) answers.push([question, (await reader!.get(question)).status]);
  expect(answers.filter(([, status]) => status !== 400)).toEqual([]);
});

it('no question of any list can be asked so that the answer is our fault', async () => {
  expect(lists.length).toBeGreaterThan(20);
  const questions = lists.flatMap(({ path, names }) =>
    names.flatMap((name) => HOSTILE.map((value) => `${path}?${name}=${value}`)),
  );
  const broken: string[] = [];
  for (const question of questions) {
    const answers = await Promise.all(readers.map((reader) => reader.get(question)));
    if (answers.some(({ status }) => status >= 500)) broken.push(question);
  }
  expect(broken).toEqual([]);
}, 300_000);
