import { z } from 'zod';
import { addDays, daysBefore, endOf, localDateOf } from '../shared/dates.ts';
import type { InvitationId, OrganisationId, PersonId, RepresentativeId } from '../shared/ids.ts';
import { LANGUAGES } from '../shared/texts.ts';
import { Email, Phone } from './contact.ts';
import {
  invitationAccepted,
  invitationDeclined,
  invitationExpired,
  invitationsTooMany,
  invitationToOneself,
  invitationUnreachable,
  invitationWithdrawn,
  inviterGone,
} from './registry-errors.ts';
import { Authority, requireTerm } from './representative.ts';
import { Line } from './words.ts';

/** Somebody who shall speak for an organisation, as those who know them name them; and the act that says so. */
export const NewInvitation = Authority.extend({
  name: Line,
  email: Email.nullable().default(null),
  phone: Phone.nullable().default(null),
  /** Which language they are written to in. */
  language: z.enum(LANGUAGES).default('ar'),
}).meta({ id: 'NewInvitation' });
export type NewInvitation = z.output<typeof NewInvitation>;

/** What came of an invitation; one that nobody answered in time has expired. */
export const ANSWERS = ['accepted', 'declined', 'withdrawn'] as const;
type Answer = (typeof ANSWERS)[number];

/** How somebody is reached is forgotten with the answer; where none comes, some days after the invitation is over. */
export interface Invitation extends NewInvitation {
  readonly id: InvitationId;
  readonly organisationId: OrganisationId;
  readonly invitedBy: PersonId;
  readonly invitedAt: Date;
  readonly expiresAt: Date;
  readonly answer: Answer | null;
  readonly answeredBy: PersonId | null;
  readonly answeredAt: Date | null;
  readonly representativeId: RepresentativeId | null;
}

/** Time enough for whoever reads their letters at the next market day; a lost link is worth nothing after. */
const DAYS = 14;
/** Time enough for whoever invited to see that nothing came, and to ask again. */
const KEPT_DAYS = 14;
/** Of one organisation in a day: whoever invites has us write to strangers. */
const A_DAY_MOST = 10;

interface Inviting {
  readonly id: InvitationId;
  readonly organisationId: OrganisationId;
  readonly invitedBy: PersonId;
  readonly now: Date;
  /** How many of this organisation were invited in the day before. */
  readonly invitedLately: number;
}

export const invite = (input: NewInvitation, { now, invitedLately, ...inviting }: Inviting): Invitation => {
  const today = localDateOf(now);
  requireTerm(input, today);
  if (input.email === null && input.phone === null) throw invitationUnreachable();
  if (invitedLately >= A_DAY_MOST) throw invitationsTooMany(A_DAY_MOST);
  return {
    ...input,
    ...inviting,
    invitedAt: now,
    expiresAt: endOf(addDays(today, DAYS)),
    answer: null,
    answeredBy: null,
    answeredAt: null,
    representativeId: null,
  };
};

/** Whoever has the link hears what became of it. */
const OVER = { accepted: invitationAccepted, declined: invitationDeclined, withdrawn: invitationWithdrawn } as const;

export const requireOpen = ({ answer, expiresAt }: Pick<Invitation, 'answer' | 'expiresAt'>, now: Date): void => {
  if (answer !== null) throw OVER[answer]();
  if (expiresAt < now) throw invitationExpired(expiresAt);
};

/** What was over by then. */
export const forgottenBefore = (now: Date): Date => daysBefore(now, KEPT_DAYS);

/** A person's data are kept no longer than is needed (law 09-08, article 3). */
export const isForgettable = ({ answer, expiresAt }: Pick<Invitation, 'answer' | 'expiresAt'>, now: Date): boolean =>
  answer === null && expiresAt < forgottenBefore(now);

interface Accepting {
  readonly by: PersonId;
  readonly now: Date;
  /** Whoever invited may still name representatives of the organisation. */
  readonly isInviterThere: boolean;
}

/** Nobody takes up what they offered themselves, or what was offered by somebody who could not offer it any more. */
export const requireAcceptable = (invitation: Invitation, { by, now, isInviterThere }: Accepting): void => {
  requireOpen(invitation, now);
  if (by === invitation.invitedBy) throw invitationToOneself();
  if (!isInviterThere) throw inviterGone();
};

interface Answering {
  readonly answer: Answer;
  readonly by: PersonId;
  readonly now: Date;
  readonly representativeId?: RepresentativeId;
}

export const answered = (invitation: Invitation, { answer, by, now, representativeId }: Answering): Invitation => {
  if (invitation.answer !== null) throw OVER[invitation.answer]();
  return {
    ...invitation,
    email: null,
    phone: null,
    answer,
    answeredBy: by,
    answeredAt: now,
    representativeId: representativeId ?? null,
  };
};
