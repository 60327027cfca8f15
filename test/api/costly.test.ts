import { createApp, type Client, type TestApp } from '../support/app.ts';
import { createPages, type TestPages } from '../support/pages.ts';
import { createWorld, type World } from '../support/world.ts';

const MOST = 15;

let world: World;
let app: TestApp;
let site: TestPages;
let auditor: Client;
beforeAll(async () => {
  world = await createWorld();
  app = await createApp(world);
  site = await createPages(world);
  auditor = await app.as(await world.holding('auditor', 'auditor'));
});
afterAll(async () => {
  await site.stop();
  await app.stop();
  await world.drop();
});
beforeEach(() => world.admin('engine.quota').del());

describe('what costs much', () => {
  it('is had fifteen times a minute, searches and files counted together, and then there is a time to come back', async () => {
    for (let asked = 0; asked < MOST - 1; asked += 1) await auditor.get('/dossiers?q=something').expect(200);
    await auditor.get('/calls').set('accept', 'text/csv').expect(200);
    const refused = await auditor.get('/organisations?q=something');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    await auditor.get('/dossiers').expect(200);
  });

  it('counts for each person alone', async () => {
    for (let asked = 0; asked <= MOST; asked += 1) await auditor.get('/dossiers?q=something');
    const other = await app.as(await world.holding('other-auditor', 'auditor'));
    await other.get('/dossiers?q=something').expect(200);
  });

  it('is not had more often by saying that one comes from elsewhere', async () => {
    const asked = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        app.anyone
          .post('/api/v1/public/progress')
          .set('x-forwarded-for', `10.0.0.${String(index)}`)
          .send({ reference: `AAP-2026-01-${String(index)}`, secret: 'x'.repeat(24) }),
      ),
    );
    expect(asked.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(30);
  });

  it('is one count at both doors', async () => {
    for (let asked = 0; asked < MOST; asked += 1) await auditor.get('/dossiers?q=something').expect(200);
    const browser = await site.browse(await world.person('auditor'));
    expect((await browser.ask('/dossiers?q=something')).status).toBe(429);
    expect((await browser.ask('/dossiers.csv')).status).toBe(429);
    expect((await browser.ask('/dossiers')).status).toBe(200);
  });

  it('is not forgiven by a restart: the count is kept where a crash of Postgres does not reach it either', async () => {
    for (let asked = 0; asked < MOST; asked += 1) await auditor.get('/dossiers?q=something').expect(200);
    const restarted = await createApp(world);
    const again = await restarted.as(await world.person('auditor'));
    await again.get('/dossiers?q=something').expect(429);
    await restarted.stop();
    const { rows } = await world.admin.raw<{ rows: { relpersistence: string }[] }>(
      `select relpersistence from pg_class where oid = 'engine.quota'::regclass`,
    );
    expect(rows).toEqual([{ relpersistence: 'p' }]);
  });
});
