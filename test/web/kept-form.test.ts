import { draftDossier, type DossierWorld } from '../support/builders/application.ts';
import { createPages, fieldsOf, type TestPages } from '../support/pages.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
let pages: TestPages;
let dossier: DossierWorld;
let address: string;
beforeAll(async () => {
  world = await createWorld();
  dossier = await draftDossier(world);
  address = `/dossiers/${dossier.dossierId}`;
  pages = await createPages(world);
}, 60_000);
afterAll(async () => {
  await pages.stop();
  await world.drop();
});

/** Two hours pass between opening the form and sending it. */
const sendLate = async () => {
  const browser = await pages.browse(dossier.holder);
  const { html } = await browser.follow(address);
  await world.admin('access.session').update({ seen_at: new Date(Date.now() - 2 * 3_600_000) });
  const sent = await browser.post(address, { ...fieldsOf(html, 'withdraw'), reason: 'سبب طويل' });
  return { browser, sent };
};

const stage = async () => (await world.useCases.application.getDossier(dossier.holder, dossier.dossierId)).stage;

describe('a form that is sent after its session has ended', () => {
  it('leads to the sign-in and back to what was typed, which is given once, and nothing is done before', async () => {
    const { browser, sent } = await sendLate();
    expect(sent.address).toContain('/sign-in?back=');
    browser.plant('tz-session', await pages.sessionOf(dossier.holder));
    const { html } = await browser.follow(address);
    expect(html).toContain('Your session had ended before this was saved.');
    expect(html).toContain('سبب طويل');
    expect((await browser.follow(address)).html).not.toContain('سبب طويل');
    expect(await stage()).toBe('application');
  });

  it('shows what was typed to nobody else who signs in on the same phone', async () => {
    const { browser } = await sendLate();
    browser.plant('tz-session', await pages.sessionOf(await world.holding('next-at-the-phone', 'auditor')));
    expect((await browser.follow(address)).html).not.toContain('سبب طويل');
    browser.plant('tz-session', await pages.sessionOf(dossier.holder));
    expect((await browser.follow(address)).html).not.toContain('سبب طويل');
  });

  it('that nobody came back for within the hour is forgotten', async () => {
    await sendLate();
    await world.admin('access.kept_form').update({ kept_at: new Date(Date.now() - 2 * 3_600_000) });
    await sendLate();
    const kept = await world.admin('access.kept_form').whereNotNull('sent').select('kept_at');
    expect(kept).toHaveLength(1);
  });

  it('is kept for nobody where they signed out on purpose', async () => {
    const browser = await pages.browse(dossier.holder);
    const { html } = await browser.follow(address);
    await world.admin('access.session').update({ ended_at: new Date() });
    await browser.post(address, { ...fieldsOf(html, 'withdraw'), reason: 'سبب طويل' });
    expect(browser.cookie('tz-kept')).toBeUndefined();
  });

  it('from a window of before is shown again to who signed in anew in another, and does nothing', async () => {
    const browser = await pages.browse(dossier.holder);
    const { html } = await browser.follow(address);
    browser.plant('tz-session', await pages.sessionOf(dossier.holder));
    const again = await browser.post(address, { ...fieldsOf(html, 'withdraw'), reason: 'سبب طويل' });
    expect(again.status).toBe(403);
    expect(again.html).toContain('سبب طويل');
    expect(await stage()).toBe('application');
  });
});
