import { Browser, createPages, fieldsOf, type TestPages } from '../support/pages.ts';
import { WEB_CLIENT } from '../../infra/issuer-token.ts';
import { providerOf } from '../../web/access/provider.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
let pages: TestPages;
beforeAll(async () => {
  world = await createWorld();
  pages = await createPages(world);
});
afterAll(async () => {
  await pages.stop();
  await world.drop();
});

const visitor = (language = 'fr') => new Browser(pages.url, { 'accept-language': language });
const isSignedIn = ({ html }: { html: string }) => html.includes('action="/sign-out"');
const sessions = () => world.admin('access.session');

describe('signing in', () => {
  it('is one press in the demo, by the code of a real provider, and comes back to where one was going', async () => {
    const browser = visitor();
    const offered = await browser.follow('/sign-in?back=/');
    expect(offered.status).toBe(200);
    expect(offered.html).toContain('Nadia Benkirane');
    const home = await browser.signIn('admin');
    expect(home).toMatchObject({ status: 200, address: `${pages.url}/` });
    // Who chose no language yet reads Arabic: the provider's Arabic name came with the sign-in.
    expect(home.html).toContain('نادية بنكيران');
    expect(isSignedIn(home)).toBe(true);
  });

  it('shows everybody under their Arabic name to who reads Arabic', async () => {
    const { html } = await visitor('ar').follow('/sign-in');
    expect(html).toContain('<html lang="ar" dir="rtl"');
    expect(html).toContain('نادية بنكيران');
  });

  it('gives a new session each time: one that somebody planted is worth nothing', async () => {
    const browser = visitor();
    browser.plant('tz-session', 'planted-by-somebody-else');
    await browser.signIn('admin');
    const first = browser.cookie('tz-session');
    expect(first).not.toBe('planted-by-somebody-else');
    await browser.signIn('auditor');
    expect(browser.cookie('tz-session')).not.toBe(first);
    const old = visitor();
    old.plant('tz-session', first ?? '');
    expect(isSignedIn(await old.follow('/'))).toBe(false);
  });

  it('keeps the id of a session nowhere', async () => {
    const browser = visitor();
    await browser.signIn('admin');
    const id = browser.cookie('tz-session') ?? '';
    const rows = await sessions();
    expect(id.length).toBeGreaterThan(40);
    expect(JSON.stringify(rows)).not.toContain(id);
  });

  it('is in the log, done or refused, with who it was and without a secret', async () => {
    const before = pages.log.length;
    const browser = visitor();
    await browser.signIn('admin');
    await browser.ask('/sign-in', {
      method: 'POST',
      headers: { origin: pages.url },
      body: new URLSearchParams({ account: 'admin', back: '/' }),
    });
    await browser.follow('/sign-in/return?code=stolen&state=other');
    const lines = pages.log.slice(before).map((line) => JSON.parse(line) as { msg: string; person?: string });
    const [admin] = await world
      .admin<{ id: string; subject: string }>('access.person')
      .where({ subject: 'demo:admin' });
    expect(lines.find(({ msg }) => msg === 'signed in')?.person).toBe(admin?.id);
    expect(lines.filter(({ msg }) => msg === 'sign-in refused')).toHaveLength(1);
    expect(pages.log.join('')).not.toMatch(/stolen|code_verifier/);
  });

  it('as weak as a password alone opens nothing where the fund asks for more', async () => {
    const returnTo = `${pages.url}/sign-in/return`;
    const strict = providerOf({ issuer: pages.issuer, clientId: WEB_CLIENT, returnTo, acr: 'two-factors' });
    const { address, attempt } = await strict.begin('/', 'admin');
    expect(new URL(address).searchParams.get('acr_values')).toBe('two-factors');
    let at = address;
    const browser = visitor();
    for (let steps = 0; !at.startsWith(returnTo) && steps < 10; steps += 1)
      at = new URL((await browser.ask(at)).headers.get('location') ?? '', at).href;
    await expect(strict.finish(new URL(at).searchParams, attempt)).rejects.toMatchObject({ code: 'sign_in_too_weak' });
  });

  it.each([
    ['an answer that nobody asked for', '/sign-in/return?code=abc&state=def'],
    ['an answer without a code', '/sign-in/return'],
  ])('refuses %s', async (_, address) => {
    const browser = visitor();
    const answer = await browser.follow(address);
    expect(answer.status).toBe(403);
    expect(browser.cookie('tz-session')).toBeUndefined();
  });

  it('refuses an answer with another state than the one it was begun with', async () => {
    const browser = visitor();
    const begun = await browser.ask('/sign-in', {
      method: 'POST',
      headers: { origin: pages.url },
      body: new URLSearchParams({ account: 'admin', back: '/' }),
    });
    expect(begun.status).toBe(303);
    const address = new URL(begun.headers.get('location') ?? '');
    expect(address.searchParams.get('code_challenge_method')).toBe('S256');
    const answer = await browser.follow(`/sign-in/return?code=abc&state=other`);
    expect(answer.status).toBe(403);
  });

  it.each(['//evil.example/', 'https://evil.example/', '/\\evil.example', 'javascript:alert(1)', ''])(
    'leads nobody to %s afterwards',
    async (back) => {
      const browser = visitor();
      const end = await browser.post('/sign-in', { account: 'admin', back });
      expect(end.address).toBe(`${pages.url}/`);
    },
  );
});

