import type { Actor } from '../../services/shared/command.ts';
import { newId } from '../../services/shared/ids.ts';
import { createApp, type Client, type TestApp } from '../support/app.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
let app: TestApp;
let admin: Client;
let stranger: Client;
let adminActor: Actor;
beforeAll(async () => {
  world = await createWorld();
  app = await createApp(world);
  adminActor = await world.holding('admin', 'fund_administrator');
  admin = await app.as(adminActor);
  stranger = await app.as(await world.person('stranger'));
});
afterAll(async () => {
  await app.stop();
  await world.drop();
});

const names = { ar: 'ممول', fr: 'Financeur', en: 'Funder' };
const funder = (code: string) => ({ code, names, rib: '999360000000000000000334' });
const funders = (...codes: string[]) => ({
  operation: 'addFunder',
  items: codes.map((code) => ({ body: funder(code) })),
});
const known = async (code: string) => (await world.admin('programme.funder').where({ code })).length;
const events = async (filter: object) => (await world.admin('audit.event').where(filter)).length;

interface Answer {
  readonly done: number;
  readonly refused: number;
  readonly results: readonly { status: number; outcome?: { id: string }; problem?: { title: string } }[];
}

describe('a dry run', () => {
  it('answers as the command would, and changes nothing', async () => {
    const before = await events({ kind: 'programme.funder_added' });
    const key = newId();
    const answer = await admin.post('/funders', funder('DRY'), key).set('dry-run', 'true').expect(200);
    expect(answer.headers['dry-run']).toBe('true');
    expect(answer.headers['etag']).toBeUndefined();
    expect(answer.body).toMatchObject({ code: 'DRY' });
    expect(await known('DRY')).toBe(0);
    expect(await events({ kind: 'programme.funder_added' })).toBe(before);
    await admin.post('/funders', funder('DRY'), key).expect(200);
    expect(await known('DRY')).toBe(1);
  });

  it('is refused as the command would be, and only a missing permission is evidence', async () => {
    const conflict = newId();
    await admin.post('/funders', funder('DRY'), conflict).set('dry-run', 'TRUE').expect(409);
    expect(await events({ command_id: conflict })).toBe(0);
    const denied = newId();
    await stranger.post('/funders', funder('DRY-2'), denied).set('dry-run', 'true').expect(403);
    expect(await events({ command_id: denied, outcome: 'refused' })).toBe(1);
  });

  it('is asked for by a plain yes or no', async () => {
    const answer = await admin.post('/funders', funder('MAYBE')).set('dry-run', 'maybe');
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ title: 'dry_run_malformed' });
    expect(await known('MAYBE')).toBe(0);
  });
});

describe('a bulk', () => {
  it('does each item on its own, with one result each', async () => {
    const answer = await admin.post('/bulk', funders('B-1', 'B-2', 'B-1', 'B-3')).expect(200);
    const { done, refused, results } = answer.body as Answer;
    expect({ done, refused }).toEqual({ done: 3, refused: 1 });
    expect(results.map(({ status }) => status)).toEqual([200, 200, 409, 200]);
    expect(results[2]?.problem).toMatchObject({ title: 'funder_code_taken', status: 409 });
    expect(await events({ kind: 'programme.funder_added', subject_id: results[3]?.outcome?.id })).toBe(1);
  });

  it('sent again under its key goes on where it was and does nothing twice', async () => {
    const key = newId();
    const first = (await admin.post('/bulk', funders('C-1'), key)).body as Answer;
    const again = (await admin.post('/bulk', funders('C-1', 'C-2'), key)).body as Answer;
    expect(again.results[0]).toEqual(first.results[0]);
    expect(again.done).toBe(2);
    expect(await known('C-1')).toBe(1);
    const other = (await admin.post('/bulk', funders('C-9'), key)).body as Answer;
    expect(other.results[0]?.problem).toMatchObject({ title: 'command_reused' });
  });

  it('shows in a dry run what would happen to each, and changes nothing', async () => {
    const answer = await admin.post('/bulk', funders('D-1', 'B-1')).set('dry-run', 'true').expect(200);
    expect((answer.body as Answer).results.map(({ status }) => status)).toEqual([200, 409]);
    expect(await known('D-1')).toBe(0);
  });

  it('lets nobody do what they may not do one by one', async () => {
    const key = newId();
    const { results } = (await stranger.post('/bulk', funders('E-1', 'E-2'), key)).body as Answer;
    expect(results.map(({ problem }) => problem?.title)).toEqual(['permission_denied', 'permission_denied']);
    expect(await events({ command_id: `${key}.1`, outcome: 'refused' })).toBe(1);
  });

  it('names what is wrong with each item’s own input', async () => {
    const items = [{ body: { code: 'F-1' } }, { params: { extra: 'x' }, body: funder('F-2') }, {}];
    const { results } = (await admin.post('/bulk', { operation: 'addFunder', items })).body as Answer;
    expect(results.map(({ status }) => status)).toEqual([400, 400, 400]);
    expect(results[0]?.problem).toMatchObject({ title: 'invalid_request' });
  });

  it('keeps to the version that an item names', async () => {
    const call = { params: { callId: newId() }, body: {}, version: 3 };
    const { results } = (await admin.post('/bulk', { operation: 'publishCall', items: [call] })).body as Answer;
    expect(results[0]).toMatchObject({ status: 404, problem: { title: 'call_missing' } });
  });

  it.each([
    ['an operation that there is not', { operation: 'dropEverything', items: [{}] }],
    ['an operation that only looks', { operation: 'listFunders', items: [{}] }],
    ['itself', { operation: 'doInBulk', items: [{}] }],
    ['nothing', { operation: 'addFunder', items: [] }],
    ['too much', { operation: 'addFunder', items: Array.from({ length: 201 }, () => ({})) }],
  ])('of %s is malformed', async (_, body) => {
    await admin.post('/bulk', body).expect(400);
  });

  it('ends where the database goes away, and the same key goes on from there', async () => {
    const key = newId();
    await world.admin.raw(`alter table programme.funder add constraint stop check (code <> 'G-2') not valid`);
    await admin.post('/bulk', funders('G-1', 'G-2', 'G-3'), key).expect(500);
    expect([await known('G-1'), await known('G-3')]).toEqual([1, 0]);
    await world.admin.raw('alter table programme.funder drop constraint stop');
    const again = await admin.post('/bulk', funders('G-1', 'G-2', 'G-3'), key).expect(200);
    expect((again.body as Answer).done).toBe(3);
    expect(await known('G-1')).toBe(1);
  });
});
