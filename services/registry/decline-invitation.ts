import { sha256Of } from '../shared/canonical.ts';
import type { Command, Dependencies } from '../shared/command.ts';
import { answered, requireOpen } from './invitation.ts';
import { shownInvitation, type InvitationCode, type InvitationView } from './invitation-views.ts';
import { lockInvitation } from './lock-invitation.ts';
import type { RegistryUnit } from './registry-ports.ts';

/** Whoever has the link says no; the one who invited hears of it. */
export const declineInvitation =
  ({ transact }: Dependencies<RegistryUnit>) =>
  (command: Command, { code }: InvitationCode): Promise<InvitationView> =>
    transact(command, async (unit) => {
      const { access, invitations, audit, outbox, now } = unit;
      const by = access.person();
      const { organisation, invitation } = await lockInvitation(unit, () => invitations.getByHash(sha256Of(code)));

      requireOpen(invitation, now);
      const declined = answered(invitation, { answer: 'declined', by, now });

      await invitations.saveAnswer(declined);
      await audit.record({
        kind: 'registry.invitation_declined',
        subjectType: 'invitation',
        subjectId: invitation.id,
        dossierId: null,
        related: [organisation.id, by],
      });
      await outbox.notify({
        kind: 'registry.invitation_declined',
        to: { by: 'person', personId: invitation.invitedBy },
        dossierId: null,
        data: { name: invitation.name, organisation: organisation.nameLatin },
      });
      return shownInvitation(declined, now);
    });
