import { z } from 'zod';
import { NewInvitation } from '../../services/registry/invitation.ts';
import {
  InvitationCode,
  InvitationListQuery,
  InvitationOffer,
  InvitationPage,
  InvitationView,
  SentInvitation,
} from '../../services/registry/invitation-views.ts';
import type { RegistryUseCases } from '../../services/registry/registry-use-cases.ts';
import { RepresentativeView } from '../../services/registry/registry-views.ts';
import { InvitationId, OrganisationId } from '../../services/shared/ids.ts';
import { GUESSES } from '../../services/shared/quota.ts';
import { NoBody } from '../shared/no-body.ts';
import { NoParams } from '../shared/params.ts';
import { confiding, reading, writing, type Route } from '../shared/route.ts';

const ofOrganisation = z.strictObject({ organisationId: OrganisationId });

/** Representatives whom the system does not know yet: invited by one who speaks for the organisation, taken up by a code. */
export const invitationRoutes = (useCases: RegistryUseCases): Route[] => [
  ...invitingRoutes(useCases),
  ...answeringRoutes(useCases),
];

const invitingRoutes = (useCases: RegistryUseCases): Route[] => [
  writing({
    operation: 'inviteRepresentative',
    method: 'post',
    path: '/organisations/:organisationId/invitations',
    summary:
      'Invites somebody to speak for an organisation; the link that opens the invitation is in this answer alone',
    params: ofOrganisation,
    body: NewInvitation,
    result: SentInvitation,
    handle: ({ command, params, body }) => useCases.inviteRepresentative(command, params.organisationId, body),
  }),
  reading({
    operation: 'listInvitations',
    path: '/organisations/:organisationId/invitations',
    summary: 'Whom an organisation has invited to speak for it, the newest first',
    params: ofOrganisation,
    query: InvitationListQuery,
    result: InvitationPage,
    handle: ({ actor, params, query }) => useCases.listInvitations(actor, params.organisationId, query),
  }),
  writing({
    operation: 'withdrawInvitation',
    method: 'post',
    path: '/invitations/:invitationId/withdrawal',
    summary: 'Calls an invitation off: its link opens nothing from now on',
    params: z.strictObject({ invitationId: InvitationId }),
    body: NoBody,
    result: InvitationView,
    handle: ({ command, params }) => useCases.withdrawInvitation(command, params.invitationId),
  }),
];

const answeringRoutes = (useCases: RegistryUseCases): Route[] => [
  confiding({
    operation: 'seeInvitation',
    path: '/public/invitation',
    summary: 'What an invitation offers, for whoever has its code',
    quota: GUESSES,
    params: NoParams,
    body: InvitationCode,
    result: InvitationOffer,
    handle: ({ actor, body }) => useCases.seeInvitation(actor, body),
  }),
  writing({
    operation: 'acceptInvitation',
    method: 'post',
    path: '/invitations/acceptance',
    summary: 'Accepts an invitation by its code: you speak for the organisation from then on',
    quota: GUESSES,
    params: NoParams,
    body: InvitationCode,
    result: RepresentativeView,
    handle: ({ command, body }) => useCases.acceptInvitation(command, body),
  }),
  writing({
    operation: 'declineInvitation',
    method: 'post',
    path: '/invitations/refusal',
    summary: 'Declines an invitation by its code',
    quota: GUESSES,
    params: NoParams,
    body: InvitationCode,
    result: InvitationView,
    handle: ({ command, body }) => useCases.declineInvitation(command, body),
  }),
];
