import { assetsFolder, regionsIn } from '../../infra/assets-folder.ts';
import { ROLES } from '../../services/access/policy.ts';
import { newId } from '../../services/shared/ids.ts';
import { pagesOf } from '../../web/pages.ts';
import { allTranchesPaid, finalCostReported } from '../support/builders/reporting.ts';
import { idsKept } from '../support/kept-ids.ts';
import { createPages, type Browser, type TestPages } from '../support/pages.ts';
import { createWorld, type World } from '../support/world.ts';

/** What a browser would never let anybody type, in every field at once. */
const HOSTILE = ['\0\ud800', '9'.repeat(400), '-1', '<script>alert(1)</script>', '31/02/9999', '1e999', '{"$ne":1}'];

interface Form {
  readonly address: string;
  readonly hidden: Readonly<Record<string, string>>;
  readonly fields: readonly string[];
}

let world: World;
let site: TestPages;
let browser: Browser;
let forms: Form[];
beforeAll(async () => {
  world = await createWorld();
  site = await createPages(world);
  await finalCostReported(world, await allTranchesPaid(world));
  for (const role of ROLES) await world.holding('everything', role);
  browser = await site.browse(await world.person('everything'));
  const ids = await idsKept(world);
  const pages = pagesOf(world.useCases, {
    isDemo: false,
    shapes: regionsIn(assetsFolder),
    recordExport: () => Promise.resolve(),
  });
  forms = [];
  for (const { path } of pages) {
    const address = path.replace(/:(\w+)/g, (_whole, name: string) => ids[name] ?? newId());
    const answer = await browser.ask(address);
    if (answer.headers.get('content-type')?.startsWith('text/html') === true)
      forms.push(...formsIn(address, await answer.text()));
  }
}, 180_000);
afterAll(async () => {
  await site.stop();
  await world.drop();
});

const HIDDEN = /<input type="hidden" name="([^"]+)" value="([^"]*)"/g;
const NAMED = /<(?:input|select|textarea|button)[^>]*\sname="([^"]+)"/g;

/** Each form that somebody can send, with what it says by itself and what somebody fills in. */
const formsIn = (address: string, html: string): Form[] =>
  html
    .split('<form ')
    .slice(1)
    .map((part) => part.split('</form>')[0] ?? '')
    .filter(
      (part) => /^[^>]*method="post"/.test(part) && !part.includes('action="/sign-out"') && part.includes('<button'),
    )
    .map((part) => {
      const hidden = Object.fromEntries([...part.matchAll(HIDDEN)].map(([, name = '', value = '']) => [name, value]));
      const names = [...part.matchAll(NAMED)].map(([, name = '']) => name).filter((name) => !(name in hidden));
      return { address, hidden, fields: [...new Set(names)] };
    });

const sent = async ({ address, hidden, fields }: Form, value: string) => {
  const body = new URLSearchParams({ ...hidden, ...Object.fromEntries(fields.map((field) => [field, value])) });
  const answer = await browser.ask(address, { method: 'POST', headers: { origin: site.url }, body });
  return { status: answer.status, html: await answer.text() };
};

const SUMMARY = /class="govuk-list govuk-error-summary__list">(.*?)<\/ul>/s;

/** Links of the summary of what is wrong that lead to nothing that the form lets anybody fill in. */
const linksToNothing = ({ address, hidden, fields }: Form, html: string): string[] => {
  const action = hidden['action'] ?? '';
  return [...(SUMMARY.exec(html)?.[1] ?? '').matchAll(/href="#([^"]+)"/g)]
    .map(([, id = '']) => id)
    .filter((id) => !fields.some((field) => id === `${action}-${field}`))
    .map((id) => `${address} leads to ${id}`);
};

it('there are forms of every part to send', () => {
  expect(forms.length).toBeGreaterThan(40);
  expect(forms.filter(({ hidden }) => hidden['form_token'] === undefined)).toEqual([]);
});

it.each(HOSTILE)(
  'no form breaks where %j is typed into all of it',
  async (value) => {
    const broken: string[] = [];
    for (const form of forms) {
      const { status, html } = await sent(form, value);
      if (status >= 500) broken.push(`${String(status)} ${form.address} ${form.hidden['action'] ?? ''}`);
      if (html.includes('<script>alert(1)')) broken.push(`unescaped ${form.address}`);
      broken.push(...linksToNothing(form, html));
    }
    expect(broken).toEqual([]);
  },
  180_000,
);

it.each(['version', 'command_id', 'action'])(
  'no form breaks where its hidden %s is another',
  async (name) => {
    const broken: string[] = [];
    for (const form of forms.filter(({ hidden }) => name in hidden)) {
      const { status } = await sent({ ...form, hidden: { ...form.hidden, [name]: '-1e400' } }, 'x');
      if (status >= 500) broken.push(`${String(status)} ${form.address} ${form.hidden['action'] ?? ''}`);
    }
    expect(broken).toEqual([]);
  },
  180_000,
);
