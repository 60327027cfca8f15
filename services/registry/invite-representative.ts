import type { Command, Dependencies } from '../shared/command.ts';
import { newId, type InvitationId, type OrganisationId } from '../shared/ids.ts';
import type { Notice } from '../shared/outbox.ts';
import { newSecret } from '../shared/secret.ts';
import { invite, type Invitation, type NewInvitation } from './invitation.ts';
import { shownInvitation, type SentInvitation } from './invitation-views.ts';
import type { Organisation } from './registry-facts.ts';
import type { RegistryUnit } from './registry-ports.ts';
import { requireOf } from './registry-reach.ts';

/**
 * Invites somebody to speak for the organisation: whoever asks knows them, the system need not. The link opens the
 * invitation once; it goes to the address that was given, and stands in this answer and in no table.
 */
export const inviteRepresentative =
  ({ transact }: Dependencies<RegistryUnit>) =>
  async (command: Command, organisationId: OrganisationId, input: NewInvitation): Promise<SentInvitation> => {
    const { secret, hash } = newSecret();
    const kept = await transact(command, async (unit) => {
      const { access, organisations, invitations, documents, audit, now } = unit;
      const organisation = await organisations.lockById(organisationId);
      await requireOf(access, 'organisation.manage', organisation);
      if (input.documentId !== null) await documents.getDocument(input.documentId);
      const invitedLately = await invitations.countLately(organisationId);

      const inviting = { id: newId<InvitationId>(), organisationId, invitedBy: access.person(), now, invitedLately };
      const invitation = invite(input, inviting);

      await invitations.insert(invitation, hash);
      const { name: _name, email: _email, phone: _phone, ...written } = invitation;
      await audit.record({
        kind: 'registry.representative_invited',
        subjectType: 'invitation',
        subjectId: invitation.id,
        dossierId: null,
        related: [organisationId],
        after: written,
      });
      await tell(unit, { organisation, invitation, link: linkOf(unit.publicUrl, secret) });
      // What a command has answered is kept for ever: how a stranger is reached is not.
      const unnamed = { ...shownInvitation(invitation, now), name: '', email: null, phone: null };
      return { hash, publicUrl: unit.publicUrl, invitation: unnamed };
    });
    // A repeated command answers with the first outcome, whose secret nobody knows any more.
    const link = kept.hash === hash ? linkOf(kept.publicUrl, secret) : null;
    const { name, email, phone } = input;
    return { ...kept.invitation, name, email, phone, link };
  };

/** A page where it may be typed, too: where somebody tells it by word of mouth. */
const linkOf = (publicUrl: string, secret: string): string => `${publicUrl}/invitation?code=${secret}`;

interface Telling {
  readonly organisation: Organisation;
  readonly invitation: Invitation;
  readonly link: string;
}

/** The one invited, where there is an address; and everybody who speaks for the organisation, who may call it off. */
const tell = async ({ people, outbox }: RegistryUnit, { organisation, invitation, link }: Telling): Promise<void> => {
  const { name, email, language, invitedBy, expiresAt } = invitation;
  const by = await people.getPerson(invitedBy);
  const holders: Notice = {
    kind: 'registry.representative_invited',
    to: { by: 'organisation', organisationId: organisation.id },
    dossierId: null,
    data: { name, organisation: organisation.nameLatin },
  };
  const isArabic = language === 'ar';
  const theirs = (address: string): Notice => ({
    kind: 'registry.invitation',
    to: { by: 'correspondent', name, email: address, language },
    dossierId: null,
    data: {
      by: (isArabic ? by.nameAr : null) ?? by.name,
      organisation: isArabic ? organisation.nameAr : organisation.nameLatin,
      until: expiresAt.toISOString(),
      link,
    },
  });
  await outbox.notifyAll(email === null ? [holders] : [holders, theirs(email)]);
};
