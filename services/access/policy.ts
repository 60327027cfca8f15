import type { CallId, FunderId, OrganisationId } from '../shared/ids.ts';
import type { Permission, Reach, Subject } from '../shared/permission.ts';

export const ROLES = [
  'project_holder',
  'platform_agent',
  'desk_officer',
  'reviewer',
  'committee_member',
  'committee_chair',
  'committee_secretary',
  'funder_officer',
  'funder_approver',
  'funder_head',
  'payment_preparer',
  'payment_verifier',
  'payment_approver',
  'payer',
  'field_officer',
  'fund_administrator',
  'auditor',
] as const;

export type Role = (typeof ROLES)[number];

export const SCOPE_KINDS = ['fund', 'funder', 'territory', 'call', 'organisation'] as const;
export type ScopeKind = (typeof SCOPE_KINDS)[number];

/** A role held on a scope; only grants in force at the moment of asking reach this page. */
export interface Grant {
  readonly role: Role;
  readonly scopeKind: ScopeKind;
  readonly scopeId: string | null;
}

/** Who may what, on one page. No default: what is not written here nobody may. */
const ALLOWED: Record<Role, readonly Permission[]> = {
  project_holder: [
    'dossier.read',
    'organisation.manage',
    'application.write',
    'application.submit',
    'application.withdraw',
    'plan.revise',
    'application.appeal',
    'agreement.sign',
    'disbursement.claim',
    'recovery.contest',
    'report.submit',
  ],
  platform_agent: ['dossier.read', 'application.write', 'application.submit', 'mandate.record'],
  desk_officer: [
    'dossier.read',
    'organisation.manage',
    'organisation.correct',
    'account.certify',
    'eligibility.decide',
    'agreement.check_copy',
    'agreement.suspend',
    'proof.check',
    'recovery.order',
    'report.review',
    'visit.manage',
    'dossier.close',
  ],
  reviewer: ['scoring.review'],
  committee_member: ['dossier.read', 'committee.read', 'committee.sit'],
  committee_chair: [
    'dossier.read',
    'committee.read',
    'committee.sit',
    'committee.preside',
    'committee.sign',
    'committee.promote',
    'waiver.grant_committee',
  ],
  committee_secretary: [
    'dossier.read',
    'committee.read',
    'scoring.freeze',
    'conflict.record',
    'committee.convene',
    'committee.sign',
    'committee.promote',
  ],
  funder_officer: ['dossier.read', 'approval.prepare', 'condition.judge'],
  funder_approver: [
    'dossier.read',
    'approval.decide',
    'round.plan',
    'agreement.sign_as_funder',
    'agreement.suspend',
    'condition.judge',
    'recovery.decide',
  ],
  // Told of a late answer, and able to give it: the power is theirs, the approvers hold it from them.
  funder_head: ['dossier.read', 'approval.decide', 'levels.set'],
  payment_preparer: ['dossier.read', 'disbursement.prepare', 'proof.check'],
  payment_verifier: ['dossier.read', 'disbursement.verify'],
  payment_approver: ['dossier.read', 'disbursement.approve', 'payment_run.approve'],
  payer: [
    'dossier.read',
    'disbursement.order',
    'payment_run.prepare',
    'payment_run.approve',
    'statement.import',
    'recovery.receive',
  ],
  field_officer: ['dossier.read', 'report.review', 'visit.manage'],
  fund_administrator: [
    'dossier.read',
    'role.grant',
    'person.manage',
    'programme.manage',
    'call.publish',
    'levels.set',
    'operations.manage',
  ],
  auditor: ['dossier.read', 'committee.read', 'audit.read'],
};

export type Decision = { readonly allowed: true; readonly role: Role } | { readonly allowed: false };

/** The one policy function: which of the grants in force, if any, lets this be done to that. */
export const may = (grants: readonly Grant[], permission: Permission, subject: Subject): Decision => {
  const grant = grants.find(
    (held) => ALLOWED[held.role].includes(permission) && COVERS[held.scopeKind](held.scopeId, subject),
  );
  return grant ? { allowed: true, role: grant.role } : { allowed: false };
};

/** A grant on a funder reaches a dossier only when that funder is named in the question. */
const COVERS: Record<ScopeKind, (scopeId: string | null, subject: Subject) => boolean> = {
  fund: () => true,
  funder: (scopeId, { funderIds = [] }) => funderIds.some((id) => id === scopeId),
  organisation: (scopeId, { organisationId }) => organisationId === scopeId,
  call: (scopeId, { callId }) => callId === scopeId,
  territory: (scopeId, { territory = '' }) => scopeId !== null && territory.startsWith(scopeId),
};

/** On what these grants let this be done, by kind of scope. */
export const reachOf = (grants: readonly Grant[], permission: Permission): Reach => {
  const held = grants.filter(({ role }) => ALLOWED[role].includes(permission));
  const on = <Id extends string = string>(kind: ScopeKind) =>
    held.flatMap(({ scopeKind, scopeId }) => (scopeKind === kind ? [(scopeId ?? '') as Id] : []));
  return {
    everything: on('fund').length > 0,
    territories: on('territory'),
    organisationIds: on<OrganisationId>('organisation'),
    callIds: on<CallId>('call'),
    funderIds: on<FunderId>('funder'),
  };
};

/** The roles that hold a permission: for lists, which ask once for many subjects. */
export const rolesWith = (permission: Permission): Role[] => ROLES.filter((role) => ALLOWED[role].includes(permission));
