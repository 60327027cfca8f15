import { z } from 'zod';
import { DossierListQuery, DossierPage } from '../../services/application/application-views.ts';
import type { Role, ScopeKind } from '../../services/access/policy.ts';
import type { Actor } from '../../services/shared/command.ts';
import { draftDossier, eligibleDossier, type DossierWorld } from '../support/builders/application.ts';
import { openCallWorld, type CallWorld } from '../support/builders/programme.ts';
import { ighrem, tazart } from '../support/builders/registry.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
let call: CallWorld;
let khenifra: DossierWorld;
let tinghir: DossierWorld;
let azilal: DossierWorld;

beforeAll(async () => {
  world = await createWorld();
  call = await openCallWorld(world);
  khenifra = await eligibleDossier(world, { call });
  tinghir = await eligibleDossier(world, { call, account: 'holder-ighrem', input: ighrem });
  azilal = await draftDossier(world, { call, account: 'holder-imdghassen', input: imdghassen });
});
afterAll(() => world.drop());

const imdghassen = {
  ...tazart,
  nameAr: 'تعاونية إمدغاسن للنسيج',
  nameLatin: 'Coop. Imdghassen Tissage',
  ice: '990000003000083',
  registration: { ...tazart.registration, court: 'Azilal', number: 'C-2020-0311' },
  seat: { region: '05', province: '05.081', commune: 'Azilal', douar: null },
  sector: 'crafts',
  rib: '999450000000000000000666',
};

/** The page as the API's schema reads it: nothing undeclared, nothing missing. */
const list = async (actor: Actor, query: z.input<typeof DossierListQuery> = {}) => {
  const text = await world.useCases.application.listDossiers(actor, DossierListQuery.parse(query));
  return z.decode(DossierPage, JSON.parse(text) as z.input<typeof DossierPage>);
};
const idsSeen = async (actor: Actor, query: z.input<typeof DossierListQuery> = {}) =>
  (await list(actor, query)).items.map(({ id }) => id);

const all = () => [azilal.dossierId, tinghir.dossierId, khenifra.dossierId];

interface Reached {
  readonly where: string;
  readonly role: Role;
  readonly scope?: () => { kind: ScopeKind; id: string };
  readonly expected: () => string[];
}
const on = (kind: ScopeKind, id: () => string) => () => ({ kind, id: id() });
const ids =
  (...dossiers: (() => DossierWorld)[]) =>
  () =>
    dossiers.map((dossier) => dossier().dossierId);

const REACHED: readonly Reached[] = [
  { where: 'on the whole fund', role: 'auditor', expected: all },
  {
    where: 'on a region',
    role: 'field_officer',
    scope: on('territory', () => '05'),
    expected: ids(
      () => azilal,
      () => khenifra,
    ),
  },
  {
    where: 'on a province',
    role: 'field_officer',
    scope: on('territory', () => '05.301'),
    expected: ids(() => khenifra),
  },
  { where: 'on a call', role: 'desk_officer', scope: on('call', () => call.callId), expected: all },
  {
    where: 'on a funder that was asked',
    role: 'funder_officer',
    scope: on('funder', () => call.funders.region08),
    expected: ids(() => tinghir),
  },
  {
    where: 'on a funder that was not',
    role: 'funder_officer',
    scope: on('funder', () => call.funders.cdg),
    expected: ids(),
  },
  { where: 'without the right to read', role: 'reviewer', expected: ids() },
];

