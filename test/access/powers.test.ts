import {
  delegate,
  endDelegated,
  NewDelegation,
  requireReaches,
  type Delegation,
} from '../../services/access/delegation.ts';
import { end, grant, NewRole, Scope, toldOf, type RoleGrant } from '../../services/access/role-grant.ts';
import { idOf, type DelegationId, type FunderId, type PersonId, type RoleGrantId } from '../../services/shared/ids.ts';
import { dirhams, money } from '../../services/shared/money.ts';

const person = (name: string) => idOf<PersonId>('person', name);
const funder = (name: string) => idOf<FunderId>('funder', name);
const day = (number: number) => new Date(Date.UTC(2026, 2, number));
const before = (instant: Date) => new Date(instant.getTime() - 1);

const asked = {
  funderId: funder('ours'),
  delegateId: person('delegate'),
  from: day(10),
  to: day(20),
  amountMax: dirhams(50_000),
  act: 'Note 12/2026',
};
const granting = {
  id: idOf<DelegationId>('delegation', 'one'),
  delegatorId: person('approver'),
  isOfFunder: true,
  now: day(5),
};
const given = delegate(asked, granting);

describe('a delegation', () => {
  it('keeps what was handed over, by whom and when', () => {
    expect(given).toEqual({
      ...asked,
      id: granting.id,
      delegatorId: person('approver'),
      grantedAt: day(5),
      endedAt: null,
      endedBy: null,
    });
  });

  it('is to another person of the same funder, for a time that is still to come', () => {
    expect(() => delegate({ ...asked, delegateId: person('approver') }, granting)).toThrow('delegation_to_oneself');
    expect(() => delegate(asked, { ...granting, isOfFunder: false })).toThrow('delegate_of_another_funder');
    expect(() => delegate({ ...asked, to: day(10) }, granting)).toThrow('delegation_dates_wrong');
    expect(() => delegate({ ...asked, to: day(9) }, granting)).toThrow('delegation_dates_wrong');
    expect(() => delegate(asked, { ...granting, now: day(20) })).toThrow('delegation_dates_wrong');
    expect(delegate(asked, { ...granting, now: before(day(20)) }).to).toEqual(day(20));
  });

  it('ends once', () => {
    const ended = endDelegated(given, person('head'), day(12));
    expect(ended).toEqual({ ...given, endedAt: day(12), endedBy: person('head') });
    expect(() => endDelegated(ended, person('head'), day(13))).toThrow('delegation_already_ended');
  });

  it('reaches its funder, its days and its amounts, the first day and the last centime included', () => {
    const use = { funderId: funder('ours'), amount: dirhams(50_000), now: day(10) };
    const refusals: [Delegation, object, string][] = [
      [given, { funderId: funder('other') }, 'delegate_of_another_funder'],
      [given, { now: before(day(10)) }, 'delegation_not_in_force'],
      [given, { now: day(20) }, 'delegation_not_in_force'],
      [endDelegated(given, person('head'), day(9)), {}, 'delegation_not_in_force'],
      [given, { amount: money(5_000_001n) }, 'delegation_exceeded'],
    ];
    expect(requireReaches(given, use)).toBe(person('approver'));
    expect(requireReaches(given, { ...use, now: before(day(20)) })).toBe(person('approver'));
    expect(requireReaches({ ...given, amountMax: null }, { ...use, amount: dirhams(900_000) })).toBe(
      person('approver'),
    );
    const early = () => requireReaches(given, { ...use, now: before(day(10)) });
    const { from, to, endedAt } = given;
    expect(early).toThrow(
      expect.objectContaining({ details: expect.objectContaining({ from, to, endedAt }) as object }) as Error,
    );
    for (const [delegation, change, code] of refusals) {
      expect(() => requireReaches(delegation, { ...use, ...change })).toThrow(code);
    }
  });

  it('is asked for in full: its dates, a positive ceiling or none, a written act of a few words', () => {
    const sent = {
      funderId: funder('ours'),
      delegateId: person('delegate'),
      from: '2026-03-10T00:00:00Z',
      to: '2026-03-20T00:00:00Z',
      amountMax: { amount: '0.01', currency: 'MAD' },
      act: ' Act ',
    };
    expect(NewDelegation.parse(sent)).toMatchObject({ from: day(10), to: day(20), amountMax: 1n, act: 'Act' });
    expect(NewDelegation.parse({ ...sent, amountMax: null }).amountMax).toBeNull();
    const wrong = [
      { amountMax: { amount: '0.00', currency: 'MAD' } },
      { act: ' ab ' },
      { act: 'a'.repeat(501) },
      { more: 1 },
      { from: undefined },
    ];
    for (const change of wrong) expect(NewDelegation.safeParse({ ...sent, ...change }).success).toBe(false);
    expect(NewDelegation.safeParse({ ...sent, act: 'a'.repeat(500) }).success).toBe(true);
    const { error } = NewDelegation.safeParse({ ...sent, amountMax: { amount: '-1.00', currency: 'MAD' } });
    expect(error?.issues[0]?.message).toBe('amount_not_positive');
  });
});

