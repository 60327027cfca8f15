import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { touizaFolder } from '../../infra/root.ts';
import { openChromium } from '../support/chromium.ts';
import { createPages, type TestPages } from '../support/pages.ts';
import { createWorld, type World } from '../support/world.ts';
import { misplacedNumbers, sticksOut } from './glyphs.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const LANGUAGES = ['ar', 'fr', 'en'] as const;
const WIDTHS = [360, 1280] as const;
const PAGES = [
  { name: 'welcome', address: '/', account: null },
  { name: 'sign-in', address: '/sign-in', account: null },
  { name: 'home', address: '/', account: 'admin' },
  { name: 'missing', address: '/nothing', account: null },
] as const;

let world: World;
let pages: TestPages;
let browser: Browser;
beforeAll(async () => {
  world = await createWorld();
  pages = await createPages(world);
  browser = await openChromium();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await pages.stop();
  await world.drop();
});

interface Looked {
  readonly address: string;
  readonly account: string | null;
  readonly language: string;
  readonly width: number;
  readonly withScript?: boolean;
}

/** A page in a browser of its own, with every address that it asked for. */
const open = async ({ address, account, language, width, withScript = true }: Looked) => {
  const context = await browser.newContext({
    viewport: { width, height: 740 },
    locale: language,
    javaScriptEnabled: withScript,
  });
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  if (account !== null) {
    await page.goto(`${pages.url}/sign-in`);
    await page.locator(`button[value="${account}"]`).click();
    await page.waitForURL(`${pages.url}/`);
  }
  await page.goto(`${pages.url}/language/${language}?back=${address}`);
  return { page, asked, close: () => context.close() };
};

const violations = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe);
  const found = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>('axe.run()');
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
};

const cases = PAGES.flatMap((page) =>
  LANGUAGES.flatMap((language) => WIDTHS.map((width) => ({ ...page, language, width }))),
);

describe('a page', () => {
  it.each(cases)(
    '$name in $language at $width px is accessible, in order and within the screen',
    async (looked) => {
      const { page, asked, close } = await open(looked);
      try {
        expect(await violations(page)).toEqual([]);
        expect(await page.evaluate(misplacedNumbers)).toEqual([]);
        expect(await page.evaluate(sticksOut)).toEqual([]);
        expect(asked.filter((address) => !address.startsWith(pages.url) && !address.startsWith(pages.issuer))).toEqual(
          [],
        );
        const folder = path.join(touizaFolder(), 'screenshots');
        await mkdir(folder, { recursive: true });
        await page.screenshot({
          path: path.join(folder, `${looked.name}-${looked.language}-${looked.width}.png`),
          fullPage: true,
        });
      } finally {
        await close();
      }
    },
    60_000,
  );

  it('finds a number that stands reversed in an Arabic sentence, and passes one that is kept in order', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
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
    await context.close();
  });

  it('lets one sign in, move the clock and sign out without script and by keyboard', async () => {
    const { page, close } = await open({
      address: '/sign-in',
      account: null,
      language: 'ar',
      width: 360,
      withScript: false,
    });
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
    await close();
  }, 60_000);
});
