import { ROLES, type Role } from '../../services/access/policy.ts';
import type { Actor } from '../../services/shared/command.ts';
import type { World } from './world.ts';

const DENIALS: readonly unknown[] = ['permission_denied', 'dossier_missing'];

/** The roles that an act is open to, each tried on the whole fund; any other answer than a denial lets it through. */
export const rolesLetThrough = async (world: World, act: (actor: Actor) => Promise<unknown>): Promise<Role[]> => {
  const through: Role[] = [];
  for (const role of ROLES) {
    const actor = await world.holding(`only-${role}`, role);
    const code = await act(actor).then(
      () => null,
      (error: unknown) => (error as { code?: unknown }).code,
    );
    if (!DENIALS.includes(code)) through.push(role);
  }
  return through;
};