describe('a role', () => {
  const scope = { kind: 'funder', id: funder('ours') } as const;
  const input = { personId: person('colleague'), role: 'funder_officer', scope } as const;
  const by = { id: idOf<RoleGrantId>('role', 'one'), grantedBy: person('administrator'), now: day(5) };
  const held: RoleGrant = grant(input, [], by);

  it('is held from now on, until it ends', () => {
    expect(held).toEqual({ ...input, id: by.id, from: day(5), to: null, grantedBy: person('administrator') });
    expect(end(held, day(6))).toEqual({ ...held, to: day(6) });
    expect(end({ ...held, to: day(9) }, day(6)).to).toEqual(day(6));
    expect(() => end({ ...held, to: day(6) }, day(6))).toThrow('role_already_ended');
  });

  it('is never granted to oneself, nor twice while it is held', () => {
    expect(() => grant({ ...input, personId: person('administrator') }, [], by)).toThrow('grant_to_oneself');
    expect(() => grant(input, [held], by)).toThrow('role_already_held');
    expect(() => grant(input, [{ ...held, to: day(6) }], by)).toThrow('role_already_held');
    const others: RoleGrant[] = [
      { ...held, to: day(5) },
      { ...held, role: 'funder_approver' },
      { ...held, scope: { kind: 'funder', id: funder('other') } },
      { ...held, scope: { kind: 'fund', id: null } },
      { ...held, scope: { kind: 'territory', id: scope.id } },
    ];
    expect(grant(input, others, by).to).toBeNull();
  });

  it('tells its person what they may do', () => {
    const data = { role: 'funder_officer', scope: 'funder', scopeId: funder('ours') };
    expect(toldOf(held)).toEqual({ to: { by: 'person', personId: person('colleague') }, dossierId: null, data });
    expect(toldOf({ ...held, scope: { kind: 'fund', id: null } }).data.scopeId).toBe('');
  });

  it('is on the whole fund or on one part of it', () => {
    const good = [
      { kind: 'fund', id: null },
      scope,
      { kind: 'call', id: scope.id },
      { kind: 'organisation', id: scope.id },
      { kind: 'territory', id: '05' },
      { kind: 'territory', id: '05.081' },
    ];
    const bad = [
      { kind: 'fund', id: funder('ours') },
      { kind: 'funder', id: null },
      { kind: 'call', id: 'x' },
      { kind: 'organisation', id: 'x' },
      { kind: 'territory', id: '5' },
      { kind: 'territory', id: '05.08' },
      { kind: 'territory', id: 'x05.081' },
      { kind: 'territory', id: '05.0811' },
      { kind: 'fund', id: null, more: 1 },
      { kind: 'moon', id: null },
    ];
    for (const each of good) expect(Scope.safeParse(each).success).toBe(true);
    for (const each of bad) expect(Scope.safeParse(each).success).toBe(false);
    expect(NewRole.safeParse(input).success).toBe(true);
    expect(NewRole.safeParse({ ...input, personId: undefined }).success).toBe(false);
    expect(NewRole.safeParse({ ...input, more: 1 }).success).toBe(false);
    expect(NewRole.safeParse({ ...input, role: 'king' }).success).toBe(false);
  });
});
