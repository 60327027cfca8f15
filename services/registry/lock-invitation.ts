import type { Invitation } from './invitation.ts';
import type { Organisation } from './registry-facts.ts';
import type { RegistryUnit } from './registry-ports.ts';

interface Locked {
  readonly organisation: Organisation;
  readonly invitation: Invitation;
}

/** Its organisation first, under whose lock invitations are made, counted and answered; then the invitation as it stands. */
export const lockInvitation = async (
  { organisations }: Pick<RegistryUnit, 'organisations'>,
  find: () => Promise<Invitation>,
): Promise<Locked> => {
  const { organisationId } = await find();
  const organisation = await organisations.lockById(organisationId);
  return { organisation, invitation: await find() };
};
