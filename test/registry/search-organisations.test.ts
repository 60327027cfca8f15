import type { z } from 'zod';
import { OrganisationListQuery } from '../../services/registry/registry-views.ts';
import type { ScopeKind } from '../../services/access/policy.ts';
import type { Actor } from '../../services/shared/command.ts';
import { apiOf } from '../support/api.ts';
import { draftDossier } from '../support/builders/application.ts';
import { openCallWorld } from '../support/builders/programme.ts';
import { organisationInput, tazart } from '../support/builders/registry.ts';
import { by, createWorld, type World } from '../support/world.ts';

let world: World;
let officer: Actor;

type Named = readonly [nameAr: string, nameLatin: string, province?: string];
const NAMED: readonly Named[] = [
  ['تعاونية لإنتاج الأركان', 'Coop. Argane du Souss', '09.541'],
  ['تعاونية الطاقة الشمسية', 'Coopérative Énergie solaire'],
  ['تعاونية درعة للتمور', 'Coop. Drâa Dattes', '08.577'],
  ['تعاونية نساء الأطلس', 'Coopérative féminine Atlas'],
  ['تعاونية تيفاوين للزرابي', 'Coop. Tifawine Tapis'],
  ['تعاونية النُّور ١٢', 'Coop. Annour 12'],
];

beforeAll(async () => {
  world = await createWorld();
  officer = await world.holding('officer', 'desk_officer');
  const clerk = await world.person('clerk');
  for (const [index, [nameAr, nameLatin, province = '05.301']] of NAMED.entries()) {
    const seat = { ...tazart.seat, region: province.slice(0, 2), province, douar: null };
    const registration = { ...tazart.registration, number: `S-${index}` };
    const rib = '999450000000000000000666';
    const change = { rib, nameAr, nameLatin, seat, registration, ice: index === 0 ? '990000002000013' : null };
    await world.useCases.registry.registerOrganisation(by(clerk), organisationInput(change));
  }
});
afterAll(() => world.drop());

const page = (q: string, query: Partial<z.input<typeof OrganisationListQuery>> = {}, actor = officer) =>
  world.useCases.registry.listOrganisations(actor, OrganisationListQuery.parse({ q, ...query }));
const found = async (...asked: Parameters<typeof page>) =>
  (await page(...asked)).items.map(({ nameLatin }) => nameLatin);

