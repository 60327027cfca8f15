import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { ensureAdministrator } from '../../../db/access/administrator-store.ts';
import { loadDemo } from '../../../infra/demo/load.ts';
import { requestToken } from '../../../infra/issuer-token.ts';
import { touizaFolder } from '../../../infra/root.ts';
import { loadTexts } from '../../../infra/texts.ts';
import type { Language } from '../../../services/shared/texts.ts';
import { createPages, type TestPages } from '../../support/pages.ts';
import { startWorker, type RunningWorker } from '../../support/worker.ts';
import { createWorld, type World } from '../../support/world.ts';
import { publishCall } from './call.ts';
import { Person } from './person.ts';

export interface Manner {
  readonly language: Language;
  readonly withScript: boolean;
  /** Of whoever works at a desk; the holder always has a phone. */
  readonly staffWidth: number;
}

/** Where one telling of the story takes place: a world with the demo's people, and a window for each of them. */
export interface Stage {
  readonly world: World;
  readonly language: Language;
  /** The words of this telling's language. */
  readonly say: (spoken: { readonly ar: string; readonly fr: string }) => string;
  /** Signed in; the same window each time. */
  readonly as: (account: string) => Promise<Person>;
  /** Whoever is not signed in. */
  readonly anybody: () => Promise<Person>;
  readonly people: () => readonly Person[];
  readonly close: () => Promise<void>;
}

const PHONE = 360;

export const openStage = async (browser: Browser, manner: Manner): Promise<Stage> => {
  const world = await createWorld();
  const worker = await startWorker(world);
  const pages = await createPages(world);
  await prepare(world, pages);
  const people = new Map<string, Person>();
  const texts = loadTexts();
  const windowOf = async (account: string): Promise<Person> => {
    const isHolder = account.startsWith('holder') || account === 'anybody';
    const context = await browser.newContext({
      viewport: { width: isHolder ? PHONE : manner.staffWidth, height: 740 },
      locale: manner.language,
      javaScriptEnabled: manner.withScript,
    });
    context.setDefaultTimeout(20_000);
    const onPage = picturing(manner.language, account);
    return new Person({ account, language: manner.language, context, texts, origin: pages.url, onPage });
  };
  const known = async (account: string, arrive: (person: Person) => Promise<Person>): Promise<Person> => {
    const person = people.get(account) ?? (await arrive(await windowOf(account)));
    people.set(account, person);
    return person;
  };
  return {
    world,
    language: manner.language,
    say: (spoken) => (manner.language === 'ar' ? spoken.ar : spoken.fr),
    as: (account) => known(account, (person) => person.signIn()),
    anybody: () => known('anybody', (person) => person.open()),
    people: () => [...people.values()],
    close: async () => {
      await Promise.all(browser.contexts().map((context) => context.close()));
      await close({ pages, worker, world });
    },
  };
};

const close = async ({ pages, worker, world }: { pages: TestPages; worker: RunningWorker; world: World }) => {
  await pages.stop();
  await worker.stop();
  await world.drop();
};

/** The demo's fund and people, and one call more, published, on which the story is played. */
const prepare = async (world: World, { issuer, url }: TestPages): Promise<void> => {
  await ensureAdministrator(world.admin, { issuer, subject: 'demo:admin', name: 'admin' });
  const api = { api: url, tokenFor: (account: string) => requestToken(issuer, account) };
  await loadDemo(api);
  await publishCall(api);
};

/** Pictures of every page on the way, where they are asked for. */
const picturing = (language: string, account: string) => {
  if (process.env['TOUIZA_PICTURES'] === undefined) return () => Promise.resolve();
  let count = 0;
  return async (page: Page): Promise<void> => {
    const folder = path.join(touizaFolder(), 'screenshots', `story-${language}`);
    await mkdir(folder, { recursive: true });
    count += 1;
    await page.screenshot({
      path: path.join(folder, `${account}-${String(count).padStart(3, '0')}.png`),
      fullPage: true,
    });
  };
};
