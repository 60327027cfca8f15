import type { Role } from '../../services/access/policy.ts';

interface DemoRole {
  readonly role: Role;
  /** The funder's code that the role is held on; the whole fund where none is named. */
  readonly funder?: string;
}

const officerAndApprover = (prefix: string, funder: string): [string, DemoRole][] => [
  [`${prefix}-officer`, { role: 'funder_officer', funder }],
  [`${prefix}-approver`, { role: 'funder_approver', funder }],
];

const numbered = (prefix: string, count: number, role: Role): [string, DemoRole][] =>
  Array.from({ length: count }, (_each, index) => [`${prefix}-${String(index + 1)}`, { role }]);

/** Which demo account holds which role. Project holders get theirs when they register their organisation. */
export const demoRoles: readonly (readonly [account: string, held: DemoRole])[] = [
  ['desk-officer', { role: 'desk_officer' }],
  ['desk-officer-2', { role: 'desk_officer' }],
  ['field-officer', { role: 'field_officer' }],
  ['platform-agent', { role: 'platform_agent' }],
  ['auditor', { role: 'auditor' }],
  ...numbered('reviewer', 6, 'reviewer'),
  ['chair', { role: 'committee_chair' }],
  ['secretary', { role: 'committee_secretary' }],
  ...numbered('member', 6, 'committee_member'),
  ...officerAndApprover('indh', 'INDH'),
  ['indh-head', { role: 'funder_head', funder: 'INDH' }],
  ...officerAndApprover('region', 'REGION-05'),
  ...officerAndApprover('cdg', 'CDG'),
  ...officerAndApprover('ministry', 'MINISTRY'),
  ...officerAndApprover('hassan2', 'FONDS-HASSAN-II'),
  ['hassan2-approver-2', { role: 'funder_approver', funder: 'FONDS-HASSAN-II' }],
  ...officerAndApprover('tamwilcom', 'TAMWILCOM'),
  ...officerAndApprover('region08', 'REGION-08'),
  ...officerAndApprover('region02', 'REGION-02'),
  ['payment-preparer', { role: 'payment_preparer' }],
  ['payment-verifier', { role: 'payment_verifier' }],
  ['payment-approver', { role: 'payment_approver' }],
  // Two roles, and still never two parts in one payment: four eyes hold whoever may do what.
  ['payment-approver-2', { role: 'payment_approver' }],
  ['payment-approver-2', { role: 'payment_preparer' }],
  ['payer', { role: 'payer' }],
];
