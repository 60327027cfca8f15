import type { Access, Permission, Subject } from '../shared/permission.ts';
import { organisationMissing } from './registry-errors.ts';
import type { Organisation } from './registry-facts.ts';

type Place = Pick<Organisation, 'id' | 'seat'>;

export const subjectOf = ({ id, seat }: Place): Subject => ({ organisationId: id, territory: seat.province });

/** May they, on this organisation? A stranger hears that it is not there, one who may see it that it is not allowed. */
export const requireOf = async (access: Access, permission: Permission, place: Place): Promise<void> => {
  const subject = subjectOf(place);
  const isKnown = (await access.allows(permission, subject)) || (await access.allows('dossier.read', subject));
  if (!isKnown) throw organisationMissing(place.id);
  await access.require(permission, subject);
};
