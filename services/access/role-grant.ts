import { z } from 'zod';
import { CallId, FunderId, OrganisationId, PersonId, RoleGrantId } from '../shared/ids.ts';
import { grantToOneself, roleAlreadyEnded, roleAlreadyHeld } from './access-errors.ts';
import { ROLES } from './policy.ts';

/** On what a role is held: the whole fund, or one part of it. */
export const Scope = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('fund'), id: z.null() }),
    z.strictObject({ kind: z.literal('funder'), id: FunderId }),
    z.strictObject({ kind: z.literal('call'), id: CallId }),
    z.strictObject({ kind: z.literal('organisation'), id: OrganisationId }),
    z.strictObject({ kind: z.literal('territory'), id: z.string().regex(/^\d{2}(\.\d{3})?$/) }),
  ])
  .meta({ id: 'Scope' });
export type Scope = z.output<typeof Scope>;

export const NewRole = z
  .strictObject({ personId: PersonId, role: z.enum(ROLES), scope: Scope })
  .meta({ id: 'NewRole' });
export type NewRole = z.output<typeof NewRole>;

export interface RoleGrant extends NewRole {
  readonly id: RoleGrantId;
  readonly from: Date;
  readonly to: Date | null;
  /** Null for the first administrator, whom nobody could grant. */
  readonly grantedBy: PersonId | null;
}

interface Granting {
  readonly id: RoleGrantId;
  readonly grantedBy: PersonId;
  readonly now: Date;
}

export const grant = (input: NewRole, held: readonly RoleGrant[], { id, grantedBy, now }: Granting): RoleGrant => {
  if (input.personId === grantedBy) throw grantToOneself(input.role);
  const isSame = ({ role, scope, to }: RoleGrant) =>
    role === input.role && scope.kind === input.scope.kind && scope.id === input.scope.id && (to === null || to > now);
  if (held.some(isSame)) throw roleAlreadyHeld(input.role);
  return { ...input, id, from: now, to: null, grantedBy };
};

export const end = (held: RoleGrant, now: Date): RoleGrant => {
  if (held.to !== null && held.to <= now) throw roleAlreadyEnded(held.id);
  return { ...held, to: now };
};

/** The person learns what they may do from now on, or no longer. */
export const toldOf = ({ personId, role, scope }: RoleGrant) => ({
  to: { by: 'person', personId } as const,
  dossierId: null,
  data: { role, scope: scope.kind, scopeId: scope.id ?? '' },
});
