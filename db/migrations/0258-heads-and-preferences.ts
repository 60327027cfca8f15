import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';

const ROLES = [
  ...['project_holder', 'platform_agent', 'desk_officer', 'reviewer', 'committee_member', 'committee_chair'],
  ...['committee_secretary', 'funder_officer', 'funder_approver', 'payment_preparer', 'payment_verifier'],
  ...['payment_approver', 'payer', 'field_officer', 'fund_administrator', 'auditor'],
];

const knownRoles = (roles: readonly string[]) => `
  alter table access.role_grant drop constraint role_grant_role;
  alter table access.role_grant add constraint role_grant_role
    check (role in (${roles.map((role) => `'${role}'`).join(', ')}));
`;

/** A funder has a head, whom a late answer is told; people write their own e-mail address. */
export const up = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `${knownRoles(ROLES.flatMap((role) => (role === 'funder_approver' ? [role, 'funder_head'] : [role])))}
     alter table access.person add constraint person_email check (email ~ '^[^@[:space:]]+@[^@[:space:]]+$')`,
  );

export const down = (knex: Knex): Promise<void> =>
  asOwner(knex, `alter table access.person drop constraint person_email; ${knownRoles(ROLES)}`);
