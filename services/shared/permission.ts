import type { Money } from './money.ts';
import type { CallId, DelegationId, DossierId, FunderId, OrganisationId, PersonId } from './ids.ts';

/** What somebody may be allowed to do, one name per act. Who holds which is `services/access/policy.ts`. */
export type Permission =
  | 'role.grant'
  | 'person.manage'
  | 'programme.manage'
  | 'call.publish'
  | 'organisation.manage'
  | 'organisation.correct'
  | 'account.certify'
  | 'dossier.read'
  | 'application.write'
  | 'application.submit'
  | 'application.withdraw'
  | 'application.appeal'
  | 'mandate.record'
  | 'eligibility.decide'
  | 'waiver.grant_committee'
  | 'scoring.review'
  | 'scoring.freeze'
  | 'conflict.record'
  | 'committee.read'
  | 'committee.convene'
  | 'committee.sit'
  | 'committee.preside'
  | 'committee.sign'
  | 'committee.promote'
  | 'approval.prepare'
  | 'approval.decide'
  | 'levels.set'
  | 'round.plan'
  | 'plan.revise'
  | 'agreement.sign'
  | 'agreement.sign_as_funder'
  | 'agreement.check_copy'
  | 'agreement.suspend'
  | 'disbursement.claim'
  | 'disbursement.prepare'
  | 'proof.check'
  | 'condition.judge'
  | 'disbursement.verify'
  | 'disbursement.approve'
  | 'disbursement.order'
  | 'payment_run.prepare'
  | 'payment_run.approve'
  | 'statement.import'
  | 'recovery.order'
  | 'recovery.receive'
  | 'recovery.contest'
  | 'recovery.decide'
  | 'report.submit'
  | 'report.review'
  | 'visit.manage'
  | 'dossier.close'
  | 'audit.read'
  | 'operations.manage';

/** What a permission is asked on; a grant covers it when the grant's scope is one of these. */
export interface Subject {
  readonly dossierId?: DossierId;
  readonly organisationId?: OrganisationId;
  readonly callId?: CallId;
  readonly funderIds?: readonly FunderId[];
  /** HCP code of the region or province. */
  readonly territory?: string;
}

/** Where a permission is held, by kind of scope. */
export interface Reach {
  readonly everything: boolean;
  /** HCP codes of regions and provinces. */
  readonly territories: readonly string[];
  readonly organisationIds: readonly OrganisationId[];
  readonly callIds: readonly CallId[];
  readonly funderIds: readonly FunderId[];
}

/** How long a role is held: from an instant, until another or without an end. */
interface Term {
  readonly from: Date;
  readonly until: Date | null;
}

/** May they? Asked in every use case, of the roles held at this moment. */
export interface Access {
  /** Refuses with `permission_denied`, or with `dossier_missing` where the actor may not even know of the subject. */
  readonly require: (permission: Permission, subject: Subject) => Promise<void>;
  /** The same on a dossier, whatever part of it the actor's role reaches: its organisation, call, territory or funders. */
  readonly requireOn: (permission: Permission, dossierId: DossierId) => Promise<void>;
  /** The same on one funder's part of a dossier: an approver of another funder is refused. */
  readonly requireFor: (permission: Permission, dossierId: DossierId, funderId: FunderId) => Promise<void>;
  /**
   * The same in the place of a colleague of that funder, by a delegation to the actor: gives whom the actor stands for,
   * whom the audit event will name. Refused where it does not reach this funder, this day or this amount.
   */
  readonly requireInPlace: (
    permission: Permission,
    part: { readonly dossierId: DossierId; readonly funderId: FunderId; readonly amount: Money },
    delegationId: DelegationId,
  ) => Promise<PersonId>;
  /** Whether somebody else, on whose word the actor acts, holds this power today: in force, and let in at the door. */
  readonly stillMay: (personId: PersonId, permission: Permission, subject: Subject) => Promise<boolean>;
  readonly allows: (permission: Permission, subject: Subject) => Promise<boolean>;
  /** The same on a dossier, whatever part of it the actor's role reaches. */
  readonly allowsOn: (permission: Permission, dossierId: DossierId) => Promise<boolean>;
  /** Everything that the actor's roles let them do this on: for lists, which ask once for many subjects. */
  readonly reach: (permission: Permission) => Promise<Reach>;
  /** The person who acts; refused for automatic steps, which never stand for a person. */
  readonly person: () => PersonId;
  /** Under a mandate: from now on this command's evidence says on whose behalf it was done. */
  readonly standFor: (personId: PersonId) => void;
  /** Tells access of a new dossier: from then on grants on its organisation, call and territory reach it. */
  readonly register: (
    dossierId: DossierId,
    scope: Required<Pick<Subject, 'organisationId' | 'callId' | 'territory'>> & { readonly reference?: string },
  ) => Promise<void>;
  /** From then on this funder's people may see the dossier; never taken back, since history is theirs too. */
  readonly admitFunder: (dossierId: DossierId, funderId: FunderId) => Promise<void>;
  /** Makes a person the representative of an organisation for a term: the role `project_holder` on it. */
  readonly grantHolder: (personId: PersonId, organisationId: OrganisationId, term: Term) => Promise<void>;
  /** Takes that role back at this moment. */
  readonly endHolder: (personId: PersonId, organisationId: OrganisationId) => Promise<void>;
}
