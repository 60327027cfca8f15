import { submittedDossier } from '../support/builders/application.ts';
import type { Browser } from '../support/pages.ts';
import { openSite, type Site } from '../support/site.ts';

let world: Site['world'];
let pages: Site['pages'];
let looks: Site['looks'];
let close: Site['close'];
let code: string;
beforeAll(async () => {
  ({ world, pages, looks, close } = await openSite());
  await submittedDossier(world);
  code = (await world.admin<{ code: string }>('documents.paper').first('code'))!.code;
}, 120_000);
afterAll(() => close());

const FORGED = 'AAAAA-BBBBB-CCCCC-DDDDD-EEEEE-F';
const guess = (browser: Browser, typed: string) => browser.fill('/verify', 'verify_code', { code: typed });
/** What so many checks are answered with. */
const answersTo = async (times: number, check: (time: number) => Promise<{ readonly status: number }>) => {
  const statuses = new Set<number>();
  for (let time = 0; time < times; time += 1) statuses.add((await check(time)).status);
  return statuses;
};
const forgetChecks = () => world.admin('engine.quota').delete();

describe('a paper, checked by whoever holds it', () => {
  it('is genuine by its code, and a file is the original or not', async () => {
    const browser = await pages.browse(null);
    const found = await guess(browser, ` ${code.toLowerCase()} `);
    expect(found.html).toContain('This document is genuine');
    const unknown = await guess(browser, FORGED);
    expect(unknown.status).toBe(404);
    expect(unknown.html).toContain(`value="${FORGED}"`);
    const none = await browser.fill(`/verify/${code}`, 'compare_paper', {});
    expect(none.html).toContain('Choose a file or a photo.');
    expect((await browser.follow(`/verify/${code}?compared=0000`)).html).toContain('do not trust it');
  });

  it('is checked sixty times a minute at most, by form, by address and at the API together', async () => {
    await forgetChecks();
    const browser = await pages.browse(null);
    const look = () => browser.follow(`/verify/${FORGED}`);
    expect(await answersTo(60, (time) => (time % 2 === 0 ? look() : guess(browser, FORGED)))).toEqual(new Set([404]));
    const typed = await guess(browser, FORGED);
    expect(typed.status).toBe(429);
    expect(typed.html).toMatch(/Too many attempts: wait .{0,40}(?:1 minute|seconds)/);
    expect(typed.html).toContain(`value="${FORGED}"`);
    expect((await fetch(`${pages.url}/api/v1/verify/${code}`)).status).toBe(429);
  });

  it('is not guessed at by sending an empty file, either', async () => {
    await forgetChecks();
    const browser = await pages.browse(null);
    const compare = () => browser.post(`/verify/${FORGED}`, { action: 'compare_paper' });
    expect(await answersTo(60, compare)).toEqual(new Set([404]));
    expect((await compare()).status).toBe(429);
    expect((await browser.follow(`/verify/${code}`)).status).toBe(429);
  });
});

describe('a paper that is checked too often', () => {
  beforeAll(async () => {
    await forgetChecks();
    const browser = await pages.browse(null);
    await answersTo(60, () => browser.follow(`/verify/${FORGED}`));
  });

  it.each([
    ['ar', 'محاولات كثيرة: انتظر'],
    ['fr', 'Trop de tentatives : attendez'],
    ['en', 'Too many attempts: wait'],
  ])('says in %s how long to wait', async (language, words) => {
    const browser = await pages.browse(null, language);
    const refused = await browser.ask(`/verify/${code}`);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.text()).toContain(words);
    const { html } = await browser.follow('/verify');
    expect(html).toContain('name="code"');
    const sent = await browser.ask('/verify', {
      method: 'POST',
      headers: { origin: pages.url },
      body: new URLSearchParams({ action: 'verify_code', command_id: crypto.randomUUID(), code: FORGED }),
    });
    expect(sent.status).toBe(429);
    expect(Number(sent.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('is accessible, in order and within the screen, and so is what can be checked again', async () => {
    const address = `/verify/${code}`;
    expect(await looks.at({ name: 'verify-too-often', address, actor: null })).toEqual([]);
    await forgetChecks();
    expect(await looks.at({ name: 'verify', address, actor: null })).toEqual([]);
    expect(await looks.at({ name: 'verify-start', address: '/verify', actor: null })).toEqual([]);
  }, 60_000);
});
