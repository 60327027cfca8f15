import { quotaKey } from '../../services/shared/quota.ts';
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

const forgetGuesses = () => world.admin('engine.quota').delete();

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
    expect(wrong.html).toContain('No dossier has this reference and this secret: check both on the receipt.');
    const short = await browser.fill('/follow', 'follow', { reference: dossier.reference, secret: 'abc' });
    expect(short.status).toBe(422);
    expect(short.html).toContain('Enter the whole secret');
  });

  it('lets nobody guess: ten times a minute from one address, and at one dossier from all of them', async () => {
    const browser = await pages.browse(null);
    const guess = (reference: string) =>
      browser
        .fill('/follow', 'follow', { reference, secret: 'y'.repeat(24) })
        .then(({ status, html }) => ({ status, html }));
    await forgetGuesses();
    const statuses: number[] = [];
    for (let time = 0; time < 11; time += 1) statuses.push((await guess(dossier.reference)).status);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 404), 429]);
    const refused = await guess(dossier.reference);
    expect(refused.html).toMatch(/Too many attempts: wait .{0,40}(?:1 minute|seconds)/);
    expect(refused.html).toContain(`value="${dossier.reference}"`);
    await world
      .admin('engine.quota')
      .where({ key: quotaKey('getProgress', '127.0.0.1') })
      .delete();
    expect((await guess(dossier.reference)).status).toBe(429);
    expect((await guess('AAP-2026-01-9999')).status).toBe(404);
    const asked = await fetch(`${pages.url}/api/v1/public/progress`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ reference: ` ${dossier.reference}`, secret: 'y'.repeat(24) }),
    });
    expect(asked.status).toBe(429);
    await forgetGuesses();
  });

  it('is accessible, in order and within the screen', async () => {
    const address = `/follow?reference=${dossier.reference}`;
    expect(await looks.at({ name: 'follow', address, actor: null })).toEqual([]);
  }, 60_000);
});
