import type { Page } from 'playwright-core';
import { draftDossier, type DossierWorld } from '../support/builders/application.ts';
import { by } from '../support/world.ts';
import { openSite, type Site } from '../support/site.ts';

let world: Site['world'];
let pages: Site['pages'];
let looks: Site['looks'];
let close: Site['close'];
let dossier: DossierWorld;
let address: string;
beforeAll(async () => {
  ({ world, pages, looks, close } = await openSite());
  dossier = await draftDossier(world);
  address = `${pages.url}/dossiers/${dossier.dossierId}/application/summary`;
}, 120_000);
afterAll(() => close());

const project = async () => (await world.useCases.application.getDossier(dossier.holder, dossier.dossierId)).project;

/** The question, opened a second time: from then on the phone can open it by itself. */
const openQuestion = async (options = {}): Promise<Page> => {
  const page = await looks.window(dossier.holder, { language: 'en', ...options });
  await page.goto(address);
  await page.evaluate('navigator.serviceWorker ? navigator.serviceWorker.ready.then(() => true) : true');
  await page.reload();
  return page;
};

const field = (page: Page) => page.locator('textarea[name="summary"]');
const status = (page: Page) => page.locator('[data-draft-status]').innerText();
const onPhone = (page: Page) => page.evaluate<string>('JSON.stringify(localStorage)');

describe('a draft', () => {
  it('survives a reload without network, and is sent by itself when the network is back, once', async () => {
    const page = await openQuestion();
    await page.context().setOffline(true);
    await field(page).fill('A dryer for figs, and wool.');
    expect(await status(page)).toBe('Kept on this phone, not saved yet.');
    await page.reload();
    expect(await field(page).inputValue()).toBe('A dryer for figs, and wool.');
    await page.locator('main button').first().click();
    await page.waitForFunction(`document.querySelector('[data-draft-status]').textContent.startsWith('No network')`);
    const before = (await world.useCases.application.getDossier(dossier.holder, dossier.dossierId)).version;
    await Promise.all([page.waitForURL((url) => !url.pathname.endsWith('/summary')), page.context().setOffline(false)]);
    expect((await project()).summary).toBe('A dryer for figs, and wool.');
    expect((await world.useCases.application.getDossier(dossier.holder, dossier.dossierId)).version).toBe(before + 1);
    expect(await onPhone(page)).not.toContain('figs');
    await page.context().close();
  }, 60_000);

  it('that somebody else changed meanwhile shows both, and loses neither', async () => {
    const page = await openQuestion();
    await field(page).fill('What I typed.');
    const { version, project: now } = await world.useCases.application.getDossier(dossier.holder, dossier.dossierId);
    const theirs = { project: { ...now, summary: 'What a colleague saved.' } };
    const { saveSection } = world.useCases.application;
    await saveSection(by(dossier.holder, { expectedVersion: version }), dossier.dossierId, theirs);
    await Promise.all([page.waitForEvent('load'), page.locator('main button').first().click()]);
    expect(await field(page).inputValue()).toBe('What I typed.');
    expect(await page.locator('.tz-meanwhile').innerText()).toContain('What a colleague saved.');
    await page.locator('main button').first().click();
    await page.waitForURL((url) => !url.pathname.endsWith('/summary'));
    expect((await project()).summary).toBe('What I typed.');
    await page.context().close();
  }, 60_000);

  it('leaves the phone at the sign-out, and is not there for whoever comes next', async () => {
    const page = await openQuestion();
    await field(page).fill('Only for me.');
    expect(await onPhone(page)).toContain('Only for me.');
    const neighbour = await world.holding('neighbour', 'platform_agent');
    await page.context().addCookies([{ name: 'tz-session', value: await pages.sessionOf(neighbour), url: pages.url }]);
    await page.goto(pages.url);
    expect(await onPhone(page)).not.toContain('Only for me.');
    await page.locator('form[action="/sign-out"] button').click();
    await page.waitForURL(`${pages.url}/`);
    expect(await onPhone(page)).toBe('{}');
    await page.context().close();
  }, 60_000);

  it('is not kept on a shared phone, and the page says so', async () => {
    const page = await looks.window(dossier.holder, { language: 'en' });
    const session = await pages.sessionOf(dossier.holder, { isShared: true });
    await page.context().addCookies([{ name: 'tz-session', value: session, url: pages.url }]);
    await page.goto(address);
    await field(page).fill('Nobody keeps this.');
    expect(await onPhone(page)).toBe('{}');
    expect(await status(page)).toContain('Nothing is kept on this phone');
    await page.context().close();
  }, 60_000);
});
