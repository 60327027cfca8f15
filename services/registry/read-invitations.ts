import { sha256Of } from '../shared/canonical.ts';
import type { Actor } from '../shared/command.ts';
import type { OrganisationId } from '../shared/ids.ts';
import type { Page } from '../shared/page.ts';
import type { ReadDependencies } from '../shared/read.ts';
import { requireOpen } from './invitation.ts';
import {
  shownInvitation,
  type InvitationCode,
  type InvitationListQuery,
  type InvitationOffer,
  type InvitationView,
} from './invitation-views.ts';
import type { RegistryUnit } from './registry-ports.ts';
import { requireOf } from './registry-reach.ts';

type Reading = ReadDependencies<RegistryUnit>;

/** Those of an organisation, for whoever may name its representatives. */
export const listInvitations =
  ({ read }: Reading) =>
  (actor: Actor, id: OrganisationId, query: InvitationListQuery): Promise<Page<InvitationView>> =>
    read(actor, async ({ access, registry, registryViews, now }) => {
      await requireOf(access, 'organisation.manage', await registry.getOrganisation(id));
      const { items, next } = await registryViews.listInvitations(id, query);
      return { items: items.map((invitation) => shownInvitation(invitation, now)), next };
    });

/** What somebody is offered, for whoever has the link: by whom, for whom, on what, until when. */
export const seeInvitation =
  ({ read }: Reading) =>
  (actor: Actor, { code }: InvitationCode): Promise<InvitationOffer> =>
    read(actor, async ({ people, registry, invitations, now }) => {
      const invitation = await invitations.getByHash(sha256Of(code));
      requireOpen(invitation, now);
      const { name, capacity, act, from, until, invitedBy, expiresAt } = invitation;
      const organisation = await registry.getOrganisation(invitation.organisationId);
      const inviter = await people.getPerson(invitedBy);
      return {
        ...{ name, capacity, act, from, until, invitedBy, expiresAt },
        organisation: { id: organisation.id, nameAr: organisation.nameAr, nameLatin: organisation.nameLatin },
        inviter: { name: inviter.name, nameAr: inviter.nameAr },
      };
    });
