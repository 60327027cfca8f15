import type { Command, Dependencies } from '../shared/command.ts';
import type { InvitationId } from '../shared/ids.ts';
import { answered } from './invitation.ts';
import { shownInvitation, type InvitationView } from './invitation-views.ts';
import { lockInvitation } from './lock-invitation.ts';
import type { RegistryUnit } from './registry-ports.ts';
import { requireOf } from './registry-reach.ts';

/** Calls an invitation off, as anybody may who speaks for the organisation: its link opens nothing from now on. */
export const withdrawInvitation =
  ({ transact }: Dependencies<RegistryUnit>) =>
  (command: Command, id: InvitationId): Promise<InvitationView> =>
    transact(command, async (unit) => {
      const { access, invitations, audit, now } = unit;
      const { organisation, invitation } = await lockInvitation(unit, () => invitations.getById(id));
      await requireOf(access, 'organisation.manage', organisation);

      const withdrawn = answered(invitation, { answer: 'withdrawn', by: access.person(), now });

      await invitations.saveAnswer(withdrawn);
      await audit.record({
        kind: 'registry.invitation_withdrawn',
        subjectType: 'invitation',
        subjectId: id,
        dossierId: null,
        related: [organisation.id],
      });
      return shownInvitation(withdrawn, now);
    });
