import { z } from 'zod';
import { CallId, DelegationId, DossierId, ObligationId, PersonId, RoleGrantId, SignInId } from '../shared/ids.ts';
import { InstantSchema } from '../shared/instant.ts';
import { OBLIGATION_KINDS } from '../shared/obligation.ts';
import { pageOf, PageQuery } from '../shared/page.ts';
import { BROWSERS, SYSTEMS } from '../shared/session.ts';
import { waitAbout } from '../shared/wait-about.ts';
import { NewDelegation } from './delegation.ts';
import { ROLES } from './policy.ts';
import { Scope } from './role-grant.ts';

export const RoleView = z
  .strictObject({
    id: RoleGrantId,
    personId: PersonId,
    role: z.enum(ROLES),
    scope: Scope,
    from: InstantSchema,
    to: InstantSchema.nullable(),
    grantedBy: PersonId.nullable(),
  })
  .meta({ id: 'Role' });

export const PersonView = z
  .strictObject({
    id: PersonId,
    name: z.string(),
    nameAr: z.string().nullable(),
    language: z.enum(['ar', 'fr', 'en']),
    email: z.string().nullable(),
    /** Those in force now. */
    roles: z.array(RoleView),
    /** Since when they may not come in; null for whoever may. */
    offSince: InstantSchema.nullable(),
    /** Nobody any more: what told who they were is gone. */
    isErased: z.boolean(),
  })
  .meta({ id: 'Person' });
export type PersonView = z.output<typeof PersonView>;

/** One person, as the administration sees them. */
export const PersonAccess = PersonView.extend({ signIns: z.number().int() }).meta({ id: 'PersonAccess' });
export type PersonAccess = z.output<typeof PersonAccess>;

/** Somewhere a person is signed in through the pages. */
const SignInView = z
  .strictObject({
    id: SignInId,
    browser: z.enum(BROWSERS),
    system: z.enum(SYSTEMS),
    isShared: z.boolean(),
    since: InstantSchema,
    /** To the minute. */
    lastUsed: InstantSchema,
  })
  .meta({ id: 'SignIn' });
export type SignInView = z.output<typeof SignInView>;

export const SignInList = z.strictObject({ items: z.array(SignInView) }).meta({ id: 'SignInList' });
export type SignInList = z.output<typeof SignInList>;

/** Somebody who works for a funder, as their colleagues see them. */
export const Colleague = PersonView.pick({ id: true, name: true, nameAr: true })
  .extend({ roles: z.array(z.enum(ROLES)) })
  .meta({ id: 'Colleague' });
export type Colleague = z.output<typeof Colleague>;

export const ColleagueList = z.strictObject({ items: z.array(Colleague) }).meta({ id: 'ColleagueList' });

/** What somebody is called, told to who met them in something that they may read. */
export interface PersonName {
  readonly id: PersonId;
  readonly name: string;
  readonly nameAr: string | null;
}

/** Everybody, or those who hold a role now; those whose name, in either script, has these words in it. */
export const PeopleQuery = PageQuery.extend({
  q: z.string().trim().min(1).max(100).optional(),
  role: z.enum(ROLES).optional(),
});
export type PeopleQuery = z.output<typeof PeopleQuery>;
export const PersonPage = pageOf(PersonView, 'PersonPage');

export const DelegationView = NewDelegation.extend({
  id: DelegationId,
  delegatorId: PersonId,
  grantedAt: InstantSchema,
  endedAt: InstantSchema.nullable(),
  endedBy: PersonId.nullable(),
}).meta({ id: 'Delegation' });

export const DelegationPage = pageOf(DelegationView, 'DelegationPage');

/** Something that waits for somebody: what, for which dossier, since when, until when. */
export const WaitView = z
  .strictObject({
    id: ObligationId,
    kind: z.enum(OBLIGATION_KINDS),
    /** What is owed: the approval line, the signature, the report… */
    subjectId: z.string(),
    dossierId: DossierId.nullable(),
    dossierReference: z.string().nullable(),
    callId: CallId.nullable(),
    since: InstantSchema,
    until: InstantSchema.nullable(),
    nextReminderAt: InstantSchema.nullable(),
    ...waitAbout,
  })
  .meta({ id: 'Wait' });
export type WaitView = z.output<typeof WaitView>;

export const MeView = z.strictObject({ person: PersonView, waiting: z.array(WaitView) }).meta({ id: 'Me' });
export type MeView = z.output<typeof MeView>;
