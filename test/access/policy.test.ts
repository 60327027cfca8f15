import { may, reachOf, ROLES, rolesWith, type Grant, type Role } from '../../services/access/policy.ts';
import { idOf, type CallId, type FunderId, type OrganisationId } from '../../services/shared/ids.ts';
import type { Permission, Subject } from '../../services/shared/permission.ts';
import { HOLDERS } from './holders.ts';

const funder = (name: string) => idOf<FunderId>('funder', name);
const call = idOf<CallId>('call', 'ours');
const organisation = idOf<OrganisationId>('organisation', 'ours');
const grantOn = (role: Role, scopeKind: Grant['scopeKind'], scopeId: string | null): Grant => ({
  role,
  scopeKind,
  scopeId,
});

describe('a permission', () => {
  it.each(Object.entries(HOLDERS))('%s is held by its roles and by no other', (permission, holders) => {
    expect(rolesWith(permission as Permission).join(' ')).toBe(holders);
    const mayEach = ROLES.filter((role) => may([grantOn(role, 'fund', null)], permission as Permission, {}).allowed);
    expect(mayEach.join(' ')).toBe(holders);
  });

  it('is nobody’s without a grant, and names the role that gives it', () => {
    expect(may([], 'dossier.read', {})).toEqual({ allowed: false });
    const grants = [grantOn('reviewer', 'fund', null), grantOn('auditor', 'fund', null)];
    expect(may(grants, 'audit.read', {})).toEqual({ allowed: true, role: 'auditor' });
  });
});

describe('a grant', () => {
  const reaches = (scopeKind: Grant['scopeKind'], scopeId: string | null, subject: Subject): boolean =>
    may([grantOn('funder_officer', scopeKind, scopeId)], 'dossier.read', subject).allowed;

  it('on the whole fund reaches everything', () => {
    expect(reaches('fund', null, {})).toBe(true);
  });

  it('on a funder reaches what names this funder, among others too', () => {
    expect(reaches('funder', funder('a'), { funderIds: [funder('b'), funder('a')] })).toBe(true);
    expect(reaches('funder', funder('a'), { funderIds: [funder('b')] })).toBe(false);
    expect(reaches('funder', funder('a'), {})).toBe(false);
  });

  it('on an organisation or a call reaches that one', () => {
    expect(reaches('organisation', organisation, { organisationId: organisation })).toBe(true);
    expect(reaches('organisation', organisation, { organisationId: idOf<OrganisationId>('organisation', 'x') })).toBe(
      false,
    );
    expect(reaches('organisation', organisation, {})).toBe(false);
    expect(reaches('call', call, { callId: call })).toBe(true);
    expect(reaches('call', call, { callId: idOf<CallId>('call', 'x') })).toBe(false);
  });

  it('on a region reaches its provinces, on a province neither its region nor another', () => {
    expect(reaches('territory', '05', { territory: '05.081' })).toBe(true);
    expect(reaches('territory', '05.081', { territory: '05.081' })).toBe(true);
    expect(reaches('territory', '05.081', { territory: '05' })).toBe(false);
    expect(reaches('territory', '05', { territory: '08.051' })).toBe(false);
    expect(reaches('territory', '05', {})).toBe(false);
    expect(reaches('territory', null, { territory: '05' })).toBe(false);
  });

  it('is no other grant’s scope: a funder’s id is no organisation’s', () => {
    expect(reaches('funder', organisation, { organisationId: organisation })).toBe(false);
  });
});

describe('a reach', () => {
  it('gathers where a permission is held, by kind of scope, and nothing of other permissions', () => {
    const grants = [
      grantOn('auditor', 'funder', funder('a')),
      grantOn('auditor', 'funder', funder('b')),
      grantOn('auditor', 'territory', '05'),
      grantOn('auditor', 'call', call),
      grantOn('auditor', 'organisation', organisation),
      grantOn('reviewer', 'funder', funder('c')),
    ];
    expect(reachOf(grants, 'audit.read')).toEqual({
      everything: false,
      territories: ['05'],
      organisationIds: [organisation],
      callIds: [call],
      funderIds: [funder('a'), funder('b')],
    });
    expect(reachOf([grantOn('auditor', 'fund', null)], 'audit.read')).toEqual({
      everything: true,
      territories: [],
      organisationIds: [],
      callIds: [],
      funderIds: [],
    });
  });

  it('is nowhere without a grant', () => {
    expect(reachOf([], 'audit.read').everything).toBe(false);
  });
});
