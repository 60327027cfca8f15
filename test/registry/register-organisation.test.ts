import { z } from 'zod';
import { LEGAL_FORMS } from '../../services/programme/rulebook-terms.ts';
import { OrganisationPage, OrganisationView } from '../../services/registry/registry-views.ts';
import { Rib } from '../../services/registry/identifiers.ts';
import { newId, OrganisationId, type DocumentId } from '../../services/shared/ids.ts';
import {
  certifiedOrganisation,
  ighrem,
  organisationInput,
  registeredOrganisation,
  storedDocument,
  tazart,
  type OrganisationWorld,
} from '../support/builders/registry.ts';
import { by, createWorld, type World } from '../support/world.ts';

const REPLACEMENT = Rib.parse('999010000000000000000250');

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
    ["another organisation's RIB", { rib: tazart.rib }, 'rib_used_by_another'],
    ['a province of another region', { seat: { ...ighrem.seat, region: '05' } }, 'seat_unknown'],
    ['a province that is none', { seat: { ...ighrem.seat, province: '08.999' } }, 'seat_unknown'],
  ])('refuses %s', async (_name, change, code) => {
    await expect(asked(change)).rejects.toMatchObject({ kind: 'refused', code });
  });

  it('of two who register the same organisation at once, one is refused by name', async () => {
    const actor = await world.person('twice');
    const answers = await Promise.allSettled(
      [1, 2].map(() => registry().registerOrganisation(by(actor), organisationInput({}, ighrem))),
    );
    const refused = answers.filter((each) => each.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toMatchObject({ kind: 'refused' });
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
});

describe('accounts of an organisation', () => {
  let world: World;
  let tazartWorld: OrganisationWorld;
  beforeAll(async () => {
    world = await createWorld();
    tazartWorld = await certifiedOrganisation(world);
  });
  afterAll(() => world.drop());

  const registry = () => world.useCases.registry;
  const active = () =>
    world.read(tazartWorld.holder, (unit) => unit.registry.findActiveAccount(tazartWorld.organisation.id));

  it('certifyAccount makes it the one that payments go to, and says who had a hand in it', async () => {
    const officer = await world.person('desk-officer');
    expect(await active()).toMatchObject({ rib: tazart.rib, handledBy: [tazartWorld.holder.id, officer.id] });
    const notices: unknown = await world.admin('engine.notice').where({ kind: 'registry.account_certified' });
    expect(notices).toMatchObject([{ to_id: tazartWorld.organisation.id }]);
    expect(JSON.stringify(notices)).not.toContain(tazart.rib);
  });

  it('declareAccount changes nothing for payments until the new account is certified', async () => {
    const { holder, organisation } = tazartWorld;
    const declared = await registry().declareAccount(by(holder), organisation.id, { rib: REPLACEMENT });
    expect((await active())?.rib).toBe(tazart.rib);
    const officer = await world.person('desk-officer');
    const certificateId = await storedDocument(world, holder, 'second certificate');
    await registry().certifyAccount(by(officer), declared.id, { certificateId });
    expect((await active())?.rib).toBe(REPLACEMENT);
    const seen = await registry().getOrganisation(holder, organisation.id);
    expect(seen.accounts.map(({ status }) => status)).toEqual(['replaced', 'active']);
  });

  it('is refused without the role, without a certificate, and for the active one again', async () => {
    const { holder, organisation } = tazartWorld;
    const stranger = await world.person('stranger');
    const officer = await world.person('desk-officer');
    const [, current] = (await registry().getOrganisation(holder, organisation.id)).accounts;
    const certificateId = newId<DocumentId>();
    await expect(registry().certifyAccount(by(stranger), current!.id, { certificateId })).rejects.toMatchObject({
      kind: 'forbidden',
    });
    await expect(registry().certifyAccount(by(officer), current!.id, { certificateId })).rejects.toMatchObject({
      code: 'document_missing',
    });
    await expect(registry().declareAccount(by(stranger), organisation.id, { rib: REPLACEMENT })).rejects.toMatchObject({
      kind: 'forbidden',
    });
    await expect(registry().declareAccount(by(holder), organisation.id, { rib: REPLACEMENT })).rejects.toMatchObject({
      code: 'rib_already_declared',
    });
  });

  it('whoever declared an account never certifies it, and the table agrees', async () => {
    const both = await world.holding('both', 'desk_officer');
    const { organisation } = await registeredOrganisation(world, { account: 'both', input: ighrem });
    const certificateId = await storedDocument(world, both, 'own certificate');
    const { id } = organisation.accounts[0]!;
    await expect(registry().certifyAccount(by(both), id, { certificateId })).rejects.toMatchObject({
      kind: 'refused',
      code: 'account_four_eyes',
    });
    await expect(
      world
        .knex('registry.account')
        .where({ id })
        .update({ status: 'active', certified_by: both.id, certificate_id: certificateId }),
    ).rejects.toThrow('account_four_eyes');
  });
});
