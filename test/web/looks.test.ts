import type { Actor } from '../../services/shared/command.ts';
import { misplacedNumbers } from '../support/glyphs.ts';
import { openSite, type Site } from '../support/site.ts';

let world: Site['world'];
let pages: Site['pages'];
let looks: Site['looks'];
let close: Site['close'];
beforeAll(async () => {
  ({ world, pages, looks, close } = await openSite());
}, 120_000);
afterAll(() => close());

const PAGES = [
  { name: 'welcome', address: '/', isSignedIn: false },
  { name: 'sign-in', address: '/sign-in', isSignedIn: false },
  { name: 'home', address: '/', isSignedIn: true },
  { name: 'missing', address: '/nothing', isSignedIn: false },
];

describe('a page', () => {
  it.each(PAGES)(
    '$name is accessible, in order and within the screen',
    async ({ name, address, isSignedIn }) => {
      const actor: Actor | null = isSignedIn ? await world.holding('admin', 'fund_administrator') : null;
      expect(await looks.at({ name, address, actor })).toEqual([]);
    },
    60_000,
  );

  it('finds a number that stands reversed in an Arabic sentence, and passes one that is kept in order', async () => {
    const page = await looks.window(null);
    const shown = (text: string) =>
      `<html dir="rtl" lang="ar"><meta charset="utf-8"><p>الحساب ${text} مفتوح</p></html>`;
    for (const reversed of ['007 810 0001234000000012 34', '1 250 000,00', '2026-03-17', '+212 661-234567']) {
      await page.setContent(shown(reversed));
      expect(await page.evaluate(misplacedNumbers)).toHaveLength(1);
    }
    for (const kept of ['17/03/2026', '1.250.000,00', '<bdi dir="ltr">2026-03-17</bdi>', '1\u00a0250\u00a0000,00']) {
      await page.setContent(shown(kept));
      expect(await page.evaluate(misplacedNumbers)).toEqual([]);
    }
    await page.context().close();
  });

  it('lets one sign in, move the clock and sign out without script and by keyboard', async () => {
    const page = await looks.window(null, { withScript: false });
    await page.goto(`${pages.url}/sign-in`);
    const press = async (button: string) => {
      await page.locator(button).focus();
      await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
    };
    await press('button[value="admin"]');
    const before = await world.now();
    await press('button[name="days"][value="7"]');
    expect((await world.now()).getTime() - before.getTime()).toBeGreaterThan(6 * 24 * 3_600_000);
    await press('form[action="/sign-out"] button');
    expect(await page.locator('form[action="/sign-out"]').count()).toBe(0);
    await page.context().close();
  }, 60_000);
});
