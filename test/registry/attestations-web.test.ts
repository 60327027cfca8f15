import { registeredOrganisation, type OrganisationWorld } from '../support/builders/registry.ts';
import { fieldsOf } from '../support/pages.ts';
import { openSite, type Site } from '../support/site.ts';

let world: Site['world'];
let pages: Site['pages'];
let looks: Site['looks'];
let close: Site['close'];
let tazart: OrganisationWorld;
beforeAll(async () => {
  ({ world, pages, looks, close } = await openSite());
  tazart = await registeredOrganisation(world);
}, 120_000);
afterAll(() => close());

const organisation = () => `/organisations/${tazart.organisation.id}`;
const address = () => `${organisation()}/attestations`;

const add = async (said: Record<string, string>) => {
  const browser = await pages.browse(tazart.holder);
  const { html } = await browser.follow(`${address()}?kind=tax_certificate`);
  const body = new FormData();
  const values = { ...fieldsOf(html, 'add_attestation'), kind: 'tax_certificate', ...said };
  for (const [name, value] of Object.entries(values)) body.append(name, value);
  const certificate = new Blob(['%PDF-1.7\nof the tax office\n%%EOF\n'], { type: 'application/pdf' });
  body.append('file', certificate, 'attestation.pdf');
  return browser.follow(address(), { method: 'POST', headers: { origin: pages.url }, body });
};

describe('what an organisation shows once', () => {
  it('is reached from its page, and added with its dates and a photo', async () => {
    const browser = await pages.browse(tazart.holder);
    expect((await browser.follow(organisation())).html).toContain(`href="${address()}"`);
    expect((await browser.follow(address())).html).toContain('No certificate yet.');
    const added = await add({ issuedOn: '05/01/2026', expiresOn: '30/06/2026' });
    expect(added.html).toContain('The certificate is added.');
    expect(added.html).toContain('30/06/2026');
    expect(added.html).toMatch(/href="\/documents\/[0-9a-f-]{36}">\s*Tax certificate/);
  });

  it('says what is wrong with it, and keeps what was typed', async () => {
    const browser = await pages.browse(tazart.holder);
    const bare = await browser.fill(address(), 'add_attestation', { issuedOn: '05/01/2026' });
    expect(bare.status).toBe(422);
    expect(bare.html).toContain('Choose the certificate.');
    expect(bare.html).toContain('Choose a file or a photo.');
    expect(bare.html).toContain('value="05/01/2026"');
    const over = await add({ issuedOn: '05/01/2025', expiresOn: '30/06/2025' });
    expect(over.html).toContain('expired');
  });

  it('is asked for by name where a payment waits for a kind that we do not know', async () => {
    const browser = await pages.browse(tazart.holder);
    const { html } = await browser.follow(`${address()}?kind=sanitary_certificate`);
    expect(html).toMatch(/<option value="sanitary_certificate" selected/);
  });

  it('is not there for a stranger', async () => {
    const stranger = await pages.browse(await world.person('stranger'));
    expect((await stranger.follow(address())).status).toBe(404);
  });

  it('is accessible, in order and within the screen', async () => {
    expect(await looks.at({ name: 'attestations', address: address(), actor: tazart.holder })).toEqual([]);
  }, 60_000);
});
