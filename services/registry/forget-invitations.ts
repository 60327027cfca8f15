import { PUBLIC, systemCommand, type Dependencies } from '../shared/command.ts';
import type { InvitationId } from '../shared/ids.ts';
import type { ReadDependencies } from '../shared/read.ts';
import { forgottenBefore, isForgettable } from './invitation.ts';
import { lockInvitation } from './lock-invitation.ts';
import type { RegistryUnit } from './registry-ports.ts';

type Forgetting = Dependencies<RegistryUnit> & ReadDependencies<RegistryUnit>;

/** Forgets how those are reached who never answered, once nobody can ask them again by what they were sent. */
export const forgetInvitations = (dependencies: Forgetting) => async (): Promise<number> => {
  const ids = await dependencies.read(PUBLIC, ({ registryViews, now }) =>
    registryViews.listForgettable(forgottenBefore(now)),
  );
  for (const id of ids) await forget(dependencies, id);
  return ids.length;
};

const forget = ({ transact }: Forgetting, id: InvitationId): Promise<null> =>
  transact(systemCommand('registry', 'forget_invitation', id), async (unit) => {
    const { invitations, audit, now } = unit;
    const { organisation, invitation } = await lockInvitation(unit, () => invitations.getById(id));
    // Somebody may have called it off meanwhile, and it was forgotten with that.
    if (!isForgettable(invitation, now)) return null;

    await invitations.forget(id, now);
    await audit.record({
      kind: 'registry.invitation_forgotten',
      subjectType: 'invitation',
      subjectId: id,
      dossierId: null,
      related: [organisation.id],
    });
    return null;
  });
