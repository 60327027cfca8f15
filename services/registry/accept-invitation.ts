import { sha256Of } from '../shared/canonical.ts';
import type { Command, Dependencies } from '../shared/command.ts';
import { answered, requireAcceptable } from './invitation.ts';
import type { InvitationCode } from './invitation-views.ts';
import { lockInvitation } from './lock-invitation.ts';
import { writeNaming } from './naming.ts';
import type { Representative } from './registry-facts.ts';
import type { RegistryUnit } from './registry-ports.ts';
import { subjectOf } from './registry-reach.ts';

/** Whoever has the link accepts, signed in as themselves, and speaks for the organisation as if they had been named. */
export const acceptInvitation =
  ({ transact }: Dependencies<RegistryUnit>) =>
  (command: Command, { code }: InvitationCode): Promise<Representative> =>
    transact(command, async (unit) => {
      const { access, invitations, audit, now } = unit;
      const by = access.person();
      const { organisation, invitation } = await lockInvitation(unit, () => invitations.getByHash(sha256Of(code)));
      const { capacity, act, documentId, from, until, invitedBy: namedBy } = invitation;
      const isInviterThere = await access.stillMay(namedBy, 'organisation.manage', subjectOf(organisation));
      requireAcceptable(invitation, { by, now, isInviterThere });

      const input = { personId: by, capacity, act, documentId, from, until };
      const named = await writeNaming(unit, { organisation, input, namedBy });
      const accepted = answered(invitation, { answer: 'accepted', by, now, representativeId: named.id });

      await invitations.saveAnswer(accepted);
      await audit.record({
        kind: 'registry.invitation_accepted',
        subjectType: 'invitation',
        subjectId: invitation.id,
        dossierId: null,
        related: [organisation.id, named.id, by],
      });
      return named;
    });
