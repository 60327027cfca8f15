import { localDateOf } from '../shared/dates.ts';
import type { MandateId, OrganisationId } from '../shared/ids.ts';
import { mandateMissing } from './application-errors.ts';
import type { ApplicationUnit } from './application-ports.ts';

/**
 * Whoever is not of the organisation writes for it under a mandate in force. Gives the mandate, or null where the holder
 * acts in person.
 */
export const requireMandate = async (
  { access, registry, mandates, now }: Pick<ApplicationUnit, 'access' | 'registry' | 'mandates' | 'now'>,
  organisationId: OrganisationId,
): Promise<MandateId | null> => {
  if (await access.allows('application.withdraw', { organisationId })) return null;
  const today = localDateOf(now);
  const held = await mandates.findInForce(organisationId, access.person(), today);
  if (!held) throw mandateMissing(organisationId);
  const [representative] = await registry.listRepresentatives(organisationId, today);
  if (representative) access.standFor(representative.personId);
  return held.id;
};
