import { z } from 'zod';
import { loadTexts } from '../../infra/texts.ts';
import { LEGAL_FORMS } from '../../services/programme/rulebook-terms.ts';
import { seatUnknown } from '../../services/registry/registry-errors.ts';
import { OrganisationPage, OrganisationView } from '../../services/registry/registry-views.ts';
import { OrganisationId } from '../../services/shared/ids.ts';
import { LANGUAGES } from '../../services/shared/texts.ts';
import { toldIn } from '../../services/shared/words.ts';
import {
  ighrem,
  organisationInput,
  registeredOrganisation,
  tazart,
  type OrganisationWorld,
} from '../support/builders/registry.ts';
import { by, createWorld, type World } from '../support/world.ts';

describe('the registry', () => {
  let world: World;
  let first: OrganisationWorld;
  beforeAll(async () => {
    world = await createWorld();
    first = await registeredOrganisation(world);
  });
  afterAll(() => world.drop());

  const registry = () => world.useCases.registry;
  const asked = (change: Parameters<typeof organisationInput>[0]) =>
    world
      .person('somebody')
      .then((actor) => registry().registerOrganisation(by(actor), organisationInput(change, ighrem)));

  it('registerOrganisation makes whoever asks its representative, with a declared account', async () => {
    const { holder, organisation } = first;
    const seen = z.encode(OrganisationView, await registry().getOrganisation(holder, organisation.id));
    expect(seen).toMatchObject({
      representatives: [{ personId: holder.id, act: null, from: '2026-01-05', until: null }],
      registration: tazart.registration,
      seat: tazart.seat,
      members: { ...tazart.members, withDisability: 0 },
      warnings: ['odco_number_missing', 'authority_not_shown'],
      accounts: [{ rib: tazart.rib, status: 'declared', declaredBy: holder.id, certifiedBy: null }],
    });
    expect(await registry().listOrganisations(await world.person('somebody'), { limit: 50 })).toMatchObject({
      items: [],
    });
    await expect(registry().getOrganisation(await world.person('somebody'), organisation.id)).rejects.toMatchObject({
      code: 'organisation_missing',
    });
  });

  it.each([
    ['the same ICE', { ice: tazart.ice }, 'organisation_already_registered'],
    ['the same registration', { registration: tazart.registration }, 'organisation_already_registered'],
    ['a province of another region', { seat: { ...ighrem.seat, region: '05' } }, 'seat_unknown'],
    ['a province that is none', { seat: { ...ighrem.seat, province: '08.999' } }, 'seat_unknown'],
  ])('refuses %s', async (_name, change, code) => {
    await expect(asked(change)).rejects.toMatchObject({ kind: 'refused', code });
  });

  it('refuses at once all that others are known by already', async () => {
    const { ice, registration } = tazart;
    const same = { ice, registration: { ...registration, court: (registration.court ?? '').toUpperCase() } };
    const faults = ['ice', 'registration.number'].map((path) => ({ code: 'identifier_taken', path }));
    await expect(asked(same)).rejects.toMatchObject({ code: 'organisation_already_registered', details: { faults } });
    const members = { ...ighrem.members, women: ighrem.members.total + 1 };
    const registered = { ...ighrem.registration, number: 'C-9' };
    await expect(asked({ ice, members, registration: registered })).rejects.toMatchObject({
      code: 'description_unsound',
      details: { faults: [{ code: 'members_inconsistent' }, { code: 'identifier_taken', path: 'ice' }] },
    });
  });

  it('of two who register the same organisation at once, one is refused by name', async () => {
    const actor = await world.person('twice');
    const answers = await Promise.allSettled(
      [1, 2].map(() => registry().registerOrganisation(by(actor), organisationInput({}, ighrem))),
    );
    const refused = answers.filter((each) => each.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toMatchObject({ kind: 'refused', code: 'organisation_already_registered' });
  });

  it('keeps a doubtful ICE with its reason on record', async () => {
    const ice = '990000002000014';
    const iceOverrideReason = 'Read from the certificate itself';
    const registration = { ...ighrem.registration, number: 'C-2' };
    const change = { ice, iceOverrideReason, registration, rib: '999450000000000000000666' };
    const { id } = await asked(change);
    expect(await world.admin('audit.event').where({ subject_id: id })).toMatchObject([{ reason: iceOverrideReason }]);
    await expect(
      world.admin('registry.organisation').where({ id }).update({ ice_override_reason: null }),
    ).rejects.toThrow('organisation_ice');
  });

  it('shows the whole list to the desk, page by page', async () => {
    const officer = await world.holding('desk-officer', 'desk_officer');
    const page = await registry().listOrganisations(officer, { limit: 2 });
    expect(z.encode(OrganisationPage, page).items).toHaveLength(2);
    const rest = await registry().listOrganisations(officer, { limit: 2, after: OrganisationId.parse(page.next) });
    expect(rest).toMatchObject({ items: [{}], next: null });
  });

  it('knows twelve regions, seventy-five provinces, and the legal forms that the rules know', async () => {
    const count = async (isRegion: boolean) =>
      (await world.admin('registry.territory').whereRaw('(region_code is null) = ?', [isRegion])).length;
    expect([await count(true), await count(false)]).toEqual([12, 75]);
    const { rows } = await world.admin.raw<{ rows: { definition: string }[] }>(
      `select pg_get_constraintdef(oid) as definition from pg_constraint where conname = 'organisation_legal_form'`,
    );
    expect([...(rows[0]?.definition ?? '').matchAll(/'(\w+)'/g)].map(([, form]) => form)).toEqual([...LEGAL_FORMS]);
  });

  it('names each province in a sentence as its own list does', async () => {
    const rows = await world.admin('registry.territory').whereNotNull('region_code');
    const texts = loadTexts();
    for (const { code, name_fr: fr, name_ar: ar } of rows as { code: string; name_fr: string; name_ar: string }[]) {
      const named = LANGUAGES.map((language) => texts.sentence(language, `province.${code}`, {}));
      expect(named).toEqual([fr, fr, ar]);
    }
    const wrong = seatUnknown('05', '08.577').details;
    expect(toldIn(texts, 'ar')('error', { code: 'seat_unknown', numbers: wrong })).toContain('تنغير');
    expect(toldIn(texts, 'fr')('error', { code: 'seat_unknown', numbers: wrong })).toMatch(/Tinghir.*Béni Mellal/);
  });
});
