import { connect } from '../../db/shared/connection.ts';
import { Browser, createPages, type TestPages } from '../support/pages.ts';
import { startProxy, type Proxy } from '../support/proxy.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
let behind: World;
let proxy: Proxy;
let pages: TestPages;
beforeEach(async () => {
  world = await createWorld();
  const url = new URL(world.appUrl);
  proxy = await startProxy(() => world.appUrl);
  url.port = String(proxy.port);
  behind = { ...world, knex: connect(url.href, { poolMax: 2 }) };
  pages = await createPages(behind);
});
afterEach(async () => {
  await pages.stop();
  await behind.knex.destroy();
  await proxy.cut();
  await world.drop();
});

const visitor = () => new Browser(pages.url, { 'accept-language': 'fr' });

describe('a page', () => {
  it('says in the reader’s words that the service is away, and is there again with Postgres', async () => {
    const browser = visitor();
    await browser.signIn('admin');
    await proxy.cut();
    const away = await browser.follow('/');
    expect(away.status).toBe(503);
    expect(away.html).toContain('<html lang="fr"');
    expect(away.html).toContain('Le service est momentanément absent');
    await proxy.mend();
    const back = await browser.follow('/');
    expect(back.status).toBe(200);
    expect(back.html).toContain('action="/sign-out"');
  });

  it('says so where the identity provider is away, and signs nobody in', async () => {
    await pages.endIssuer();
    const browser = visitor();
    const away = await browser.signIn('admin');
    expect(away.status).toBe(503);
    expect(away.html).toContain('<html lang="fr"');
    expect(browser.cookie('tz-session')).toBeUndefined();
  });
});