describe('an address from which people sign in without end', () => {
  it('is told how long to wait', async () => {
    await visitor('en').signIn('admin');
    await world.admin('engine.quota').update({ taken: 100 });
    const refused = await visitor('en').ask('/sign-in', {
      method: 'POST',
      headers: { origin: pages.url },
      body: new URLSearchParams({ account: 'admin', back: '/' }),
    });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(500);
    expect(await refused.text()).toMatch(/Too many attempts: wait .{0,40}minutes/);
    await world.admin('engine.quota').delete();
    expect(isSignedIn(await visitor().signIn('admin'))).toBe(true);
  });
});

describe('a session', () => {
  it('ends by signing out, here or everywhere, and the phone is wiped', async () => {
    const [here, there] = [visitor(), visitor()];
    const { html } = await here.signIn('auditor');
    await there.signIn('auditor');
    const out = await here.ask('/sign-out', {
      method: 'POST',
      headers: { origin: pages.url },
      body: new URLSearchParams(fieldsOf(html)),
    });
    expect(out.headers.get('clear-site-data')).toBe('"cache", "storage"');
    expect(here.cookie('tz-session')).toBeUndefined();
    const still = await there.follow('/');
    expect(isSignedIn(still)).toBe(true);
    await there.post('/sign-out', { ...fieldsOf(still.html), everywhere: 'yes' });
    expect(
      await sessions()
        .whereNull('ended_at')
        .join('access.person as p', 'p.id', 'person_id')
        .where('p.subject', 'demo:auditor'),
    ).toEqual([]);
  });

  it.each([
    ['stood idle for an hour', { seen_at: '61 min' }],
    ['is twelve hours old', { started_at: '12 h 1 min' }],
  ])('that has %s has ended', async (_, ages) => {
    const browser = visitor();
    await browser.signIn('admin');
    for (const [column, age] of Object.entries(ages)) {
      await world.admin.raw(
        `update access.session set ${column} = clock_timestamp() - ?::interval where ended_at is null`,
        [age],
      );
    }
    expect(isSignedIn(await browser.follow('/'))).toBe(false);
  });

  it('on a shared phone has ended after ten minutes of standing idle, and says so on each page', async () => {
    const idle = (minutes: number) =>
      world.admin.raw(`update access.session set seen_at = clock_timestamp() - make_interval(mins => ?::int)`, [
        minutes,
      ]);
    const [shared, own] = [visitor(), visitor()];
    for (const browser of [shared, own]) browser.plant('tz-language', 'en');
    const { html } = await shared.follow('/sign-in');
    expect(html).toMatch(/signed out after .{0,40}minutes without use/);
    const home = await shared.post('/sign-in', { account: 'admin', back: '/', shared: 'yes' });
    expect(home.html).toMatch(/This phone is shared.{0,80}minutes/s);
    expect((await own.signIn('admin')).html).not.toContain('This phone is shared');
    await idle(8);
    expect(isSignedIn(await shared.follow('/'))).toBe(true);
    await idle(11);
    expect(isSignedIn(await shared.follow('/'))).toBe(false);
    expect(isSignedIn(await own.follow('/'))).toBe(true);
  });

  it('is worth nothing to a form of another site, nor to a form without its token', async () => {
    const browser = visitor();
    const { html } = await browser.signIn('admin');
    const fields = { ...fieldsOf(html), action: 'move_clock', days: '1' };
    expect(fields).toHaveProperty('command_id');
    const before = await world.now();
    expect((await browser.post('/', fields, 'https://evil.example')).status).toBe(403);
    expect((await browser.post('/', { ...fields, form_token: '' })).status).toBe(403);
    expect(
      (await browser.post('/', { ...fields, form_token: `${String(fieldsOf(html)['form_token'])}x` })).status,
    ).toBe(403);
    expect((await world.now()).getTime() - before.getTime()).toBeLessThan(60_000);
    expect((await browser.post('/', fields)).status).toBe(200);
    expect((await world.now()).getTime() - before.getTime()).toBeGreaterThan(23 * 3_600_000);
  });

  it('sends a form twice, and it is one command', async () => {
    const browser = visitor();
    const { html } = await browser.signIn('admin');
    const fields = { ...fieldsOf(html), action: 'move_clock', days: '3' };
    const before = await world.now();
    await browser.post('/', fields);
    await browser.post('/', fields);
    expect((await world.now()).getTime() - before.getTime()).toBeLessThan(4 * 24 * 3_600_000);
  });

  it('shows other tokens on each page, all of them good', async () => {
    const browser = visitor();
    const first = fieldsOf((await browser.signIn('admin')).html);
    const second = fieldsOf((await browser.follow('/')).html);
    expect(first['form_token']).not.toBe(second['form_token']);
    expect((await browser.post('/', { ...first, action: 'move_clock', days: '1' })).status).toBe(200);
  });
});
