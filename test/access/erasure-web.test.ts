import type { Actor } from '../../services/shared/command.ts';
import { settledTranche, type TrancheWorld } from '../support/builders/disbursement.ts';
import { registeredOrganisation } from '../support/builders/registry.ts';
import { openSite, type Site } from '../support/site.ts';
import { by } from '../support/world.ts';

let world: Site['world'];
let pages: Site['pages'];
let looks: Site['looks'];
let close: Site['close'];
let paid: TrancheWorld;
let admin: Actor;
beforeAll(async () => {
  ({ world, pages, looks, close } = await openSite());
  paid = await settledTranche(world);
  admin = await world.holding('administrator-of-people', 'fund_administrator');
}, 120_000);
afterAll(() => close());

const addressOf = ({ id }: Actor) => `/administration/people/${id}/erasure`;
const reason = 'Asked by letter';

describe('a person’s erasure, on its page', () => {
  it.each([
    { name: 'administration-erasure', of: () => world.person('nobody-keeps-me') },
    { name: 'administration-erasure-kept', of: () => Promise.resolve(paid.holder) },
  ])(
    '$name is accessible, in order and within the screen',
    async ({ name, of }) => {
      expect(await looks.at({ name, address: addressOf(await of()), actor: admin })).toEqual([]);
    },
    60_000,
  );

  it('tells what keeps them, and offers nothing then', async () => {
    const browser = await pages.browse(admin);
    const { html } = await browser.follow(addressOf(paid.holder));
    for (const words of ['An open dossier that they stand for', 'A signed agreement', paid.reference]) {
      expect(html).toContain(words);
    }
    expect(html).not.toContain('Erase for ever');
  });

  it('leads there from the person’s own page, and erases on a reason', async () => {
    const browser = await pages.browse(admin);
    const account = 'leaving-for-good';
    const leaving = await world.holding(account, 'auditor');
    await world.useCases.audit.readTimeline(by(leaving), {
      dossierId: paid.dossierId,
      about: null,
      page: { limit: 1 },
    });
    const page = addressOf(leaving);
    expect((await browser.follow(`/administration/people/${leaving.id}`)).html).toContain(`href="${page}"`);
    const empty = await browser.fill(page, 'erase_person', { reason: ' ' });
    expect(empty.status).toBe(422);
    const done = await browser.fill(page, 'erase_person', { reason });
    expect(done.html).toContain('The person is erased.');
    expect(done.html).not.toContain(account);
    const after = await browser.follow(page);
    expect(after.html).toContain('erased person');
    expect(after.html).toContain('data have been erased');
    expect(after.html).not.toContain('Erase for ever');
    expect(after.html).not.toContain('Nothing obliges');
    const person = await browser.follow(page.replace('/erasure', ''));
    expect(person.html).toContain('data have been erased');
    expect(person.html).not.toContain('value="switch_off"');
  });

  it.each([
    ['en', 'erased person', 'personal data, erased'],
    ['fr', 'personne effacée', 'donnée personnelle effacée'],
    ['ar', 'شخص مُحيت معطياته', 'مُحيت هذه المعطيات الشخصية'],
  ])('is told in the words of %s where their name and values were', async (language, erased, value) => {
    const account = `signing-in-as-${language}`;
    const { holder } = await registeredOrganisation(world, {
      account,
      input: { ...OWN, registration: { ...OWN.registration, number: `C-${language}` }, rib: RIBS[language] ?? '' },
    });
    const auditor = await world.holding('auditor', 'auditor');
    const browser = await pages.browse(auditor, language);
    const evidence = `/evidence?personId=${holder.id}`;
    expect((await browser.follow(evidence)).html).toContain(account);
    await (await pages.browse(admin)).fill(addressOf(holder), 'erase_person', { reason });
    const { html } = await browser.follow(evidence);
    expect(html).not.toContain(account);
    expect(html).not.toContain('commitment:');
    for (const words of [erased, value]) expect(html).toContain(words);
  });

  it('is the administrator’s alone', async () => {
    const browser = await pages.browse(await world.holding('auditor', 'auditor'));
    expect((await browser.follow(addressOf(paid.holder))).status).toBe(403);
  });
});

const OWN = {
  legalForm: 'auto_entrepreneur',
  nameAr: 'زينب التازي',
  nameLatin: 'Zineb Tazi',
  ice: null,
  iceOverrideReason: null,
  registration: { number: 'AE-1', registeredOn: '2024-01-05' },
  seat: { region: '05', province: '05.301', commune: 'El Kbab', douar: 'Noughbalou' },
  sector: 'crafts',
  members: { total: 1, women: 1, youth: 0, youngWomen: 0 },
  phone: '+212612345678',
} as const;
const RIBS: Readonly<Record<string, string>> = {
  en: '999330000000000000000579',
  fr: '999330000000000000000870',
  ar: '999780000000000000000978',
};
