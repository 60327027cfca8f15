import { createServer, type Server } from 'node:http';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { logStep } from '../../infra/steps.ts';
import { newId, type PersonId } from '../../services/shared/ids.ts';
import type { Actor } from '../../services/shared/command.ts';
import { draftDossier } from '../support/builders/application.ts';
import { openChromium } from '../support/chromium.ts';
import { createPages, type TestPages } from '../support/pages.ts';
import { createWorld } from '../support/world.ts';
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

interface Asked {
  readonly name: string;
  readonly path: string;
}

/** Pages as a weak phone gets them, beside the same HTML alone, and what the server needs for them among many dossiers. */
export const web = async (ground: Ground): Promise<Line[]> => {
  await lendPostgres(ground);
  const world = await createWorld();
  ground.atEnd(world.drop);
  await seedSearch(world.url, newId<PersonId>());
  const { dossierId, holder } = await draftDossier(world);
  logStep(`web: ${DOSSIERS} dossiers`);
  const pages = await createPages(world);
  ground.atEnd(pages.stop);
  const browser = await openChromium();
  ground.atEnd(() => browser.close());
  const asked: Asked[] = [
    { name: 'home', path: '/' },
    { name: 'question', path: `/dossiers/${dossierId}/application` },
    { name: 'dossier', path: `/dossiers/${dossierId}` },
    { name: 'dossiers', path: '/dossiers' },
  ];
  const lines: Line[] = [];
  for (const page of asked) {
    const server = await servedIn(pages, holder, page.path);
    const phone = await onPhone({ browser, pages, actor: holder }, page.path);
    lines.push(...linesOf(page.name, { ...phone, server }));
    logStep(`web: ${page.name}`);
  }
  return lines;
};

/** Milliseconds until the whole answer is there, on the loopback, one after the other: the slowest of twenty. */
const servedIn = async (pages: TestPages, actor: Actor, path: string): Promise<number> => {
  const browser = await pages.browse(actor);
  const times: number[] = [];
  for (let count = 0; count < ASKED; count += 1) {
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
  readonly actor: Actor;
}

/** A visit with nothing kept, then another page of the same visit: seconds and bytes. */
const onPhone = async (visiting: Visiting, path: string) => {
  const html = await (await (await visiting.pages.browse(visiting.actor, 'ar')).ask(path)).text();
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

const visit = async ({ browser, pages, actor }: Visiting, url: string): Promise<Visit> => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'ar' });
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
  { what: `  server p95 among ${DOSSIERS.toLocaleString('en-US')} dossiers, ms`, ours: server, goal: atMost(50) },
];
