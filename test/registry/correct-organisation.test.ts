import { z } from 'zod';
import { OrganisationCorrection } from '../../services/registry/organisation.ts';
import { RevisionPage } from '../../services/registry/registry-views.ts';
import { apiOf } from '../support/api.ts';
import { a017, ahelArgane, moulouya, ouedZitoune, tadamoun, tadouirt } from '../support/builders/organisations.ts';
import { ighrem, organisationInput, registeredOrganisation, tazart } from '../support/builders/registry.ts';
import { by, createWorld, type World } from '../support/world.ts';

type Input = z.input<typeof OrganisationCorrection>;

const { rib: _rib, ...described } = tazart;
const correction = (change: Partial<Input> = {}) =>
  z.decode(OrganisationCorrection, { ...described, reason: 'The assembly of January', ...change });

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.drop());

const registry = () => world.useCases.registry;

describe('correctOrganisation', () => {
  it('puts a description right, and keeps what it was', async () => {
    const { holder, organisation } = await registeredOrganisation(world);
    const members = { total: 26, women: 19, youth: 8, youngWomen: 5, withDisability: 2 };
    const corrected = await registry().correctOrganisation(by(holder), organisation.id, correction({ members }));
    expect(corrected).toMatchObject({ members, version: 2, nameAr: tazart.nameAr });
    const page = await registry().listRevisions(holder, organisation.id, { limit: 10 });
    expect(z.encode(RevisionPage, page).items).toMatchObject([
      { version: 2, organisation: { members }, reason: 'The assembly of January', by: holder.id },
      { version: 1, organisation: { members: { total: 24 } }, reason: null },
    ]);
    const events: unknown = await world.admin('audit.event').where({ kind: 'registry.organisation_corrected' });
    const told = { before: { version: 1 }, after: { version: 2 }, reason: 'The assembly of January' };
    expect(events).toMatchObject([told]);
  });

  it('is refused on an older version, and to whoever speaks for another', async () => {
    const { holder, organisation } = await registeredOrganisation(world);
    const { holder: other } = await registeredOrganisation(world, { account: 'other', input: ighrem });
    const stale = by(holder, { expectedVersion: 7 });
    await expect(registry().correctOrganisation(stale, organisation.id, correction())).rejects.toMatchObject({
      code: 'version_stale',
      details: { expected: 7, current: 1 },
    });
    await expect(registry().correctOrganisation(by(other), organisation.id, correction())).rejects.toMatchObject({
      code: 'organisation_missing',
    });
  });

  const registration = { ...tazart.registration, number: 'C-2019-0418' };
  it.each([
    ['its number', { registration }, ['number']],
    ['its ICE', { ice: null }, ['ice']],
    ['its form', { legalForm: 'union_of_cooperatives' as const }, ['legalForm']],
  ])('leaves %s to the desk', async (_name, change, changed) => {
    const { holder, organisation } = await registeredOrganisation(world);
    const asked = (actor: typeof holder) =>
      registry().correctOrganisation(by(actor), organisation.id, correction(change));
    await expect(asked(holder)).rejects.toMatchObject({ code: 'identity_reserved', details: { changed } });
    const officer = await world.holding('officer', 'desk_officer', { kind: 'territory', id: '05' });
    await expect(asked(officer)).resolves.toMatchObject({ version: 2 });
  });

  it('finds a duplicate that it would make, however it is written', async () => {
    await registeredOrganisation(world);
    const { organisation } = await registeredOrganisation(world, { account: 'other', input: ighrem });
    const officer = await world.holding('officer', 'desk_officer');
    const same = { ...tazart.registration, court: 'KHÉNIFRA', number: 'c-2019-0417' };
    const asked = correction({ ...ighremDescribed, registration: same });
    await expect(registry().correctOrganisation(by(officer), organisation.id, asked)).rejects.toMatchObject({
      code: 'organisation_already_registered',
    });
  });

  it('needs If-Match over HTTP, and pages through what an organisation was', async () => {
    const { holder, organisation } = await registeredOrganisation(world);
    const client = apiOf(world)(holder);
    const body = { ...described, reason: 'The assembly of January' };
    await client.put(`/organisations/${organisation.id}`, body, 1).expect(200);
    await client.put(`/organisations/${organisation.id}`, body, 1).expect(409);
    const first = await client.get(`/organisations/${organisation.id}/revisions?limit=1`).expect(200);
    expect(first.body).toMatchObject({ items: [{ version: 2 }], next: '2' });
    const rest = await client.get(`/organisations/${organisation.id}/revisions?limit=1&after=2`).expect(200);
    expect(rest.body).toMatchObject({ items: [{ version: 1 }], next: null });
  });
});

const { rib: _other, ...ighremDescribed } = ighrem;

describe('organisations of every form', () => {
  const FORMS = [tazart, ahelArgane, ouedZitoune, moulouya, tadamoun, tadouirt, a017];

  it('are registered side by side, and listed by form and place', async () => {
    const actor = await world.person('clerk');
    for (const input of FORMS) await registry().registerOrganisation(by(actor), organisationInput({}, input));
    const officer = await world.holding('officer', 'desk_officer');
    const names = async (query: object) =>
      (await registry().listOrganisations(officer, { limit: 50, ...query })).items.map(({ nameLatin }) => nameLatin);
    expect(await names({})).toEqual(FORMS.map(({ nameLatin }) => nameLatin));
    expect(await names({ legalForm: 'mutual' })).toEqual([tadamoun.nameLatin]);
    expect(await names({ region: '02' })).toEqual([moulouya.nameLatin, a017.nameLatin]);
    expect(await names({ region: '02', province: '02.251' })).toEqual([a017.nameLatin]);
  });

  it('have numbers of their own: the same one in another register is another organisation', async () => {
    const actor = await world.person('clerk');
    const asked = (base: typeof tazart, registration: object) => {
      const change = { ...base, registration: { ...base.registration, ...registration } };
      return registry().registerOrganisation(by(actor), organisationInput({}, change));
    };
    await asked(tazart, { number: '77' });
    await asked(tadouirt, { court: 'Khénifra', number: '77' });
    await asked(a017, { number: '77' });
    const again = { ...a017, rib: '999010000000000000000250' };
    await expect(asked(again, { number: '77' })).rejects.toMatchObject({ code: 'organisation_already_registered' });
    const gie = { ...ouedZitoune, ice: null };
    await expect(asked(gie, { court: 'khénifra', number: '77' })).rejects.toMatchObject({
      code: 'organisation_already_registered',
    });
  });
});
