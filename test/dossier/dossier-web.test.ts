import { submittedDossier, type SubmittedWorld } from '../support/builders/application.ts';
import { openSite, type Site } from '../support/site.ts';

let world: Site['world'];
let pages: Site['pages'];
let looks: Site['looks'];
let close: Site['close'];
let dossier: SubmittedWorld;
beforeAll(async () => {
  ({ world, pages, looks, close } = await openSite());
  dossier = await submittedDossier(world);
}, 120_000);
afterAll(() => close());

describe('the pages of a dossier', () => {
  it('lists what one may see, filtered by words and stage, and says so where there is nothing', async () => {
    const browser = await pages.browse(dossier.holder);
    expect((await browser.follow('/dossiers')).html).toContain(dossier.reference);
    expect((await browser.follow(`/dossiers?q=${dossier.reference}&stage=application`)).html).toContain(
      dossier.reference,
    );
    expect((await browser.follow('/dossiers?stage=closed')).html).toContain('There is no dossier here.');
    const stranger = await pages.browse(await world.holding('stranger', 'reviewer'));
    expect((await stranger.follow('/dossiers')).html).not.toContain(dossier.reference);
  });

  it('shows where a dossier stands and whom it waits for, and to a stranger nothing', async () => {
    const browser = await pages.browse(dossier.holder);
    const { html } = await browser.follow(`/dossiers/${dossier.dossierId}`);
    expect(html).toContain('Desk officer');
    const stranger = await pages.browse(await world.holding('stranger', 'reviewer'));
    expect((await stranger.follow(`/dossiers/${dossier.dossierId}`)).status).toBe(404);
  });

  it.each([
    { name: 'dossier-list', address: () => '/dossiers' },
    { name: 'dossier-overview', address: () => `/dossiers/${dossier.dossierId}` },
  ])(
    '$name is accessible, in order and within the screen',
    async ({ name, address }) => {
      expect(await looks.at({ name, address: address(), actor: dossier.holder })).toEqual([]);
    },
    60_000,
  );

  it('withdraws a dossier by its holder, keeps what was typed where that is refused, and tells that it is done', async () => {
    const browser = await pages.browse(dossier.holder);
    const address = `/dossiers/${dossier.dossierId}`;
    const tooLong = await browser.fill(address, 'withdraw', { reason: 'x'.repeat(2_001) });
    expect(tooLong.status).toBe(422);
    expect(tooLong.html).toContain('href="#withdraw-reason"');
    expect(tooLong.html).toContain('x'.repeat(2_001));
    const done = await browser.fill(address, 'withdraw', { reason: 'we merge with another cooperative' });
    expect(done.html).toContain('The dossier is withdrawn.');
    expect(done.html).toContain('Withdrawn');
  });
});
