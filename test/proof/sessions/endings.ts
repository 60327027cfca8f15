import type { Actor } from '../../../services/shared/command.ts';
import { by } from '../../support/world.ts';
import { Browser, fieldsOf } from '../../support/pages.ts';
import { browserWith, isSignedIn, personIdOf, unless, type Scene, type Trial } from './scene.ts';

const REASON = 'Le téléphone a été volé';

const newBrowser = ({ pages }: Scene): Browser => new Browser(pages.url, { 'accept-language': 'en' });

/** One more place where the same account of the provider is signed in. */
const signedIn = async (scene: Scene, account = 'auditor'): Promise<Browser> => {
  const browser = newBrowser(scene);
  await browser.signIn(account);
  return browser;
};

const sessionIn = (browser: Browser): string => browser.cookie('tz-session') ?? '';

const signOut = async (browser: Browser, more: Record<string, string> = {}) => {
  const { html } = await browser.follow('/');
  return browser.post('/sign-out', { ...fieldsOf(html), ...more });
};

/** The id that was there before, in another browser: whoever had copied it. */
const copyOf = (scene: Scene, browser: Browser): Browser => browserWith(scene, sessionIn(browser));

const planted: Trial = {
  what: 'an id that was planted before signing in',
  tried: async (scene) => {
    const browser = browserWith(scene, 'planted-by-somebody-else');
    await browser.signIn('auditor');
    return unless(sessionIn(browser) !== 'planted-by-somebody-else' && (await isSignedIn(browser)), 'is kept');
  },
};

const rotated: Trial = {
  what: 'the id of before, after signing in anew',
  tried: async (scene) => {
    const browser = await signedIn(scene);
    const copy = copyOf(scene, browser);
    await browser.signIn('auditor');
    const isNew = sessionIn(browser) !== sessionIn(copy);
    return unless(isNew && !(await isSignedIn(copy)) && (await isSignedIn(browser)), 'is still a session');
  },
};

const signedOut: Trial = {
  what: 'an id that somebody copied, after its owner signed out',
  tried: async (scene) => {
    const [browser, elsewhere] = [await signedIn(scene), await signedIn(scene)];
    const copy = copyOf(scene, browser);
    await signOut(browser);
    const after = [await isSignedIn(browser), await isSignedIn(copy), await isSignedIn(elsewhere)];
    return unless(after.join() === 'false,false,true', `here, copied, elsewhere: ${after.join()}`);
  },
};

const everywhere: Trial = {
  what: 'all places, after signing out everywhere',
  tried: async (scene) => {
    const browsers = [await signedIn(scene), await signedIn(scene), await signedIn(scene)];
    const stranger = await signedIn(scene, 'admin');
    const copies = browsers.map((browser) => copyOf(scene, browser));
    await signOut(browsers[0] ?? stranger, { everywhere: 'yes' });
    const live = await Promise.all([...browsers, ...copies].map(isSignedIn));
    return unless(!live.includes(true) && (await isSignedIn(stranger)), 'some are left, or another’s has ended');
  },
};

const elsewhere: Trial = {
  what: 'a place that was ended from another',
  tried: async (scene) => {
    const person = await scene.world.person('two-phones');
    const [lost, kept] = [await scene.pages.sessionOf(person), await scene.pages.sessionOf(person)];
    const browser = browserWith(scene, kept);
    const { html } = await browser.follow('/me');
    const other = /name="sign_in_id" value="([^"]+)"/.exec(html)?.[1] ?? '';
    await browser.fill('/me', 'end_sign_in', { sign_in_id: other });
    const after = [await isSignedIn(browserWith(scene, lost)), await isSignedIn(browser)];
    return unless(after.join() === 'false,true', `ended, kept: ${after.join()}`);
  },
};

/** Somebody with a session and a token, both good. */
const both = async (scene: Scene, account: string) => {
  const person = await scene.world.holding(account, 'auditor');
  const browser = browserWith(scene, await scene.pages.sessionOf(person));
  return { person, browser, client: await scene.app.as(person) };
};

const statusesOf = async ({ browser, client }: Awaited<ReturnType<typeof both>>, page: string, path: string) =>
  [(await browser.ask(page)).status, (await client.get(path)).status].join();

const byAdministrator: Trial = {
  what: 'all sign-ins of a person, ended by the administration',
  tried: async (scene) => {
    const { person, browser } = await both(scene, 'ended-by-admin');
    await scene.world.useCases.access.endSignInsOf(by(scene.admin), personIdOf(person));
    return unless(!(await isSignedIn(browser)), 'go on');
  },
};

const switchOff = (scene: Scene, person: Actor) =>
  scene.world.useCases.access.switchOff(by(scene.admin), { personId: personIdOf(person), reason: REASON });

const off: Trial = {
  what: 'access that is switched off, at the next request of each door',
  tried: async (scene) => {
    const somebody = await both(scene, 'switched-off');
    const before = await statusesOf(somebody, '/evidence', '/me');
    await switchOff(scene, somebody.person);
    const after = await statusesOf(somebody, '/evidence', '/me');
    return unless(before === '200,200' && after === '303,403', `before ${before}, after ${after}`);
  },
};

const offAtTheProvider: Trial = {
  what: 'whoever is switched off and signs in again',
  tried: async (scene) => {
    const browser = await signedIn(scene, 'admin');
    const [person] = await scene.world
      .admin<{ id: string; subject: string }>('access.person')
      .where('subject', 'demo:admin');
    await switchOff(scene, { ...scene.admin, id: (person?.id ?? '') as Actor['id'] });
    const { status } = await browser.signIn('admin');
    return unless(status === 403 && !(await isSignedIn(browser)), `is answered with ${String(status)}`);
  },
};

const revoked: Trial = {
  what: 'a role that has ended, at the next request of each door',
  tried: async (scene) => {
    const somebody = await both(scene, 'revoked');
    const [grant] = await scene.world
      .admin<{ id: string }>('access.role_grant')
      .whereRaw('person_id = ?', [somebody.person.id]);
    const before = await statusesOf(somebody, '/evidence', '/audit-events');
    await scene.world.useCases.access.endRole(by(scene.admin), (grant?.id ?? '') as never);
    const after = await statusesOf(somebody, '/evidence', '/audit-events');
    return unless(before === '200,200' && after === '403,403', `before ${before}, after ${after}`);
  },
};

export const endings: readonly Trial[] = [
  planted,
  rotated,
  signedOut,
  everywhere,
  elsewhere,
  byAdministrator,
  off,
  offAtTheProvider,
  revoked,
];
