import type { Actor } from '../../services/shared/command.ts';
import { openSite, type Site } from '../support/site.ts';
import { Browser } from '../support/pages.ts';

let world: Site['world'];
let pages: Site['pages'];
let looks: Site['looks'];
let close: Site['close'];
let admin: Actor;
beforeAll(async () => {
  ({ world, pages, looks, close } = await openSite());
  admin = await world.holding('admin', 'fund_administrator');
}, 120_000);
afterAll(() => close());

const isSignedIn = async (browser: Browser) => (await browser.follow('/')).html.includes('action="/sign-out"');
const PHONE = { browser: 'samsung', system: 'android' } as const;
const personAddress = ({ id }: Actor) => `/administration/people/${id}`;
const REASON = 'Le téléphone a été volé au marché';

describe('where one is signed in', () => {
  it('is on a page that the name on each page leads to, and is ended there, one or all', async () => {
    const me = await world.person('Aïcha');
    const [here, there] = [await pages.browse(me), await pages.browse(me)];
    there.plant('tz-session', await pages.sessionOf(me, { isShared: true, device: PHONE }));
    expect((await here.follow('/')).html).toContain('href="/me"');
    const { html } = await here.follow('/me');
    expect(html).toContain('This one');
    expect(html).toMatch(/Samsung browser.{1,6}Android/);
    const [, id = ''] = /name="sign_in_id" value="([^"]+)"/.exec(html) ?? [];
    expect((await here.fill('/me', 'end_sign_in', { sign_in_id: 'no id' })).status).toBe(404);
    const ended = await here.fill('/me', 'end_sign_in', { sign_in_id: id });
    expect(ended.html).toContain('You are signed out there.');
    expect([await isSignedIn(here), await isSignedIn(there)]).toEqual([true, false]);

    const third = await pages.browse(me);
    const token = /name="form_token" value="([^"]+)"/.exec((await here.follow('/me')).html)?.[1] ?? '';
    await here.post('/sign-out', { form_token: token, everywhere: 'yes' });
    expect([await isSignedIn(here), await isSignedIn(third)]).toEqual([false, false]);
  });

  it('names a real browser by what it calls itself', async () => {
    const firefox = 'Mozilla/5.0 (Android 14; Mobile; rv:132.0) Gecko/132.0 Firefox/132.0';
    const browser = new Browser(pages.url, { 'accept-language': 'en', 'user-agent': firefox });
    await browser.ask('/sign-in');
    const signedIn = await browser.signIn('auditor');
    expect(signedIn.status).toBe(200);
    expect((await browser.follow('/me')).html).toMatch(/فايرفوكس.{0,20}أندرويد/);
  });
});

describe('how one is written to', () => {
  it('is chosen on one’s own page; an address that is none is told beside its field, an empty one is none', async () => {
    const me = await world.person('Malika');
    const browser = await pages.browse(me);
    const wrong = await browser.fill('/me', 'save_preferences', { language: 'fr', email: 'malika@' });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('href="#save_preferences-email"');
    expect(wrong.html).toContain('This e-mail address is wrong.');
    expect(wrong.html).toContain('value="malika@"');
    expect((await browser.fill('/me', 'save_preferences', { language: 'de', email: '' })).status).toBe(422);

    const saved = await browser.fill('/me', 'save_preferences', { language: 'fr', email: ' malika@exemple.ma ' });
    expect(saved.html).toContain('Your choice is saved.');
    expect(saved.html).toContain('value="malika@exemple.ma"');
    expect(saved.html).toMatch(/value="fr"[^>]*checked/);
    expect((await world.useCases.access.getMe(me)).person).toMatchObject({
      language: 'fr',
      email: 'malika@exemple.ma',
    });
    await browser.fill('/me', 'save_preferences', { language: 'ar', email: '' });
    expect((await world.useCases.access.getMe(me)).person).toMatchObject({ language: 'ar', email: null });
  });
});

describe('a person, for the administration', () => {
  it('is signed out everywhere, switched off and on again, each with its reason', async () => {
    const officer = await world.holding('officer', 'desk_officer');
    const [browser, theirs] = [await pages.browse(admin), await pages.browse(officer)];
    expect((await browser.follow('/administration/people?q=officer')).html).toContain(personAddress(officer));
    const out = await browser.fill(personAddress(officer), 'end_sign_ins', {});
    expect(out.html).toContain('This person is signed out everywhere.');
    expect(await isSignedIn(theirs)).toBe(false);

    theirs.plant('tz-session', await pages.sessionOf(officer));
    const unsaid = await browser.fill(personAddress(officer), 'switch_off', { reason: '' });
    expect(unsaid.status).toBe(422);
    expect(unsaid.html).toContain('href="#switch_off-reason"');
    const off = await browser.fill(personAddress(officer), 'switch_off', { reason: REASON });
    expect(off.html).toContain('Access is off.');
    expect(await isSignedIn(theirs)).toBe(false);
    expect((await browser.follow('/administration/people?q=officer')).html).toMatch(/govuk-tag">Off/);

    const on = await browser.fill(personAddress(officer), 'switch_on', { reason: 'Un autre téléphone' });
    expect(on.html).toContain('Access is on again.');
    expect(await isSignedIn(theirs)).toBe(false);
  });

  it('who is off and comes back from the provider is told so, and not let in', async () => {
    const browser = await pages.browse(null);
    await browser.signIn('auditor');
    const person = await world.admin<{ id: string; subject: string }>('access.person').where('subject', 'demo:auditor');
    const address = `/administration/people/${person[0]!.id}`;
    await (await pages.browse(admin)).fill(address, 'switch_off', { reason: REASON });
    const again = await browser.signIn('auditor');
    expect(again.status).toBe(403);
    expect(again.html).toContain('Your access to Touiza is switched off');
    expect(await isSignedIn(browser)).toBe(false);
  });

  it('is nobody’s who does not manage people, and has no switch for oneself', async () => {
    const stranger = await pages.browse(await world.holding('stranger', 'auditor'));
    expect((await stranger.follow(personAddress(admin))).status).toBe(403);
    const own = await (await pages.browse(admin)).follow(personAddress(admin));
    expect(own.html).not.toContain('value="switch_off"');
  });
});

it.each(['me', 'person', 'person-off'])(
  '%s is accessible, in order and within the screen',
  async (name) => {
    const officer = await world.holding('Karim', 'payer');
    await pages.sessionOf(officer, { isShared: true, device: PHONE });
    if (name === 'person-off')
      await (await pages.browse(admin)).fill(personAddress(officer), 'switch_off', { reason: REASON });
    const [address, actor] = name === 'me' ? ['/me', officer] : [personAddress(officer), admin];
    expect(await looks.at({ name, address, actor })).toEqual([]);
  },
  60_000,
);
