import { z } from 'zod';
import { MeView } from '../../services/access/access-views.ts';
import type { ScopeKind } from '../../services/access/policy.ts';
import { PUBLIC, type Actor } from '../../services/shared/command.ts';
import {
  dossierWorkflowId,
  idOf,
  type CallId,
  type DossierId,
  type FunderId,
  type OrganisationId,
  type PersonId,
} from '../../services/shared/ids.ts';
import type { Owed } from '../../services/shared/obligation.ts';
import { automatically, createWorld, type World } from '../support/world.ts';

const dossierId = idOf<DossierId>('dossier');
const organisationId = idOf<OrganisationId>('organisation');
const callId = idOf<CallId>('call');
const indh = idOf<FunderId>('indh');
const cdg = idOf<FunderId>('cdg');

describe('what waits for me', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
    await world.transact(automatically('begin', 'dossier'), async ({ processes, access }) => {
      await processes.openDossier(dossierId);
      const reference = 'AAP-2026-01-0017';
      await access.register(dossierId, { organisationId, callId, territory: '05.301', reference });
      await access.admitFunder(dossierId, indh);
    });
  });
  afterAll(() => world.drop());

  const owe = (name: string, owed: Owed) =>
    world.transact(automatically('owe', name), ({ obligations, now }) =>
      obligations.open(dossierWorkflowId(dossierId), {
        kind: 'approval',
        subjectId: idOf(name),
        owed,
        rungs: [{ at: new Date(now.getTime() + 1_000_000), act: 'remind' }],
        dueAt: new Date(now.getTime() + 2_000_000),
      }),
    );
  const waitsFor = async (actor: Actor) =>
    (await world.useCases.access.getMe(actor)).waiting.map(({ subjectId }) => subjectId);
  const on = (kind: ScopeKind, id: string) => ({ kind, id });

  it('is what is owed by me, with its dossier, since when, until when, and the next reminder', async () => {
    const me = await world.person('me');
    await owe('mine', { by: 'person', personId: me.id as PersonId });
    const seen = z.encode(MeView, await world.useCases.access.getMe(me));
    expect(seen.person).toMatchObject({ name: 'me', roles: [] });
    expect(seen.waiting).toMatchObject([
      { subjectId: idOf('mine'), kind: 'approval', dossierId, dossierReference: 'AAP-2026-01-0017', callId },
    ]);
    const { since, nextReminderAt, until } = seen.waiting[0]!;
    expect(Date.parse(nextReminderAt!) - Date.parse(since)).toBe(1_000_000);
    expect(Date.parse(until!) - Date.parse(since)).toBe(2_000_000);
    expect(await waitsFor(await world.person('another'))).toEqual([]);
  });

  it("is what my organisation owes, and no other's", async () => {
    await owe('organisation', { by: 'organisation', organisationId });
    const mine = await world.holding('holder', 'project_holder', on('organisation', organisationId));
    const other = await world.holding('other-holder', 'project_holder', on('organisation', idOf('other')));
    expect(await waitsFor(mine)).toEqual([idOf('organisation')]);
    expect(await waitsFor(other)).toEqual([]);
  });

  it('is what my funder owes in my role', async () => {
    await owe('funder', { by: 'funder', funderId: indh, role: 'funder_approver' });
    expect(await waitsFor(await world.holding('indh', 'funder_approver', on('funder', indh)))).toEqual([
      idOf('funder'),
    ]);
    expect(await waitsFor(await world.holding('indh-officer', 'funder_officer', on('funder', indh)))).toEqual([]);
    expect(await waitsFor(await world.holding('cdg', 'funder_approver', on('funder', cdg)))).toEqual([]);
  });

  it('is what my role owes, as far as my scope reaches', async () => {
    await owe('role', { by: 'role', role: 'desk_officer' });
    const deskWaits = async (account: string, scope?: ReturnType<typeof on>) =>
      waitsFor(await world.holding(account, 'desk_officer', scope));
    expect(await deskWaits('desk')).toEqual([idOf('role')]);
    expect(await deskWaits('desk-05', on('territory', '05'))).toEqual([idOf('role')]);
    expect(await deskWaits('desk-call', on('call', callId))).toEqual([idOf('role')]);
    expect(await deskWaits('desk-indh', on('funder', indh))).toEqual([idOf('role')]);
    expect(await deskWaits('desk-08', on('territory', '08'))).toEqual([]);
    expect(await deskWaits('desk-other', on('call', idOf('other')))).toEqual([]);
    expect(await deskWaits('desk-cdg', on('funder', cdg))).toEqual([]);
  });

  it('is nothing that has been answered, and nothing of a role that has ended', async () => {
    const desk = await world.person('desk');
    await world
      .admin('access.role_grant')
      .where({ person_id: desk.id })
      .update({ to_at: new Date('2026-01-01') });
    expect(await waitsFor(desk)).toEqual([]);
    await world.transact(automatically('answer', 'mine'), ({ obligations }) =>
      obligations.close('approval', idOf('mine')),
    );
    expect(await waitsFor(await world.person('me'))).toEqual([]);
  });
});

describe('the names of people', () => {
  it('are told to whoever has met their ids, and to nobody else', async () => {
    const world = await createWorld();
    try {
      const [me, other] = [await world.person('me'), await world.person('Amina')];
      const { namePeople } = world.useCases.access;
      const ids = [other.id, idOf('nobody')] as PersonId[];
      expect(await namePeople(me, ids)).toEqual([{ id: other.id, name: 'Amina', nameAr: null }]);
      expect(await namePeople(me, [])).toEqual([]);
      await expect(namePeople(PUBLIC, ids)).rejects.toThrow('permission_denied');
    } finally {
      await world.drop();
    }
  });
});
