import { delegate, requireReaches, type NewDelegation } from '../../services/access/delegation.ts';
import { ROLES, type Role } from '../../services/access/policy.ts';
import type { Actor } from '../../services/shared/command.ts';
import {
  idOf,
  newId,
  type DelegationId,
  type DossierId,
  type FunderId,
  type PersonId,
} from '../../services/shared/ids.ts';
import { dirhams } from '../../services/shared/money.ts';
import { apiOf } from '../support/api.ts';
import { idOfPerson } from '../support/builders/committee.ts';
import { by, createWorld, type World } from '../support/world.ts';

let world: World;
const INDH = idOf<FunderId>('funder', 'indh');
const REGION = idOf<FunderId>('funder', 'region');
const of = (id: FunderId) => ({ kind: 'funder' as const, id });

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.drop());

const approverOf = (funderId: FunderId, account = 'approver') =>
  world.holding(account, 'funder_approver', of(funderId));
const officerOf = (funderId: FunderId, account = 'officer') => world.holding(account, 'funder_officer', of(funderId));

/** For January, up to 100,000 DH. */
const january = (delegateTo: Actor, change: Partial<NewDelegation> = {}): NewDelegation => ({
  funderId: INDH,
  delegateId: idOfPerson(delegateTo),
  from: new Date('2026-01-10T00:00:00Z'),
  to: new Date('2026-02-01T00:00:00Z'),
  amountMax: dirhams(100_000),
  act: 'Décision n° 12/2026',
  ...change,
});

const delegateSignature = (actor: Actor, input: NewDelegation) =>
  world.useCases.access.delegateSignature(by(actor), input);

describe('a delegation of signature', () => {
  const granted = delegate(
    { ...january({ id: newId<PersonId>() } as Actor), amountMax: dirhams(100_000) },
    { id: newId<DelegationId>(), delegatorId: newId<PersonId>(), isOfFunder: true, now: new Date('2026-01-05') },
  );
  const reaches = (change: object) => () =>
    requireReaches(granted, { funderId: INDH, amount: dirhams(1), now: new Date('2026-01-15'), ...change });

  it('reaches its funder, its days and its amounts, each to the edge', () => {
    expect(reaches({ amount: dirhams(100_000) })()).toBe(granted.delegatorId);
    expect(reaches({ now: granted.from })()).toBe(granted.delegatorId);
    expect(reaches({ funderId: REGION })).toThrow('delegate_of_another_funder');
    expect(reaches({ now: new Date(granted.from.getTime() - 1) })).toThrow('delegation_not_in_force');
    expect(reaches({ now: granted.to })).toThrow('delegation_not_in_force');
    expect(reaches({ amount: dirhams(100_001) })).toThrow('delegation_exceeded');
  });
});

describe('delegateSignature', () => {
  it('is kept, told to the delegate, and shown to the funder’s people only', async () => {
    const [approver, officer] = [await approverOf(INDH), await officerOf(INDH)];
    const { id } = await delegateSignature(approver, january(officer));
    const notices = await world.admin('engine.notice').where({ kind: 'access.signature_delegated' }).select('to_id');
    expect(notices).toEqual([{ to_id: officer.id }]);
    const { listDelegations } = world.useCases.access;
    const seen = await listDelegations(officer, { funderId: INDH, limit: 1 });
    expect(seen).toMatchObject({ items: [{ id, delegatorId: approver.id, endedAt: null }], next: null });
    const stranger = await approverOf(REGION, 'region-approver');
    await expect(listDelegations(stranger, { funderId: INDH, limit: 1 })).rejects.toThrow('permission_denied');
  });

  it('pages from the newest to the oldest', async () => {
    const [approver, officer] = [await approverOf(INDH), await officerOf(INDH)];
    for (const _ of [1, 2, 3]) await delegateSignature(approver, january(officer));
    const { listDelegations } = world.useCases.access;
    const first = await listDelegations(approver, { funderId: INDH, limit: 2 });
    const second = await listDelegations(approver, { funderId: INDH, limit: 2, after: first.next! });
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
    expect([...ids].sort().reverse()).toEqual(ids);
  });

  it.each([
    ['to oneself', { own: true }, 'delegation_to_oneself'],
    ['to somebody of another funder', { other: true }, 'delegate_of_another_funder'],
    ['that ends before it begins', { to: new Date('2026-01-09') }, 'delegation_dates_wrong'],
    ['that is over already', { from: new Date('2025-01-01'), to: new Date('2026-01-01') }, 'delegation_dates_wrong'],
  ])('is refused %s', async (_what, { own, other, ...dates }: Record<string, unknown>, code) => {
    const approver = await approverOf(INDH);
    const bearer = own ? approver : other ? await officerOf(REGION, 'region-officer') : await officerOf(INDH);
    await expect(delegateSignature(approver, january(bearer, dates))).rejects.toMatchObject({ kind: 'refused', code });
  });

  it.each(ROLES)('is for whoever decides for that funder: a %s', async (role: Role) => {
    const bearer = await officerOf(INDH);
    const actor = await world.holding(`own-${role}`, role, of(INDH));
    const asked = delegateSignature(actor, january(bearer));
    if (role === 'funder_approver' || role === 'funder_head')
      await expect(asked).resolves.toMatchObject({ delegatorId: actor.id });
    else await expect(asked).rejects.toMatchObject({ kind: 'forbidden' });
    const elsewhere = await world.holding(`other-${role}`, role, of(REGION));
    await expect(delegateSignature(elsewhere, january(bearer))).rejects.toMatchObject({ kind: 'forbidden' });
  });

  it('lets nobody pass on what was delegated to them', async () => {
    const [approver, officer] = [await approverOf(INDH), await officerOf(INDH)];
    await delegateSignature(approver, january(officer));
    const third = await officerOf(INDH, 'third');
    await expect(delegateSignature(officer, january(third))).rejects.toThrow('permission_denied');
  });

  it('is kept as it was granted, also in the table', async () => {
    const { id } = await delegateSignature(await approverOf(INDH), january(await officerOf(INDH)));
    const row = () => world.admin('access.delegation').where({ id });
    await expect(row().update({ to_at: new Date('2027-01-01') })).rejects.toMatchObject({ code: 'TZ001' });
    await expect(row().delete()).rejects.toThrow();
  });
});