describe('listDossiers', () => {
  it('shows each dossier with its applicant, stage and amount, newest first', async () => {
    const { items, next } = await list(khenifra.officer);
    expect(next).toBeNull();
    expect(items.map(({ id }) => id)).toEqual(all());
    expect(items[2]).toMatchObject({
      reference: khenifra.reference,
      organisation: { nameLatin: 'Coop. Tazart Noughbalou' },
      stage: 'scoring',
      requested: 30_000_000n,
    });
    expect(items[0]).toMatchObject({ stage: 'application', submittedAt: null });
  });

  it.each(REACHED)('shows what a role reaches $where', async ({ where, role, scope, expected }) => {
    const actor = await world.holding(`one ${where}`, role, scope?.());
    expect(await idsSeen(actor)).toEqual(expected());
  });

  it('agrees with the policy, dossier by dossier', async () => {
    const twice = await world.holding('twice', 'field_officer', { kind: 'territory', id: '08' });
    await world.holding('twice', 'funder_officer', { kind: 'funder', id: call.funders.indh });
    for (const actor of [khenifra.holder, tinghir.holder, twice, await world.person('nobody')]) {
      const mayRead: string[] = [];
      for (const id of all()) {
        const answer = await world.useCases.application.getDossier(actor, id).catch(() => null);
        if (answer) mayRead.push(id);
      }
      expect(await idsSeen(actor)).toEqual(mayRead);
    }
  });

  it('shows nothing of a grant that is over', async () => {
    const former = await world.holding('former', 'auditor');
    await world
      .admin('access.role_grant')
      .where({ person_id: former.id })
      .update({ to_at: await world.now() });
    expect(await idsSeen(former)).toEqual([]);
  });

  it('gives page after page, each dossier once', async () => {
    const first = await list(khenifra.officer, { limit: 2 });
    expect(first.next).toBe(tinghir.dossierId);
    const second = await list(khenifra.officer, { limit: 2, after: first.next! });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(all());
    expect(second.next).toBeNull();
    expect((await list(khenifra.officer, { limit: 3 })).next).toBeNull();
  });

  it('filters by call, stage and reference', async () => {
    const { officer } = khenifra;
    expect(await idsSeen(officer, { stage: 'application' })).toEqual([azilal.dossierId]);
    expect(await idsSeen(officer, { stage: 'scoring', reference: khenifra.reference })).toEqual([khenifra.dossierId]);
    expect(await idsSeen(officer, { callId: call.callId, reference: 'aap-2026-01-0002' })).toEqual([tinghir.dossierId]);
    expect(await idsSeen(officer, { callId: call.funders.cdg })).toEqual([]);
    expect(await idsSeen(officer, { reference: '%' })).toEqual([]);
  });

  it('filters by funder, region, province and status', async () => {
    const { officer } = khenifra;
    expect(await idsSeen(officer, { funderId: call.funders.region08 })).toEqual([tinghir.dossierId]);
    expect(await idsSeen(officer, { funderId: call.funders.cdg })).toEqual([]);
    expect(await idsSeen(officer, { territory: '05' })).toEqual([azilal.dossierId, khenifra.dossierId]);
    expect(await idsSeen(officer, { territory: '05.301', status: 'submitted' })).toEqual([khenifra.dossierId]);
    expect(await idsSeen(officer, { territory: '05.301', status: 'draft' })).toEqual([]);
    expect(await idsSeen(officer, { status: 'draft' })).toEqual([azilal.dossierId]);
    const everything = { callId: call.callId, funderId: call.funders.indh, territory: '05', stage: 'scoring' } as const;
    expect(
      await idsSeen(officer, { ...everything, status: 'submitted', reference: khenifra.reference, q: 'AAP-2026' }),
    ).toEqual([khenifra.dossierId]);
  });

  it.each(['5', '05.', '05.3011', '%'])('takes no territory %s', (territory) => {
    expect(DossierListQuery.safeParse({ territory }).success).toBe(false);
  });

  it('keeps what waits for the asker, by name or by a role', async () => {
    expect(await idsSeen(azilal.holder, { mine: 'true' })).toEqual([azilal.dossierId]);
    expect(await idsSeen(khenifra.holder, { mine: 'true' })).toEqual([]);
    expect(await idsSeen(khenifra.holder, { mine: 'false' })).toEqual([khenifra.dossierId]);
    // The draft waits for its holder: who may only look at it has nothing to do.
    expect(await idsSeen(khenifra.officer, { mine: 'true' })).toEqual([]);
  });

  it('finds by the reference or its beginning, the words of the title, and the name of whoever applied', async () => {
    const { officer } = khenifra;
    expect(await idsSeen(officer, { q: khenifra.reference.toLowerCase() })).toEqual([khenifra.dossierId]);
    expect(await idsSeen(officer, { q: 'AAP-2026-01' })).toEqual(all());
    expect(await idsSeen(officer, { q: 'إغرم' })).toEqual([tinghir.dossierId]);
    expect(await idsSeen(officer, { q: 'imdgasen tisage' })).toEqual([azilal.dossierId]);
    const { title } = (await list(officer, { q: khenifra.reference })).items[0]!;
    expect(await idsSeen(officer, { q: title.toUpperCase() })).toContain(khenifra.dossierId);
    for (const q of ['zzzzz', '%%', "' --", '((']) expect(await idsSeen(officer, { q })).toEqual([]);
  });

  it('finds for nobody what their roles do not reach', async () => {
    const actor = await world.holding('one on a province', 'field_officer', { kind: 'territory', id: '05.301' });
    expect(await idsSeen(actor, { q: 'AAP-2026-01' })).toEqual([khenifra.dossierId]);
    expect(await idsSeen(actor, { q: 'إغرم' })).toEqual([]);
  });
});
