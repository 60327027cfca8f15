import { submittedDossier, type SubmittedWorld } from '../support/builders/application.ts';
import { openLooks, type Looks } from '../support/looks.ts';
import { createPages, type TestPages } from '../support/pages.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
let pages: TestPages;
let looks: Looks;
let dossier: SubmittedWorld;
beforeAll(async () => {
  world = await createWorld();
  dossier = await submittedDossier(world);
  pages = await createPages(world);
  looks = await openLooks(pages);
}, 120_000);
afterAll(async () => {
  await looks.close();
  await pages.stop();
  await world.drop();
});

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
