import { newId } from '../../../services/shared/ids.ts';
import { fieldsOf, type Browser } from '../../support/pages.ts';
import { browserWith, unless, type Scene, type Trial } from './scene.ts';

const ADDRESS = '/administration/people';
const REFUSED = 403;

interface Sent {
  readonly headers: Record<string, string>;
  readonly values: Record<string, string>;
}

/** A good form of an administrator's own, and what another site would have to send in its place. */
interface Good {
  readonly origin: string;
  readonly values: Record<string, string>;
  /** Of somebody else who is signed in, and of the same person before they signed in anew. */
  readonly tokens: Readonly<Record<'another’s' | 'former', string>>;
}

const WITH: (good: Good, token: string | undefined) => Sent = ({ origin, values }, token) => {
  const { form_token: _own, ...others } = values;
  return { headers: { origin }, values: token === undefined ? others : { ...others, form_token: token } };
};

const FOREIGN: Readonly<Record<string, (good: Good) => Sent>> = {
  'on a page of another site': ({ values }) => ({ headers: { origin: 'https://evil.example' }, values }),
  'on a page of another site, which knows no token': (good) => ({
    ...WITH(good, undefined),
    headers: { origin: 'https://evil.example' },
  }),
  'on a page that hides where it is': ({ values }) => ({ headers: { origin: 'null' }, values }),
  'on a page of a neighbour of ours': ({ origin, values }) => ({
    headers: { origin: origin.replace('127.0.0.1', 'localhost') },
    values,
  }),
  'on a page of another port': ({ origin, values }) => ({ headers: { origin: `${origin}1` }, values }),
  'by who says nothing of where it stood': ({ values }) => ({ headers: {}, values }),
  'by a browser that calls it foreign': ({ values }) => ({ headers: { 'sec-fetch-site': 'cross-site' }, values }),
  'on a page of the same site, elsewhere': ({ values }) => ({ headers: { 'sec-fetch-site': 'same-site' }, values }),
  'without its token': (good) => WITH(good, undefined),
  'with an empty token': (good) => WITH(good, ''),
  'with a token that is cut': (good) => WITH(good, good.values['form_token']?.slice(0, -4)),
  'with another’s token': (good) => WITH(good, good.tokens['another’s']),
  'with a token of a session before': (good) => WITH(good, good.tokens.former),
  'with a token of zeros': (good) => WITH(good, Buffer.alloc(64).toString('base64url')),
};

const roles = async ({ world }: Scene): Promise<number> =>
  ((await world.admin('access.role_grant')) as unknown[]).length;

const send = (browser: Browser, { headers, values }: Sent): Promise<Response> =>
  browser.ask(ADDRESS, { method: 'POST', headers, body: new URLSearchParams(values) });

const tokenIn = async (browser: Browser): Promise<string> =>
  fieldsOf(await (await browser.ask('/me')).text())['form_token'] ?? '';

const goodForm = async (scene: Scene): Promise<{ browser: Browser; good: Good }> => {
  const { admin, pages, world } = scene;
  const former = await tokenIn(browserWith(scene, await pages.sessionOf(admin)));
  const other = await tokenIn(browserWith(scene, await pages.sessionOf(await world.person('other'))));
  const browser = browserWith(scene, await pages.sessionOf(admin));
  const { html } = await browser.follow(ADDRESS);
  const person = await world.person(`chosen-${newId()}`);
  const values = { ...fieldsOf(html, 'grant_role'), personId: String(person.id), role: 'auditor', scope: 'fund' };
  return { browser, good: { origin: pages.url, values, tokens: { 'another’s': other, former } } };
};

const foreign: Trial[] = Object.entries(FOREIGN).map(([name, make]) => ({
  what: `a form ${name}`,
  tried: async (scene) => {
    const { browser, good } = await goodForm(scene);
    const before = await roles(scene);
    const { status } = await send(browser, make(good));
    const done = (await roles(scene)) - before;
    return unless(status === REFUSED && done === 0, `is answered with ${String(status)} and did ${String(done)}`);
  },
}));

const asAnAddress: Trial = {
  what: 'a form that is sent as an address',
  tried: async (scene) => {
    const { browser, good } = await goodForm(scene);
    const before = await roles(scene);
    await browser.ask(`${ADDRESS}?${new URLSearchParams(good.values).toString()}`);
    return unless((await roles(scene)) === before, 'was done');
  },
};

/** Without it, all of the above would be refused by pages that take no form. */
const own: Trial = {
  what: 'a form of one’s own, sent twice',
  tried: async (scene) => {
    const { browser, good } = await goodForm(scene);
    const before = await roles(scene);
    const sent = { headers: { origin: good.origin }, values: good.values };
    const statuses = [(await send(browser, sent)).status, (await send(browser, sent)).status];
    const done = (await roles(scene)) - before;
    return unless(statuses.join() === '303,303' && done === 1, `${statuses.join()}, done ${String(done)} times`);
  },
};

export const forms: readonly Trial[] = [own, ...foreign, asAnAddress];
