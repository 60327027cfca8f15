import { plannedReports, type ReportsWorld } from '../support/builders/reporting.ts';
import { openSite, type Site } from '../support/site.ts';

let world: Site['world'];
let pages: Site['pages'];
let looks: Site['looks'];
let close: Site['close'];
let dossier: ReportsWorld;
beforeAll(async () => {
  ({ world, pages, looks, close } = await openSite());
  dossier = await plannedReports(world);
}, 120_000);
afterAll(() => close());

describe('what the fund publishes, on its pages', () => {
  it('shows anybody the results: jobs, regions, funders, and target groups only where they are not too few', async () => {
    const browser = await pages.browse(null);
    const { html, status } = await browser.follow('/results');
    expect(status).toBe(200);
    expect(html).toContain('National Human Development Initiative');
    expect(html).toContain('Too few to be told');
    expect(html).toContain('href="/results/map"');
  });

  it('draws the twelve regions whole, with the credit that their geometry asks for', async () => {
    const browser = await pages.browse(null);
    const { html } = await browser.follow('/results/map');
    expect(html.match(/<path d="M[^>]*stroke="#0b0c0c"/g)).toHaveLength(12);
    expect(html).toContain('© OpenStreetMap contributors');
    expect(html).not.toContain('EH');
  });

  it('gives the figures of each chart as a file, and who takes them away is nobody’s business', async () => {
    const browser = await pages.browse(null);
    for (const name of ['region', 'funder', 'target_group', 'year', 'jobs', 'AAP-2026-01']) {
      const file = await browser.follow(`/results/${name}.csv`);
      expect(file.status).toBe(200);
      expect(file.html.split('\r\n').length).toBeGreaterThan(2);
    }
    expect(await world.admin('audit.event').where({ kind: 'audit.list_exported' })).toEqual([]);
  });

  it('lists who received what of a call; a call that is not there leads nowhere', async () => {
    const browser = await pages.browse(null);
    expect((await browser.follow('/results/AAP-2026-01')).html).toContain('Tazart');
    expect((await browser.follow('/results/AAP-1999-01')).status).toBe(404);
  });

  it.each([
    { name: 'results', address: '/results' },
    { name: 'results-map', address: '/results/map' },
    { name: 'results-call', address: '/results/AAP-2026-01' },
  ])(
    '$name is accessible, in order and within the screen',
    async ({ name, address }) => {
      expect(await looks.at({ name, address, actor: null })).toEqual([]);
    },
    60_000,
  );
});

describe('envelopes', () => {
  it('are shown to their funder’s people as numbers, charts and a file, and to nobody else', async () => {
    const { officer } = dossier.people.indh;
    const browser = await pages.browse(officer);
    const { html } = await browser.follow('/envelopes');
    expect(html).toMatch(/6\u00a0000\u00a0000,00/);
    expect(html).toContain('<svg class="tz-drawing"');
    expect((await browser.follow('/envelopes.csv')).html).toContain('6000000.00');
    const holder = await pages.browse(dossier.holder);
    expect((await holder.follow('/envelopes')).html).toContain('There is no envelope here.');
    expect(await looks.at({ name: 'envelopes', address: '/envelopes', actor: officer })).toEqual([]);
  }, 60_000);
});