describe('a search over organisations', () => {
  it.each([
    ['انتاج الاركان', 'Coop. Argane du Souss'],
    ['الطاقه', 'Coopérative Énergie solaire'],
    ['draa', 'Coop. Drâa Dattes'],
    ['cooperatives feminines', 'Coopérative féminine Atlas'],
    ['تيفوين', 'Coop. Tifawine Tapis'],
    ['tifaouin', 'Coop. Tifawine Tapis'],
    ['tifaw', 'Coop. Tifawine Tapis'],
    ['slaire energie', 'Coopérative Énergie solaire'],
    ['9900000020', 'Coop. Argane du Souss'],
    ['النور 12', 'Coop. Annour 12'],
    ['\u202eENERGIE\u200f', 'Coopérative Énergie solaire'],
    ['990000002000013', 'Coop. Argane du Souss'],
    ['s-3', 'Coopérative féminine Atlas'],
  ])('for %s finds %s first', async (q, name) => {
    expect((await found(q))[0]).toBe(name);
  });

  it('for what is spelled like a word finds the name that was given it since', async () => {
    expect(await found('zerbyia')).toEqual([]);
    await world
      .admin('registry.organisation')
      .where({ name_latin: 'Coop. Annour 12' })
      .update({ name_ar: 'تعاونية زربية', name_latin: 'Coop. Zerbiya' });
    expect(await found('zerbyia')).toEqual(['Coop. Zerbiya']);
    await world
      .admin('registry.organisation')
      .where({ name_latin: 'Coop. Zerbiya' })
      .update({ name_ar: 'تعاونية النُّور ١٢', name_latin: 'Coop. Annour 12' });
    expect(await found('zerbyia')).toEqual([]);
  });

  it.each(["' or 1=1 --", '%%', '((((', '""', '\\\\', '& | !', '🙂🙂', 'zzzzzz'])(
    'for %s finds nothing, and does no harm',
    async (q) => {
      expect(await found(q)).toEqual([]);
    },
  );

  it('narrows by form and place', async () => {
    expect(await found('coop', { region: '08' })).toEqual(['Coop. Drâa Dattes']);
    expect(await found('coop', { province: '09.541' })).toEqual(['Coop. Argane du Souss']);
    expect(await found('coop', { legalForm: 'mutual' })).toEqual([]);
  });

  it('gives every answer once over its pages, in one order', async () => {
    const all = await found('تعاونية', { limit: 50 });
    expect(all).toHaveLength(NAMED.length);
    const paged: string[] = [];
    let after: string | undefined;
    do {
      const { items, next } = await page('تعاونية', { limit: 2, ...(after === undefined ? {} : { after }) });
      paged.push(...items.map(({ nameLatin }) => nameLatin));
      after = next ?? undefined;
    } while (after !== undefined);
    expect(paged).toEqual(all);
  });

  const EVERYTHING = 'تعاونية';
  it.each<[string, { kind: ScopeKind; id: string }, string[]]>([
    ['a region', { kind: 'territory', id: '08' }, ['Coop. Drâa Dattes']],
    ['a province', { kind: 'territory', id: '09.541' }, ['Coop. Argane du Souss']],
    ['nothing here', { kind: 'territory', id: '12' }, []],
  ])('shows what a role reaches on %s', async (name, scope, names) => {
    const actor = await world.holding(`over ${name}`, 'desk_officer', scope);
    expect(await found(EVERYTHING, {}, actor)).toEqual(names);
    const list = await world.useCases.registry.listOrganisations(actor, { limit: 50 });
    expect(list.items.map(({ nameLatin }) => nameLatin)).toEqual(names);
  });

  it('shows those who speak for an organisation their own, and a stranger nothing', async () => {
    expect(await found(EVERYTHING, {}, await world.person('clerk'))).toHaveLength(NAMED.length);
    expect(await found(EVERYTHING, {}, await world.person('stranger'))).toEqual([]);
  });

  it('shows the people of a call and of a funder the organisations that applied there, and no other', async () => {
    const call = await openCallWorld(world);
    const { holder } = await draftDossier(world, { call });
    const inCall = await world.holding('in-call', 'desk_officer', { kind: 'call', id: call.callId });
    expect(await found('Tazart', {}, inCall)).toEqual(['Coop. Tazart Noughbalou']);
    expect(await found(EVERYTHING, {}, inCall)).toEqual(['Coop. Tazart Noughbalou']);
    const funder = { kind: 'funder', id: call.funders.cdg } as const;
    expect(await found('Tazart', {}, await world.holding('of-funder', 'funder_officer', funder))).toEqual([]);
    const [mine] = (await world.useCases.registry.listOrganisations(holder, { limit: 1 })).items;
    expect((await world.useCases.registry.getOrganisation(inCall, mine!.id)).nameLatin).toBe('Coop. Tazart Noughbalou');
  });

  it('is asked over HTTP; a cursor that is none is a bad request', async () => {
    const client = apiOf(world)(officer);
    const first = await client.get(`/organisations?q=${encodeURIComponent('تعاونية')}&limit=1`).expect(200);
    const { next } = first.body as { next: string };
    const path = `/organisations?q=${encodeURIComponent('تعاونية')}&limit=1&after=`;
    await client.get(path + encodeURIComponent(next)).expect(200);
    await client.get(`${path}1.5_nobody`).expect(400);
    await client.get('/organisations?q=x').expect(400);
    const [score, id = ''] = next.split('_');
    expect(score).toMatch(/^\d\.\d{5}$/);
    const idsOf = async (after: string) => {
      const listed = await client.get(`/organisations?after=${after}`).expect(200);
      return (listed.body as { items: { id: string }[] }).items.map((organisation) => organisation.id);
    };
    expect(await idsOf(encodeURIComponent(next))).toEqual(await idsOf(id));
  });
});

describe('folding', () => {
  it('leaves what was folded as it is', async () => {
    const { rows } = await world.admin.raw<{ rows: { once: string; twice: string }[] }>(
      `select engine.search_fold(t) as once, engine.search_fold(engine.search_fold(t)) as twice
       from unnest(array['الأَرْكَان', 'ÉÀÇ œuvre', '٣٤٥', 'ﻻ', 'ـــ', 'مؤسسة بيئية']) t`,
    );
    for (const { once, twice } of rows) expect(twice).toBe(once);
    expect(rows.map(({ once }) => once)).toEqual(['الاركان', 'eac oeuvre', '345', 'لا', '', 'موسسه بيييه']);
  });
});
