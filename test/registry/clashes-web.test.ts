import type { Actor } from '../../services/shared/command.ts';
import {
  certifiedOrganisation,
  ighrem,
  registeredOrganisation,
  tazart,
  type OrganisationWorld,
} from '../support/builders/registry.ts';
import { openSite, type Site } from '../support/site.ts';

let world: Site['world'];
let pages: Site['pages'];
let looks: Site['looks'];
let close: Site['close'];
let second: OrganisationWorld;
let officer: Actor;
beforeAll(async () => {
  ({ world, pages, looks, close } = await openSite());
  await certifiedOrganisation(world);
  second = await registeredOrganisation(world, { account: 'other', input: { ...ighrem, rib: tazart.rib } });
  officer = await world.person('desk-officer');
}, 120_000);
afterAll(() => close());

const ADDRESS = '/organisations/rib-clashes';
const tasksOf = async (actor: Actor) =>
  (await world.useCases.dossier.listTasks(actor)).items.filter(({ kind }) => kind === 'resolve_clash');

describe('an account that two organisations declared', () => {
  it('waits for the desk of the whole fund, and for nobody who declared it', async () => {
    expect(await tasksOf(officer)).toMatchObject([{ count: 1, subjectId: null }]);
    const elsewhere = await world.holding('desk-05', 'desk_officer', { kind: 'territory', id: '05' });
    expect(await tasksOf(elsewhere)).toEqual([]);
    const declared = await world.holding('other', 'desk_officer');
    expect(await tasksOf(declared)).toEqual([]);
    const home = await (await pages.browse(officer)).follow('/');
    expect(home.html).toMatch(/href="\/organisations\/rib-clashes">\s*One bank account used by two organisations/);
  });

  it('is shown with both, to whoever may rule and to nobody else', async () => {
    const { html } = await (await pages.browse(officer)).follow(ADDRESS);
    expect(html).toContain('Coop. Tazart');
    expect(html).toContain('Coop. Ighrem');
    expect(html).not.toContain('name="outcome"');
    const reviewer = await pages.browse(await world.holding('reviewer', 'reviewer'));
    expect((await reviewer.follow(ADDRESS)).status).toBe(403);
    expect(await looks.at({ name: 'clashes', address: ADDRESS, actor: officer })).toEqual([]);
  }, 60_000);

  it('is ruled on with a reason, and is over then', async () => {
    const browser = await pages.browse(officer);
    const { html } = await browser.follow(ADDRESS);
    const ruling = /rib-clashes\?clash=[0-9a-f-]{36}/.exec(html)?.[0] ?? '';
    const place = `/organisations/${ruling}`;
    expect(await looks.at({ name: 'clash', address: place, actor: officer })).toEqual([]);
    const bare = await browser.fill(place, 'resolve_clash', { reason: 'Both came with the bank’s letter' });
    expect(bare.status).toBe(422);
    expect(bare.html).toContain('Choose who may use it.');
    expect(bare.html).toContain('Both came with the bank’s letter');
    const over = await browser.fill(place, 'resolve_clash', { outcome: 'accepted', reason: 'A union and its member' });
    expect(over.html).toContain('The account is ruled on.');
    expect(over.html).toContain('No account is used by two organisations.');
    const [account] = (await world.useCases.registry.getOrganisation(second.holder, second.organisation.id)).accounts;
    expect(account?.isRibDisputed).toBe(false);
  }, 60_000);
});