describe('what is done in a colleague’s place', () => {
  const dossierId = newId<DossierId>();
  const inPlace = (actor: Actor, delegationId: DelegationId, amount = dirhams(1_000)) =>
    world.transact(by(actor), async ({ access, audit }) => {
      const personId = await access.requireInPlace(
        'approval.decide',
        { dossierId, funderId: INDH, amount },
        delegationId,
      );
      await audit.record({ kind: 'test.done', subjectType: 'line', subjectId: delegationId, dossierId });
      return personId;
    });

  it('names on whose behalf, from its first day to its last', async () => {
    const [approver, officer] = [await approverOf(INDH), await officerOf(INDH)];
    const { id } = await delegateSignature(approver, january(officer));
    await expect(inPlace(officer, id)).rejects.toThrow('delegation_not_in_force');
    await world.moveTo('2026-01-12T09:00:00Z');
    expect(await inPlace(officer, id)).toBe(approver.id);
    const event: unknown = await world.admin('audit.event').where({ kind: 'test.done', subject_id: id }).first();
    expect(event).toMatchObject({
      actor_id: officer.id,
      role: 'funder_approver',
      on_behalf_of: { personId: approver.id, funderId: INDH },
    });
    await expect(inPlace(officer, id, dirhams(100_001))).rejects.toThrow('delegation_exceeded');
    await expect(inPlace(await officerOf(INDH, 'other'), id)).rejects.toThrow('delegation_missing');
  });

  it('is refused while its giver is let in at no door', async () => {
    const [approver, officer] = [await approverOf(INDH, 'off'), await officerOf(INDH, 'at-the-desk')];
    const { id } = await delegateSignature(approver, january(officer, { from: new Date('2026-01-06') }));
    const admin = await world.holding('admin', 'fund_administrator');
    const of = { personId: approver.id as PersonId, reason: 'The phone was stolen' };
    await world.useCases.access.switchOff(by(admin), of);
    await expect(inPlace(officer, id)).rejects.toThrow('delegation_not_in_force');
    await world.useCases.access.switchOn(by(admin), of);
    expect(await inPlace(officer, id)).toBe(approver.id);
  });

  it('is refused once its giver or its bearer no longer holds their role', async () => {
    const [leaving, bearer] = [await approverOf(INDH, 'leaving'), await officerOf(INDH, 'leaver')];
    const { id } = await delegateSignature(leaving, january(bearer, { from: new Date('2026-01-06') }));
    expect(await inPlace(bearer, id)).toBe(leaving.id);
    const endsFor = async ({ id: person_id }: Actor) =>
      world
        .admin('access.role_grant')
        .where({ person_id })
        .update({ to_at: await world.now() });
    await endsFor(bearer);
    await expect(inPlace(bearer, id)).rejects.toThrow('delegation_not_in_force');
    await officerOf(INDH, 'leaver');
    await endsFor(leaving);
    await expect(inPlace(bearer, id)).rejects.toThrow('delegation_not_in_force');
  });

  it('endDelegation ends it at once, for who gave it and for administrators', async () => {
    const [approver, officer] = [await approverOf(INDH), await officerOf(INDH)];
    const { id } = await delegateSignature(approver, january(officer, { from: new Date('2026-01-06') }));
    const { endDelegation } = world.useCases.access;
    await expect(endDelegation(by(officer), id)).rejects.toThrow('permission_denied');
    await expect(endDelegation(by(await officerOf(REGION, 'region-officer')), id)).rejects.toThrow(
      'delegation_missing',
    );
    await endDelegation(by(approver), id);
    await expect(inPlace(officer, id)).rejects.toThrow('delegation_not_in_force');
    await expect(endDelegation(by(approver), id)).rejects.toMatchObject({ code: 'delegation_already_ended' });
    const admin = await world.holding('admin', 'fund_administrator');
    const { id: second } = await delegateSignature(approver, january(officer));
    expect(await endDelegation(by(admin), second)).toMatchObject({ endedBy: admin.id });
  });

  it('over HTTP: given, listed, ended', async () => {
    const [approver, officer] = [await approverOf(INDH), await officerOf(INDH)];
    const api = apiOf(world)(approver);
    const body = {
      funderId: INDH,
      delegateId: officer.id,
      from: '2026-03-01T00:00:00Z',
      to: '2026-03-15T00:00:00Z',
      amountMax: null,
      act: 'القرار رقم 7',
    };
    await api.post('/delegations', { ...body, amountMax: { amount: '0.00', currency: 'MAD' } }).expect(400);
    const given = await api.post('/delegations', body).expect(200);
    expect(given.body).toMatchObject({ delegatorId: approver.id, act: 'القرار رقم 7', amountMax: null });
    const { id } = given.body as { id: string };
    const listed = await api.get(`/delegations?funderId=${INDH}&limit=1`).expect(200);
    expect(listed.body).toMatchObject({ items: [{ id }] });
    await api.post(`/delegations/${id}/end`, {}).expect(200);
    await api.post(`/delegations/${id}/end`, {}).expect(409);
  });
});
