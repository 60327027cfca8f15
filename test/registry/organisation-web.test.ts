import { certifiedOrganisation, type OrganisationWorld } from '../support/builders/registry.ts';
import { ighrem } from '../support/builders/registry.ts';
import { loadTexts } from '../../infra/texts.ts';
import type { Language } from '../../services/shared/texts.ts';
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

const texts = loadTexts();
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

/** What stands in the fields of a form that asks again. */
const storedIn = (html: string): Record<string, string> => {
  const inputs = html.matchAll(/<input class="govuk-input[^>]* name="([\w.]+)"[^>]* value="([^"]*)"/g);
  return Object.fromEntries([...inputs].map(([, name = '', value = '']) => [name, value]));
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

describe('what a legal form asks for', () => {
  it.each(['ar', 'fr'])('is told in %s before it is chosen, and before it is filled in', async (language) => {
    const browser = await pages.browse(await world.person('holder-ighrem'), language);
    const label = (name: string) => texts.sentence(language as Language, `page.field.registration.${name}`, {}) ?? name;
    const choice = await browser.follow('/organisations/new');
    const [, cooperative = ''] = /id="[^"]*form-item-hint"[^>]*>([^<]*)</.exec(choice.html) ?? [];
    for (const name of ['number', 'court', 'extractOn', 'registeredOn']) expect(cooperative).toContain(label(name));
    expect(cooperative).not.toContain(label('authority'));
    const association = await browser.follow('/organisations/new?form=association');
    for (const name of ['number', 'authority', 'receipt', 'registeredOn'])
      expect(association.html).toContain(`<li>${label(name)}</li>`);
  });

  it.each([
    ['cooperative', ['number', 'court', 'registeredOn', 'extractOn']],
    ['association', ['number', 'authority', 'registeredOn', 'receipt']],
    ['mutual', ['number', 'authority', 'registeredOn']],
    ['auto_entrepreneur', ['number', 'registeredOn']],
  ])('is missed all at once: %s', async (form, parts) => {
    const browser = await pages.browse(await world.person('holder-ighrem'), 'fr');
    const { status, html } = await browser.fill(`/organisations/new?form=${form}`, 'register', { nameLatin: 'Ighrem' });
    expect(status).toBe(422);
    const missed = [...html.matchAll(/href="#register-registration\.(\w+)"/g)].map(([, name]) => name);
    expect(missed.sort()).toEqual([...parts].sort());
    for (const name of parts) expect(html).toContain(`id="register-registration.${name}-error"`);
    for (const name of ['nameAr', 'rib', 'seat.province', 'members.total'])
      expect(html).toContain(`href="#register-${name}"`);
    expect(html).toContain('value="Ighrem"');
  });
});

describe.each(['ar', 'fr'] as const)('a rule that one field breaks, in %s', (language) => {
  it.each([
    ['ice_checksum_wrong', 'ice', { ice: '990 000 005 000 028' }],
    ['members_inconsistent', 'members.total', { 'members.total': '8' }],
    ['registration_dates_impossible', 'registration.extractOn', { 'registration.extractOn': '٠١/٠٣/٢٠٢١' }],
  ])('%s is told beside it and in the summary, and what was typed is kept', async (code, field, changed) => {
    const browser = await pages.browse(await world.person('holder-oulad'), language);
    const { status, html } = await browser.fill(REGISTER, 'register', { ...typed, ...changed });
    expect(status).toBe(422);
    const words = (texts.sentence(language, `error.${code}`, {}) ?? '').split('…')[0] ?? code;
    const [, beside = ''] = html.split(`id="register-${field}-error"`);
    expect(beside.slice(0, 400)).toContain(words);
    const [, summary = ''] = html.split(`href="#register-${field}"`);
    expect(summary.slice(0, 400)).toContain(words);
    expect(html).not.toMatch(/2021-03-0[12]/);
    for (const text of Object.values({ ...typed, ...changed })) expect(html).toContain(text);
  });
});

describe.each(['ar', 'fr'] as const)('several rules that one form breaks, in %s', (language) => {
  const BROKEN = {
    ice: '990 000 005 000 028',
    'members.total': '8',
    'registration.extractOn': '٠١/٠٣/٢٠٢١',
    'registration.number': 'C-2019-0417',
    'registration.court': 'Khénifra',
  };
  const beside = (html: string, action: string, field: string) =>
    (html.split(`id="${action}-${field}-error"`)[1] ?? '').slice(0, 500);
  const words = (key: string) => (texts.sentence(language, key, {}) ?? '').split('…')[0] ?? key;

  it('are told at once, each beside its field', async () => {
    const browser = await pages.browse(await world.person('holder-oulad'), language);
    const { status, html } = await browser.fill(REGISTER, 'register', { ...typed, ...BROKEN });
    expect(status).toBe(422);
    expect(html).toContain(words('error.description_unsound'));
    expect(beside(html, 'register', 'ice')).toContain(words('error.ice_checksum_wrong'));
    expect(beside(html, 'register', 'members.total')).toContain(words('error.members_inconsistent'));
    const dates = words('error.registration_dates_impossible');
    expect(beside(html, 'register', 'registration.extractOn')).toContain(dates);
    expect(beside(html, 'register', 'registration.number')).toContain(words('fault.identifier_taken'));
    for (const text of Object.values({ ...typed, ...BROKEN })) expect(html).toContain(text);
  });

  it('are told together with what was mistyped', async () => {
    const browser = await pages.browse(await world.person('holder-oulad'), language);
    const wrong = { ...typed, ice: BROKEN.ice, 'members.total': '8', rib: '999330000000000000000578', nameAr: '' };
    const { html } = await browser.fill(REGISTER, 'register', wrong);
    expect(beside(html, 'register', 'rib')).toContain(words('page.fault.rib_key'));
    expect(beside(html, 'register', 'ice')).toContain(words('error.ice_checksum_wrong'));
    expect(beside(html, 'register', 'members.total')).toContain(words('error.members_inconsistent'));
    const led = [...html.matchAll(/href="#register-([\w.]+)"/g)].map(([, field]) => field);
    expect(led).toEqual(['nameAr', 'ice', 'members.total', 'rib']);
  });

  it('are told at once where a description is corrected, too', async () => {
    const browser = await pages.browse(tazart.holder, language);
    const place = `/organisations/${tazart.organisation.id}/correction`;
    const stored = storedIn((await browser.follow(place)).html);
    const asked = { ...stored, 'seat.province': '05.301', sector: 'farm_produce_processing', 'members.total': '3' };
    const bare = await browser.fill(place, 'correct', { ...asked, ice: BROKEN.ice });
    expect(beside(bare.html, 'correct', 'ice')).toContain(words('error.ice_checksum_wrong'));
    expect(beside(bare.html, 'correct', 'members.total')).toContain(words('error.members_inconsistent'));
    expect(bare.html).toContain('href="#correct-reason"');
    const reason = 'The assembly of January';
    const { html } = await browser.fill(place, 'correct', { ...asked, 'registration.number': '7/2020', reason });
    expect(beside(html, 'correct', 'registration.number')).toContain(words('fault.identity_reserved'));
    expect(beside(html, 'correct', 'members.total')).toContain(words('error.members_inconsistent'));
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

  it('is corrected where it changed, with a reason; what it is known by is left to the desk', async () => {
    const holder = await pages.browse(tazart.holder);
    const place = `${address()}/correction`;
    expect((await holder.follow(address())).html).toContain(`href="${place}"`);
    const shown = await holder.follow(place);
    expect(shown.html).toMatch(/name="members.women"[^>]*value="17"/);
    const said = { ...storedIn(shown.html), 'seat.province': '05.301', sector: 'farm_produce_processing' };
    const bare = await holder.fill(place, 'correct', { ...said, 'members.total': '26' });
    expect(bare.status).toBe(422);
    expect(bare.html).toContain('href="#correct-reason"');
    expect(bare.html).toMatch(/name="members.total"[^>]*value="26"/);
    const done = await holder.fill(place, 'correct', { ...said, 'members.total': '26', reason: 'Two joined in May.' });
    expect(done.html).toContain('The description is corrected.');
    expect(done.html).toContain('26 members');
    const known = { ...said, 'registration.number': '7/2020', reason: 'The extract says so.' };
    expect((await holder.fill(place, 'correct', known)).status).toBe(422);
    const stranger = await pages.browse(await world.person('stranger'));
    expect((await stranger.follow(place)).status).toBe(404);
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
    { name: 'organisation-correction', at: () => `${address()}/correction`, by: () => tazart.holder },
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
