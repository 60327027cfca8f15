import { z } from 'zod';
import { NewInvitation } from '../../services/registry/invitation.ts';
import {
  InvitationCode,
  type InvitationListQuery,
  type InvitationOffer,
  type InvitationView,
  type SentInvitation,
} from '../../services/registry/invitation-views.ts';
import type { OrganisationView } from '../../services/registry/registry-views.ts';
import { Reason } from '../../services/registry/words.ts';
import type { Actor, Command } from '../../services/shared/command.ts';
import { InvitationId, OrganisationId, RepresentativeId } from '../../services/shared/ids.ts';
import type { Page as ListPage } from '../../services/shared/page.ts';
import { GUESSES } from '../../services/shared/quota.ts';
import { cursorIn } from '../shared/asked.ts';
import { page, type Page } from '../shared/page.ts';
import { NoParams } from '../shared/params.ts';
import { keepFile, ONE_FILE, type KeepsFiles } from '../shared/uploading.ts';
import { InvitationPage } from './invitation-page.tsx';
import { InvitePage } from './invite-page.tsx';
import { RepresentativesPage } from './representatives-page.tsx';

/** What these pages ask for: each is a use case. */
interface RepresentativeUseCases extends KeepsFiles {
  readonly getOrganisation: (actor: Actor, id: OrganisationId) => Promise<OrganisationView>;
  readonly endRepresentative: (command: Command, id: RepresentativeId, why: { reason: string }) => Promise<unknown>;
  readonly listInvitations: (
    actor: Actor,
    id: OrganisationId,
    query: InvitationListQuery,
  ) => Promise<ListPage<InvitationView>>;
  readonly inviteRepresentative: (
    command: Command,
    id: OrganisationId,
    input: NewInvitation,
  ) => Promise<SentInvitation>;
  readonly withdrawInvitation: (command: Command, id: InvitationId) => Promise<unknown>;
  readonly seeInvitation: (actor: Actor, code: InvitationCode) => Promise<InvitationOffer>;
  readonly acceptInvitation: (command: Command, code: InvitationCode) => Promise<{ organisationId: OrganisationId }>;
  readonly declineInvitation: (command: Command, code: InvitationCode) => Promise<unknown>;
}

const OfOrganisation = z.strictObject({ organisationId: OrganisationId });
const addressOf = (id: OrganisationId): string => `/organisations/${id}/representatives`;

/** Who speaks for an organisation, and how somebody comes to do so whom the system does not know yet. */
export const representativePages = (useCases: RepresentativeUseCases): Page[] => [
  representativesPage(useCases),
  invitePage(useCases),
  invitationPage(useCases),
];

const representativesPage = (useCases: RepresentativeUseCases): Page =>
  page({
    path: '/organisations/:organisationId/representatives',
    params: OfOrganisation,
    load: async ({ actor, params: { organisationId }, query }) => ({
      query,
      organisation: await useCases.getOrganisation(actor, organisationId),
      invitations: await useCases.listInvitations(actor, organisationId, {
        limit: 20,
        after: InvitationId.safeParse(cursorIn(query)).data,
        status: 'open',
      }),
    }),
    show: RepresentativesPage,
    actions: {
      end_representative: {
        fields: { representativeId: 'text', reason: 'text' },
        schema: z.strictObject({ representativeId: RepresentativeId, reason: Reason }),
        run: async ({ command, params, input: { representativeId, reason } }) => {
          await useCases.endRepresentative(command, representativeId, { reason });
          return addressOf(params.organisationId);
        },
      },
      withdraw_invitation: {
        fields: { invitationId: 'text' },
        schema: z.strictObject({ invitationId: InvitationId }),
        run: async ({ command, params, input }) => {
          await useCases.withdrawInvitation(command, input.invitationId);
          return addressOf(params.organisationId);
        },
      },
    },
  });

const invitePage = (useCases: RepresentativeUseCases): Page =>
  page({
    path: '/organisations/:organisationId/representatives/new',
    params: OfOrganisation,
    load: ({ actor, params }) => useCases.getOrganisation(actor, params.organisationId),
    show: InvitePage,
    upload: ONE_FILE,
    actions: {
      invite_representative: {
        fields: {
          name: 'text',
          phone: 'code',
          email: 'code',
          language: 'text',
          capacity: 'text',
          act: 'text',
          from: 'date',
          until: 'date',
        },
        schema: NewInvitation.omit({ documentId: true }),
        run: async ({ command, also, params, input, file }) => {
          const documentId = await keepFile(useCases, also('act'), file);
          const invitation = { ...input, documentId };
          return { answer: await useCases.inviteRepresentative(command, params.organisationId, invitation) };
        },
      },
    },
  });

/** A link in a letter leads here, and so may a code that was told: what it opens is shown only when it is asked for. */
const invitationPage = (useCases: RepresentativeUseCases): Page =>
  page({
    path: '/invitation',
    params: NoParams,
    load: ({ query }) => Promise.resolve({ code: query['code'] ?? '' }),
    show: InvitationPage,
    actions: {
      see_invitation: {
        fields: { code: 'code' },
        schema: InvitationCode,
        limited: { operation: 'seeInvitation', quota: GUESSES },
        run: async ({ actor, input }) => ({ answer: { ...input, offer: await useCases.seeInvitation(actor, input) } }),
      },
      accept_invitation: {
        fields: { code: 'code' },
        schema: InvitationCode,
        limited: { operation: 'acceptInvitation', quota: GUESSES },
        run: async ({ command, input }) =>
          `/organisations/${(await useCases.acceptInvitation(command, input)).organisationId}`,
      },
      decline_invitation: {
        fields: { code: 'code' },
        schema: InvitationCode,
        limited: { operation: 'declineInvitation', quota: GUESSES },
        run: async ({ command, input }) => {
          await useCases.declineInvitation(command, input);
          return '/';
        },
      },
    },
  });
