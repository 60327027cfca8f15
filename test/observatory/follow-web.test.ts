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

describe('following a dossier without an account', () => {
  it('shows where it stands to whoever has its reference and its secret, which stands in no address', async () => {
    const browser = await pages.browse(null);
    const secret = dossier.trackingSecret ?? '';
    const found = await browser.fill('/follow', 'follow', { reference: ` ${dossier.reference} `, secret });
    expect(found.status).toBe(200);
    expect(found.html).toContain('The desk answers before');
    expect(found.html).toContain('Application submitted');
    expect(found.address).not.toContain(secret);
    expect(found.html).not.toContain(secret);
  });

  it('says one thing to a wrong reference and to a wrong secret', async () => {
    const browser = await pages.browse(null);
    const wrong = await browser.fill('/follow', 'follow', { reference: dossier.reference, secret: 'x'.repeat(24) });
    expect(wrong.status).toBe(404);
    expect(wrong.html).toContain('No dossier has this reference and this secret.');
    const short = await browser.fill('/follow', 'follow', { reference: dossier.reference, secret: 'abc' });
    expect(short.status).toBe(422);
    expect(short.html).toContain('Enter the whole secret');
  });

  it('is accessible, in order and within the screen', async () => {
    const address = `/follow?reference=${dossier.reference}`;
    expect(await looks.at({ name: 'follow', address, actor: null })).toEqual([]);
  }, 60_000);
});
