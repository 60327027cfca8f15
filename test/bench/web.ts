import { createServer, type Server } from 'node:http';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { logStep } from '../../infra/steps.ts';
import { newId, type PersonId } from '../../services/shared/ids.ts';
import { openChromium } from '../support/chromium.ts';
import { createPages, type TestPages } from '../support/pages.ts';
import { createWorld, type World } from '../support/world.ts';
import { pagesOfDraft, pagesOfGrant, type AskedPage } from './asked-pages.ts';
import { median, quantile } from './figures.ts';
import type { Ground } from './ground.ts';
import { lendPostgres } from './lending.ts';
import { DOSSIERS, seedSearch } from './search-seed.ts';
import type { Line } from './table.ts';

const ROUNDS = 5;
const ASKED = 200;
/** A weak phone on a weak network: six times slower, 400 kbit/s, 400 ms for each round trip. */
const PHONE = { latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000, offline: false };
const SLOWER = 6;

/** Pages as a weak phone gets them, beside the same HTML alone, and what the server needs for them among many dossiers. */
export const web = async (ground: Ground): Promise<Line[]> => {
  await lendPostgres(ground);
  const { asked, ...site } = await among(ground, pagesOfDraft);
  const browser = await openChromium();
  ground.atEnd(() => browser.close());
  const lines: Line[] = [];
  for (const page of asked.onPhone) {
    const seen = await seenOnPhone({ browser, pages: site.pages, page });
    lines.push(...linesOf(page.name, { ...seen, server: await servedIn(site, page) }));
    logStep(`web: ${page.name}`);
  }
  lines.push(...(await served(site, asked.served)));
  const later = await among(ground, pagesOfGrant);
  return [...lines, ...(await served(later, later.asked))];
};

interface Site {
  readonly pages: TestPages;
  /** What costs much may be asked a few times a minute; here it is asked for what it takes. */
  readonly renewQuotas: () => Promise<unknown>;
}

/** A world of very many dossiers with one of its own among them, and the pages to ask there. */
const among = async <Asked>(ground: Ground, askedOf: (world: World) => Promise<Asked>) => {
  const world = await createWorld();
  ground.atEnd(world.drop);
  await seedSearch(world.url, newId<PersonId>());
  const asked = await askedOf(world);
  logStep(`web: ${DOSSIERS} dossiers`);
  const pages = await createPages(world);
  ground.atEnd(pages.stop);
  return { pages, asked, renewQuotas: () => world.admin('engine.quota').delete() };
};

const served = async (site: Site, asked: readonly AskedPage[]): Promise<Line[]> => {
  const lines: Line[] = [];
  for (const page of asked) {
    lines.push(serverLine(`${page.name}: server p95, ms`, await servedIn(site, page)));
    logStep(`web: ${page.name}`);
  }
  return lines;
};

/** Milliseconds until the whole answer is there, on the loopback, one after the other: the slowest of twenty. */
const servedIn = async ({ pages, renewQuotas }: Site, { actor, path }: AskedPage): Promise<number> => {
  const browser = await pages.browse(actor);
  const times: number[] = [];
  for (let count = 0; count < ASKED; count += 1) {
    await renewQuotas();
    const begun = performance.now();
    const response = await browser.ask(path);
    await response.text();
    if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
    times.push(performance.now() - begun);
  }
  return quantile(times.slice(ASKED / 4), 0.95);
};

interface Seen {
  readonly shownMs: number;
  readonly blocking: number;
  readonly bytes: number;
}

interface Visit {
  readonly first: Seen;
  readonly next: Seen;
}

interface Visiting {
  readonly browser: Browser;
  readonly pages: TestPages;
  readonly page: AskedPage;
}

/** A visit with nothing kept, then another page of the same visit: seconds and bytes. */
const seenOnPhone = async (visiting: Visiting) => {
  const { actor, path } = visiting.page;
  const html = await (await (await visiting.pages.browse(actor, 'ar')).ask(path)).text();
  const bare = await serveAlone(html);
  const rounds: { ours: Visit; alone: Visit }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const ours = await visit(visiting, visiting.pages.url + path);
    rounds.push({ ours, alone: await visit(visiting, bare.url) });
  }
  bare.server.close();
  const of = (figure: (round: { ours: Visit; alone: Visit }) => number) => median(rounds.map(figure));
  return {
    shown: of(({ ours }) => ours.first.shownMs) / 1000,
    shownAlone: of(({ alone }) => alone.first.shownMs) / 1000,
    firstBytes: of(({ ours }) => ours.first.bytes),
    nextBytes: of(({ ours }) => ours.next.bytes),
    blocking: of(({ ours }) => ours.first.blocking),
  };
};

/** The same words without style, script or a database behind: what the network alone takes. */
const serveAlone = async (html: string): Promise<{ url: string; server: Server }> => {
  const bare = html.replaceAll(/<(?:link|script)[^>]*>(?:<\/script>)?/g, '');
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8').end(bare);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as { port: number }).port}/`, server };
};

const visit = async ({ browser, pages, page: { actor } }: Visiting, url: string): Promise<Visit> => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    locale: 'ar',
    // A page that the worker has kept would come over no wire.
    serviceWorkers: 'block',
  });
  if (actor !== null)
    await context.addCookies([{ name: 'tz-session', value: await pages.sessionOf(actor), url: pages.url }]);
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', PHONE);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const first = await measured(page, cdp, url);
  const next = await measured(page, cdp, url);
  await context.close();
  return { first, next };
};

/** Until what one came for stands in the page; bytes as they came over the wire. */
const measured = async (page: Page, cdp: CDPSession, url: string): Promise<Seen> => {
  let bytes = 0;
  const count = ({ encodedDataLength }: { encodedDataLength: number }) => {
    bytes += encodedDataLength;
  };
  cdp.on('Network.loadingFinished', count);
  await page.goto(url, { waitUntil: 'load' });
  cdp.off('Network.loadingFinished', count);
  return page
    .evaluate<{ shownMs: number; blocking: number }>(
      `(() => ({
        shownMs: performance.getEntriesByType('navigation')[0].domInteractive,
        blocking: document.querySelectorAll('script[src]:not([type=module]):not([async]):not([defer])').length,
      }))()`,
    )
    .then((seen) => ({ ...seen, bytes }));
};

interface Figures {
  readonly server: number;
  readonly shown: number;
  readonly shownAlone: number;
  readonly firstBytes: number;
  readonly nextBytes: number;
  readonly blocking: number;
}

const atMost = (value: number) => ({ of: 'ours', bound: 'most', value }) as const;

const linesOf = (name: string, { server, shown, shownAlone, firstBytes, nextBytes, blocking }: Figures): Line[] => [
  {
    what: `${name}: until it is in the page, s, beside its HTML alone`,
    yardstick: shownAlone,
    ours: shown,
    goal: atMost(1),
  },
  { what: '  first visit, KB', ours: firstBytes / 1000, goal: atMost(40) },
  { what: '  after, KB', ours: nextBytes / 1000, goal: atMost(5) },
  { what: '  blocking scripts', ours: blocking, goal: atMost(0) },
  serverLine(`  server p95 among ${DOSSIERS.toLocaleString('en-US')} dossiers, ms`, server),
];

const serverLine = (what: string, ours: number): Line => ({ what, ours, goal: atMost(50) });
