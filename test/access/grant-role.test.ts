import { z } from 'zod';
import { ensureAdministrator } from '../../db/access/administrator-store.ts';
import { findPerson } from '../../db/access/person-store.ts';
import { PeopleQuery, PersonPage, RoleView } from '../../services/access/access-views.ts';
import { ROLES, SCOPE_KINDS } from '../../services/access/policy.ts';
import type { NewRole } from '../../services/access/role-grant.ts';
import type { Actor } from '../../services/shared/command.ts';
import { idOf, newId, type FunderId, type PersonId } from '../../services/shared/ids.ts';
import { by, createWorld, type World } from '../support/world.ts';

const FUND = { kind: 'fund', id: null } as const;

describe('roles', () => {
  let world: World;
  let admin: Actor;
  beforeAll(async () => {
    world = await createWorld();
    admin = await world.holding('admin', 'fund_administrator');
  });
  afterAll(() => world.drop());

  const access = () => world.useCases.access;
  const idOfPerson = async (account: string) => (await world.person(account)).id as PersonId;
  const desk = async (): Promise<NewRole> => ({
    personId: await idOfPerson('clerk'),
    role: 'desk_officer',
    scope: FUND,
  });

  it('grantRole gives a role that holds from then on', async () => {
    const clerk = await world.person('clerk');
    await expect(access().listPeople(clerk, { limit: 50 })).rejects.toMatchObject({ code: 'permission_denied' });
    const granted = await access().grantRole(by(admin), { ...(await desk()), role: 'fund_administrator' });
    expect(z.encode(RoleView, granted)).toMatchObject({ role: 'fund_administrator', to: null, grantedBy: admin.id });
    const page = await access().listPeople(clerk, { limit: 50 });
    expect(z.encode(PersonPage, page).items.find(({ id }) => id === clerk.id)?.roles).toMatchObject([
      { id: granted.id },
    ]);
  });

  it('listPeople finds by a role held now and by words of a name, in either script', async () => {
    const amina = await world.person('amina benali');
    await world.admin('access.person').where({ id: amina.id }).update({ name_ar: 'آمنة بنعلي' });
    const found = async (query: z.input<typeof PeopleQuery>) =>
      (await access().listPeople(admin, PeopleQuery.parse(query))).items.map(({ id }) => id);
    expect(await found({ q: 'BENALI' })).toEqual([amina.id]);
    expect(await found({ q: 'امنة' })).toEqual([amina.id]);
    expect(await found({ q: '%' })).toEqual([]);
    expect(await found({ role: 'fund_administrator' })).toContain(admin.id);
    expect(await found({ role: 'fund_administrator' })).not.toContain(amina.id);
    expect(await found({ q: 'amina', role: 'payer' })).toEqual([]);
    expect(PeopleQuery.safeParse({ role: 'king' }).success).toBe(false);
  });

  it('never lets an administrator grant to themselves, and the table agrees', async () => {
    const input = { ...(await desk()), personId: admin.id as PersonId };
    await expect(access().grantRole(by(admin), input)).rejects.toMatchObject({
      kind: 'refused',
      code: 'grant_to_oneself',
    });
    await expect(
      world.admin('access.role_grant').insert({
        id: idOf('grant'),
        person_id: admin.id,
        role: 'payer',
        scope_kind: 'fund',
        from_at: new Date(),
        granted_by: admin.id,
      }),
    ).rejects.toThrow('role_grant_not_to_oneself');
  });

  it('refuses the same role on the same scope twice, also from two at once', async () => {
    const input = await desk();
    const asked = await Promise.allSettled([1, 2].map(() => access().grantRole(by(admin), input)));
    expect(asked.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(access().grantRole(by(admin), input)).rejects.toMatchObject({ code: 'role_already_held' });
    const scope = { kind: 'funder', id: idOf<FunderId>('indh') } as const;
    await expect(access().grantRole(by(admin), { ...input, scope })).resolves.toMatchObject({ scope });
  });

  it('is refused to whoever may not grant, and for nobody known', async () => {
    const stranger = await world.person('stranger');
    await expect(access().grantRole(by(stranger), await desk())).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(
      access().grantRole(by(admin), { ...(await desk()), personId: idOf<PersonId>('nobody') }),
    ).rejects.toMatchObject({ code: 'person_missing' });
  });

  it('endRole ends it at once, leaves both events, and ends nothing twice', async () => {
    const auditor = await world.person('leaver');
    const input = { personId: auditor.id as PersonId, role: 'fund_administrator', scope: FUND } as const;
    const { id } = await access().grantRole(by(admin), input);
    await access().endRole(by(admin), id);
    await expect(access().listPeople(auditor, { limit: 1 })).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(access().endRole(by(admin), id)).rejects.toMatchObject({ code: 'role_already_ended' });
    const unknown = access().endRole(by(admin), newId());
    await expect(unknown).rejects.toMatchObject({ kind: 'missing', code: 'role_grant_missing' });
    const events = await world.admin('audit.event').where({ subject_id: auditor.id }).orderBy('seq');
    expect(events.map(({ kind }: { kind: string }) => kind)).toEqual(['access.role_granted', 'access.role_ended']);
    const told = await world.admin('engine.notice').where({ to_by: 'person', to_id: auditor.id }).orderBy('created_at');
    const data = { role: 'fund_administrator', scope: 'fund', scopeId: '' };
    expect(told).toMatchObject([
      { kind: 'access.role_granted', data },
      { kind: 'access.role_ended', data },
    ]);
    await expect(access().grantRole(by(admin), input)).resolves.toMatchObject({ to: null });
  });
});

describe('people', () => {
  it.each([
    ['role_grant_role', ROLES],
    ['role_grant_scope', SCOPE_KINDS],
  ])('the table knows the same %s as the policy', async (constraint, known) => {
    const { rows } = await world.admin.raw<{ rows: { definition: string }[] }>(
      'select pg_get_constraintdef(oid) as definition from pg_constraint where conname = ?',
      [constraint],
    );
    expect([...(rows[0]?.definition ?? '').matchAll(/'(\w+)'/g)].map(([, value]) => value)).toEqual([...known]);
  });

  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.drop());

  const identity = { issuer: 'https://issuer.example', subject: 'new', name: 'Nadia' };

  it('are noted once, however many requests of theirs come first together', async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, () => findPerson(world.knex)(identity)));
    expect(new Set(ids).size).toBe(1);
    expect(await findPerson(world.knex)({ ...identity, issuer: 'https://other.example' })).not.toBe(ids[0]);
  });

  it('the first administrator is made by whoever holds the database, once, and it is on record', async () => {
    const id = await ensureAdministrator(world.admin, identity);
    expect(await ensureAdministrator(world.admin, identity)).toBe(id);
    expect(await world.admin('access.role_grant').where({ person_id: id })).toMatchObject([
      { role: 'fund_administrator', granted_by: null },
    ]);
    expect(await world.admin('audit.event').where({ subject_id: id })).toMatchObject([
      { kind: 'access.role_granted', actor_id: 'system', outcome: 'done' },
    ]);
  });
});
