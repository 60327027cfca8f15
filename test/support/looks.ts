import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { touizaFolder } from '../../infra/root.ts';
import type { Actor } from '../../services/shared/command.ts';
import { openChromium } from './chromium.ts';
import { cutText, misplacedNumbers, sticksOut, wordless } from './glyphs.ts';
import type { TestPages } from './pages.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const LANGUAGES = ['ar', 'fr', 'en'] as const;
const WIDTHS = [360, 1280] as const;

export interface Looks {
  /**
   * A page as somebody sees it, in three languages and at two widths: what is wrong with it, one line each, and a
   * screenshot of each in the folder of screenshots. Nothing wrong is an empty list.
   */
  readonly at: (looked: { name: string; address: string; actor: Actor | null }) => Promise<string[]>;
  /** A browser window of somebody, at phone width in Arabic unless told otherwise. */
  readonly window: (actor: Actor | null, options?: WindowOptions) => Promise<Page>;
  readonly close: () => Promise<void>;
}

interface WindowOptions {
  readonly language?: string;
  readonly width?: number;
  readonly withScript?: boolean;
}

/** A real browser over the pages of a world. */
export const openLooks = async (pages: TestPages): Promise<Looks> => {
  const browser = await openChromium();
  const windowOf = async (
    actor: Actor | null,
    { language = 'ar', width = 360, withScript = true }: WindowOptions = {},
  ) => {
    const context = await browser.newContext({
      viewport: { width, height: 740 },
      locale: language,
      javaScriptEnabled: withScript,
    });
    await signIn(context, pages, actor);
    await context.addCookies([{ name: 'tz-language', value: language, url: pages.url }]);
    return context.newPage();
  };
  return {
    at: async ({ name, address, actor }) => {
      const wrong: string[] = [];
      for (const language of LANGUAGES) {
        const page = await windowOf(actor, { language });
        const asked: string[] = [];
        page.on('request', (request) => asked.push(request.url()));
        const response = await page.goto(`${pages.url}${address}`);
        if ((response?.status() ?? 0) >= 500) wrong.push(`${language}: status ${response?.status()}`);
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 740 });
          wrong.push(...(await faultsIn(page)).map((fault) => `${language} ${width}: ${fault}`));
          await keep(page, `${name}-${language}-${width}`);
        }
        const strangers = asked.filter((each) => !each.startsWith(pages.url) && !each.startsWith(pages.issuer));
        wrong.push(...strangers.map((stranger) => `asks ${stranger}`));
        await page.context().close();
      }
      return wrong;
    },
    window: windowOf,
    close: () => browser.close(),
  };
};

const signIn = async (context: BrowserContext, pages: TestPages, actor: Actor | null): Promise<void> => {
  if (actor === null) return;
  await context.addCookies([{ name: 'tz-session', value: await pages.sessionOf(actor), url: pages.url }]);
};

const faultsIn = async (page: Page): Promise<string[]> => {
  const said = async (what: string, looking: string) =>
    (await page.evaluate<string[]>(looking)).map((found) => `${what}: ${found}`);
  await page.evaluate(axe);
  const found = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>('axe.run()');
  return [
    ...found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`),
    ...(await said('reversed', misplacedNumbers)),
    ...(await said('sticks out', sticksOut)),
    ...(await said('cut', cutText)),
    ...(await said('no words', wordless)),
  ];
};

const keep = async (page: Page, name: string): Promise<void> => {
  const folder = path.join(touizaFolder(), 'screenshots');
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
};
