import { certifiedOrganisation, type OrganisationWorld } from '../support/builders/registry.ts';
import { ighrem } from '../support/builders/registry.ts';
import type { Actor } from '../../services/shared/command.ts';
import { openSite, type Site } from '../support/site.ts';

let world: Site['world'];
let pages: Site['pages'];
let looks: Site['looks'];
let close: Site['close'];
let tazart: OrganisationWorld;
let officer: Actor;
beforeAll(async () => {
  ({ world, pages, looks, close } = await openSite());
  tazart = await certifiedOrganisation(world);
  officer = await world.holding('desk-officer', 'desk_officer');
}, 120_000);
afterAll(() => close());

const REGISTER = '/organisations/new?form=cooperative';
const typed = {
  nameAr: ighrem.nameAr,
  nameLatin: ighrem.nameLatin,
  'registration.number': 'C-2021-0088',
  'registration.court': 'Tinghir',
  'registration.registeredOn': '02/03/2021',
  'registration.extractOn': '٠٤/٠١/٢٠٢٦',
  ice: '990 000 005 000 029',
  'seat.province': '08.577',
  'seat.commune': 'Tinghir',
  sector: 'rural_tourism',
  'members.total': '15',
  'members.women': '6',
  'members.youth': '7',
  'members.youngWomen': '3',
  phone: '06 12 34 56 78',
  rib: '999 330 0000000000000005 79',
};

describe('registering an organisation', () => {
  it('asks for its form, then for what that form has, and leads to the organisation', async () => {
    const browser = await pages.browse(await world.person('holder-ighrem'));
    expect((await browser.follow('/organisations')).html).toContain('You have no organisation here yet.');
    expect((await browser.follow('/organisations/new')).html).toContain('Which form has your organisation?');
    expect((await browser.follow('/organisations/new?form=association')).html).toContain('Authority that gave it');
    const done = await browser.fill(REGISTER, 'register', typed);
    expect(done.html).toContain('The organisation is registered.');
    expect(done.html).toContain('Coop. Ighrem');
    expect(done.html).toContain('04/01/2026');
    expect(done.html).toContain('999\u00a0330\u00a00000000000000005\u00a079');
  });

  it('says beside each field what is wrong, keeps what was typed, and lets a doubtful ICE pass with a reason', async () => {
    const browser = await pages.browse(await world.person('holder-oulad'));
    const wrong = await browser.fill(REGISTER, 'register', {
      ...typed,
      nameAr: 'Ighrem',
      'seat.province': '',
      rib: '999330000000000000000578',
    });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('Write this name in Arabic letters.');
    expect(wrong.html).toContain('This RIB is wrong');
    expect(wrong.html).toContain('href="#register-seat.province"');
    expect(wrong.html).toContain('value="06 12 34 56 78"');
    const doubtful = await browser.fill(REGISTER, 'register', { ...typed, ice: '990000005000028' });
    expect(doubtful.html).toContain('fails its check');
    expect(doubtful.html).toContain('name="iceOverrideReason"');
    const again = await browser.fill(REGISTER, 'register', typed);
    expect(again.html).toContain('already registered');
  });
});

describe('the page of an organisation', () => {
  const address = () => `/organisations/${tazart.organisation.id}`;

  it('takes a change of account, which the desk certifies on a certificate and its holder may call off', async () => {
    const holder = await pages.browse(tazart.holder);
    const declared = await holder.fill(address(), 'declare_account', { rib: '999012000000000000000169' });
    expect(declared.html).toContain('Declared, to be certified');
    const desk = await pages.browse(officer);
    const bare = await desk.fill(address(), 'certify_account', {});
    expect(bare.html).toContain('Choose a file or a photo.');
    const off = await holder.fill(address(), 'cancel_account', { reason: 'We stay with our bank.' });
    expect(off.html).toContain('The change is called off.');
  });

  it('is not there for a stranger', async () => {
    const stranger = await pages.browse(await world.person('stranger'));
    expect((await stranger.follow(address())).status).toBe(404);
  });

  it('is found by the desk by words, form and region', async () => {
    const desk = await pages.browse(officer);
    const found = await desk.follow('/organisations?q=tazart&legalForm=cooperative&region=05');
    expect(found.html).toContain('Coop. Tazart');
    expect((await desk.follow('/organisations?region=11')).html).toContain('There is no organisation here.');
  });

  it.each([
    { name: 'organisations', at: () => '/organisations', by: () => officer },
    { name: 'organisation', at: address, by: () => tazart.holder },
    { name: 'organisation-form', at: () => '/organisations/new', by: () => tazart.holder },
    { name: 'organisation-new', at: () => REGISTER, by: () => tazart.holder },
  ])(
    '$name is accessible, in order and within the screen',
    async ({ name, at, by }) => {
      expect(await looks.at({ name, address: at(), actor: by() })).toEqual([]);
    },
    60_000,
  );
});
