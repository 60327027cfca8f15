import type { Access, Permission } from '../shared/permission.ts';
import { organisationMissing } from './registry-errors.ts';
import type { Organisation } from './registry-facts.ts';

type Place = Pick<Organisation, 'id' | 'seat'>;

/** May they, on this organisation? A stranger hears that it is not there, one who may see it that it is not allowed. */
export const requireOf = async (access: Access, permission: Permission, { id, seat }: Place): Promise<void> => {
  const subject = { organisationId: id, territory: seat.province };
  const isKnown = (await access.allows(permission, subject)) || (await access.allows('dossier.read', subject));
  if (!isKnown) throw organisationMissing(id);
  await access.require(permission, subject);
};
