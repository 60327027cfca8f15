import { z } from 'zod';
import { LocalDate } from '../shared/dates.ts';
import { DocumentId, InvitationId, OrganisationId, PersonId, RepresentativeId } from '../shared/ids.ts';
import { InstantSchema } from '../shared/instant.ts';
import { PageQuery, pageOf } from '../shared/page.ts';
import { LANGUAGES } from '../shared/texts.ts';
import { ANSWERS, type Invitation } from './invitation.ts';
import { CAPACITIES } from './representative.ts';

export const InvitationView = z
  .strictObject({
    id: InvitationId,
    organisationId: OrganisationId,
    name: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    language: z.enum(LANGUAGES),
    capacity: z.enum(CAPACITIES),
    act: z.string(),
    documentId: DocumentId.nullable(),
    from: LocalDate,
    until: LocalDate.nullable(),
    status: z.enum(['open', 'expired', ...ANSWERS]),
    invitedBy: PersonId,
    invitedAt: InstantSchema,
    expiresAt: InstantSchema,
    answeredBy: PersonId.nullable(),
    answeredAt: InstantSchema.nullable(),
    representativeId: RepresentativeId.nullable(),
  })
  .meta({ id: 'Invitation' });
export type InvitationView = z.output<typeof InvitationView>;
export const InvitationPage = pageOf(InvitationView, 'InvitationPage');

export const shownInvitation = ({ answer, ...invitation }: Invitation, now: Date): InvitationView => ({
  ...invitation,
  status: answer ?? (invitation.expiresAt < now ? 'expired' : 'open'),
});

/** With the link that opens it: told once, to whoever invites. */
export const SentInvitation = InvitationView.extend({ link: z.string().nullable() }).meta({ id: 'SentInvitation' });
export type SentInvitation = z.output<typeof SentInvitation>;

export const InvitationListQuery = PageQuery.extend({
  after: InvitationId.optional(),
  /** Only those that can still be answered. */
  status: z.literal('open').optional(),
});
export type InvitationListQuery = z.output<typeof InvitationListQuery>;

/** What whoever has the link carries in their hand. */
export const InvitationCode = z.strictObject({ code: z.string().min(1).max(100) }).meta({ id: 'InvitationCode' });
export type InvitationCode = z.output<typeof InvitationCode>;

/** What somebody is offered, before they accept it. */
export const InvitationOffer = InvitationView.pick({
  name: true,
  capacity: true,
  act: true,
  from: true,
  until: true,
  invitedBy: true,
  expiresAt: true,
})
  .extend({
    organisation: z.strictObject({ id: OrganisationId, nameAr: z.string(), nameLatin: z.string() }),
    inviter: z.strictObject({ name: z.string(), nameAr: z.string().nullable() }),
  })
  .meta({ id: 'InvitationOffer' });
export type InvitationOffer = z.output<typeof InvitationOffer>;
