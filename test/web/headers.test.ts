import { connect } from 'node:net';
import { routesOf } from '../../api/routes.ts';
import { newId } from '../../services/shared/ids.ts';
import { createPages, type Browser, type TestPages } from '../support/pages.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
let site: TestPages;
let browser: Browser;
let paths: string[];
beforeAll(async () => {
  world = await createWorld();
  site = await createPages(world);
  browser = await site.browse(await world.holding('admin', 'fund_administrator'));
  const filled = (path: string) => path.replace(/:\w+/g, () => newId());
  paths = [
    ...routesOf(world.useCases, { isDemo: true }).map(({ path }) => filled(`/api/v1${path}`)),
    ...site.paths.map(filled),
    ...['/sign-in', '/sign-in/return', '/language/fr', '/language/xx', '/drafts-worker.js', '/assets/nothing.css'],
    ...[
      '/health/live',
      '/health/ready',
      '/api/docs',
      '/api/openapi.json',
      '/api',
      '/nothing',
      '/%E0%A4%A',
      '/.git/config',
    ],
  ];
});
afterAll(async () => {
  await site.stop();
  await world.drop();
});

/** The loss of one is a finding: each with what it must say. */
const NEEDED: readonly (readonly [string, RegExp])[] = [
  ['strict-transport-security', /^max-age=(?:3[1-9]|[4-9]\d)\d{6}; includeSubDomains/],
  ['x-content-type-options', /^nosniff$/],
  ['content-security-policy', /default-src '(?:self|none)'/],
  ['content-security-policy', /object-src 'none'|default-src 'none'/],
  ['content-security-policy', /base-uri 'none'/],
  ['content-security-policy', /frame-ancestors 'none'/],
  ['referrer-policy', /^(?:no-referrer|same-origin)$/],
  ['cross-origin-opener-policy', /^same-origin$/],
  ['cross-origin-resource-policy', /^same-origin$/],
  ['x-frame-options', /^(?:SAMEORIGIN|DENY)$/],
  ['cache-control', /no-store|public|no-cache/],
];
const FORBIDDEN = ['x-powered-by', 'server', 'access-control-allow-origin'];

type Told = Pick<Headers, 'get' | 'has'>;

const lackingIn = (headers: Told): string[] => [
  ...NEEDED.filter(([name, form]) => !form.test(headers.get(name) ?? '')).map(
    ([name, form]) => `${name} ${form.source}`,
  ),
  ...FORBIDDEN.filter((name) => headers.has(name)),
  ...typeless(headers),
];

/** Text says in which characters it is written (ASVS 4.1.1). */
const typeless = (headers: Told): string[] => {
  const type = headers.get('content-type') ?? '';
  if (headers.get('content-length') === '0' || type === '') return [];
  return /^text\/|xml/.test(type) && !/charset=utf-8/i.test(type) ? [`content-type ${type}`] : [];
};

const lacking = async (method: string): Promise<string[]> => {
  const found: string[] = [];
  for (const path of paths) {
    const answer = await browser.ask(path, { method, headers: { origin: site.url } });
    await answer.arrayBuffer();
    found.push(...lackingIn(answer.headers).map((what) => `${method} ${path} ${String(answer.status)}: ${what}`));
    if (answer.status === 500) found.push(`${method} ${path} 500`);
  }
  return found;
};

describe('every answer, page or JSON, right or refused,', () => {
  it.each(['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'DELETE', 'PATCH'])(
    'tells a browser what it may not do with it: %s',
    async (method) => {
      expect(paths.length).toBeGreaterThan(250);
      expect(await lacking(method)).toEqual([]);
    },
    120_000,
  );

  it('is not kept by anybody, but for what is the same for everybody', async () => {
    const kept: string[] = [];
    for (const path of paths.filter((each) => !/^\/(?:assets|drafts-worker|api\/v1\/public)/.test(each))) {
      const { headers } = await browser.ask(path);
      if (headers.get('cache-control')?.includes('no-store') !== true) kept.push(path);
    }
    expect(kept).toEqual([]);
  }, 120_000);

  it.each([
    ['a header that is none', 'GET / HTTP/1.1\r\nHost: x\r\nbad header\x07: \x07\r\n\r\n', 400],
    ['a line that is no request', 'hello\r\n\r\n', 400],
    ['two lengths', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx', 400],
    [
      'a length beside chunks',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    ['a head without end', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  ])('is given even to %s, as a problem, and the connection ends', async (_name, bytes, status) => {
    const [head = '', body = ''] = (await rawly(bytes)).split('\r\n\r\n');
    expect(head).toContain(`HTTP/1.1 ${String(status)}`);
    const headers = new Headers(
      head
        .split('\r\n')
        .slice(1)
        .map((line): [string, string] => [line.split(':')[0] ?? '', line.slice(line.indexOf(':') + 1).trim()]),
    );
    expect(lackingIn(headers)).toEqual([]);
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(JSON.parse(body)).toMatchObject({
      title: 'invalid_request',
      status,
      requestId: headers.get('x-request-id'),
    });
  });

  it.each(['/.git/config', '/.env', '/package.json', '/assets/', '/assets/../api/main.ts', '/dist/', '/docs/'])(
    'is that there is nothing, for whatever lies beside the pages: %s',
    async (path) => {
      expect((await browser.ask(path)).status).toBe(404);
    },
  );

  it('is none to TRACE', async () => {
    expect(await rawly('TRACE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Secret: s\r\n\r\n')).not.toContain(
      'X-Secret',
    );
  });
});

/** What comes back for bytes that no client of HTTP would send. */
const rawly = (bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(new URL(site.url).port), '127.0.0.1', () => socket.write(bytes));
    socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
    socket.on('close', () => {
      resolve(answer);
    });
    socket.on('error', reject).setTimeout(10_000, () => socket.destroy());
  });
