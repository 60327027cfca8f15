import { ROLES } from '../../services/access/policy.ts';
import { newId } from '../../services/shared/ids.ts';
import { createPages, type Browser, type TestPages } from '../support/pages.ts';
import { createWorld, type World } from '../support/world.ts';

const NAMES = ['after', 'q', 'status', 'funderId', 'callId', 'call', 'line', 'act', 'version', 'reference', 'secondOf'];
const MORE = ['personId', 'from', 'to', 'kind', 'amountFrom', 'mismatch', 'isPlaced', 'decide', 'form', 'done', 'back'];
const HOSTILE = ['0'.repeat(200), "'%00", '%ED%A0%80', '9'.repeat(40), '__proto__', '<script>alert(1)</script>'];

let world: World;
let site: TestPages;
let browser: Browser;
let paths: string[];
beforeAll(async () => {
  world = await createWorld();
  site = await createPages(world);
  const everything = await world.person('everything');
  for (const role of ROLES) await world.holding('everything', role);
  browser = await site.browse(everything);
  paths = site.paths.map((path) => path.replace(/:\w+/g, () => newId()));
});
afterAll(async () => {
  await site.stop();
  await world.drop();
});

it.each(HOSTILE)(
  'no page breaks where its address says %j',
  async (value) => {
    const query = [...NAMES, ...MORE].map((name) => `${name}=${value}`).join('&');
    const broken: string[] = [];
    for (const path of paths) {
      const answer = await browser.ask(`${path}?${query}`);
      const html = await answer.text();
      if (answer.status >= 500) broken.push(`${String(answer.status)} ${path}`);
      if (html.includes('<script>alert(1)')) broken.push(`unescaped ${path}`);
    }
    expect(broken).toEqual([]);
  },
  120_000,
);

it.each([
  ['no form at all', 'application/x-www-form-urlencoded', ''],
  ['an action that is none', 'application/x-www-form-urlencoded', 'action=__proto__&action=constructor'],
  ['a name of every object', 'application/x-www-form-urlencoded', 'action=x&constructor=1&__proto__=2&toString=3'],
  ['parts without a boundary', 'multipart/form-data', 'x'],
  [
    'parts that never end',
    'multipart/form-data; boundary=x',
    '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb',
  ],
  ['no parts', 'multipart/form-data; boundary=x', ''],
])(
  'no page breaks where it is sent %s',
  async (_name, type, body) => {
    const broken: string[] = [];
    for (const path of paths) {
      const headers = { origin: site.url, 'content-type': type };
      const answer = await browser.ask(path, { method: 'POST', headers, body });
      await answer.text();
      if (answer.status >= 500) broken.push(`${String(answer.status)} ${path}`);
    }
    expect(broken).toEqual([]);
  },
  120_000,
);
