import { gzipSync } from 'node:zlib';
import { Browser, createPages, type TestPages } from '../support/pages.ts';
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

const get = (path: string, headers: Record<string, string> = {}) => new Browser(pages.url, headers).ask(path);

describe('every page', () => {
  it.each([
    ['ar', 'rtl', 'تويزة'],
    ['fr', 'ltr', 'Touiza'],
    ['en', 'ltr', 'Touiza'],
  ])('is in %s for who asks for it', async (language, direction, name) => {
    const response = await get('/', { 'accept-language': language });
    const html = await response.text();
    expect(html).toContain(`<html lang="${language}" dir="${direction}"`);
    expect(html).toContain(name);
    expect(html).not.toMatch(/\bpage\.[a-z_]+/);
  });

  it('is in Arabic for who asks for nothing that there is', async () => {
    expect(await (await get('/', { 'accept-language': 'de' })).text()).toContain('<html lang="ar"');
  });

  it('is in the language that was chosen, and the switch keeps the page', async () => {
    const browser = new Browser(pages.url, { 'accept-language': 'fr' });
    const { html, address } = await browser.follow('/language/en?back=/sign-in?back=/');
    expect(address).toBe(`${pages.url}/sign-in?back=/`);
    expect(html).toContain('<html lang="en"');
    expect((await browser.follow('/')).html).toContain('<html lang="en"');
    expect((await browser.follow('/language/en?back=//evil.example')).address).toBe(`${pages.url}/`);
  });

  it('comes from us alone: no other host, no style and no script in the page', async () => {
    const response = await get('/sign-in');
    const html = await response.text();
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(/\sstyle="|<style|<script>|\son\w+="/.exec(html)).toBeNull();
    for (const [, address = ''] of html.matchAll(/(?:src|href|action)="([^"]*)"/g)) expect(address).toMatch(/^[/#]/);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('is found under one name: another leads to it', async () => {
    const response = await get('/sign-in', { host: 'localhost:1' });
    expect(response.status === 307 || response.status === 200).toBe(true);
  });
});

describe('what is not there', () => {
  it.each(['/nothing', '/language/de', '/assets/nothing.css', '/%ff'])(
    'is told in the reader’s words: %s',
    async (path) => {
      const response = await get(path, { 'accept-language': 'fr' });
      const html = await response.text();
      expect([400, 404]).toContain(response.status);
      expect(html).toContain('<html lang="fr"');
    },
  );

  it('is a problem for programs below /api', async () => {
    const response = await get('/api/nothing');
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toMatch(/problem\+json/);
  });
});

describe('styles and scripts', () => {
  it('are named by their content, compressed, and asked for once', async () => {
    const html = await (await get('/')).text();
    const [, style = ''] = /href="(\/assets\/app\.rtl\.[\w-]+\.css)"/.exec(html) ?? [];
    const response = await get(style, { 'accept-encoding': 'gzip' });
    expect(response.headers.get('cache-control')).toContain('immutable');
    expect(response.headers.get('content-encoding')).toBe('gzip');
    const css = await response.text();
    expect(css).not.toMatch(/crest|crown|url\(/);
    expect(css).toMatch(/\.tz-mark/);
  });

  it('weigh little enough for a weak phone: the first page 16 KB, the first visit 40 KB', async () => {
    const html = await (await get('/')).text();
    const weightOf = async (file: string) => {
      const response = await get(file, { 'accept-encoding': 'gzip' });
      return Number(response.headers.get('content-length'));
    };
    const [script = 0, style = 0] = await Promise.all(
      ['js', 'css'].map((type) => weightOf(new RegExp(`/assets/[^"]+\\.${type}`).exec(html)?.[0] ?? '/nothing')),
    );
    expect(style).toBeGreaterThan(0);
    expect(gzipSync(html).length + style).toBeLessThan(16_000);
    expect(gzipSync(html).length + style + script).toBeLessThan(40_000);
  });
});
