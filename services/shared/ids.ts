import { v5, v7 } from 'uuid';
import { z } from 'zod';

export const PersonId = z.uuid().brand<'PersonId'>();
export const FunderId = z.uuid().brand<'FunderId'>();
export const HolidayId = z.uuid().brand<'HolidayId'>();
export const EnvelopeId = z.uuid().brand<'EnvelopeId'>();
export const CallId = z.uuid().brand<'CallId'>();
export const OrganisationId = z.uuid().brand<'OrganisationId'>();
export const AccountId = z.uuid().brand<'AccountId'>();
export const RepresentativeId = z.uuid().brand<'RepresentativeId'>();
export const InvitationId = z.uuid().brand<'InvitationId'>();
export const RibClashId = z.uuid().brand<'RibClashId'>();
export const AttestationId = z.uuid().brand<'AttestationId'>();
export const DocumentId = z.uuid().brand<'DocumentId'>();
export const DossierId = z.uuid().brand<'DossierId'>();
export const MandateId = z.uuid().brand<'MandateId'>();
export const AssignmentId = z.uuid().brand<'AssignmentId'>();
export const ConflictId = z.uuid().brand<'ConflictId'>();
export const SessionId = z.uuid().brand<'SessionId'>();
export const ItemId = z.uuid().brand<'ItemId'>();
export const RoundId = z.uuid().brand<'RoundId'>();
export const LineId = z.uuid().brand<'LineId'>();
export const RevisionId = z.uuid().brand<'RevisionId'>();
export const AgreementId = z.uuid().brand<'AgreementId'>();
export const SignatoryId = z.uuid().brand<'SignatoryId'>();
export const SignedCopyId = z.uuid().brand<'SignedCopyId'>();
export const SuspensionId = z.uuid().brand<'SuspensionId'>();
export const TrancheId = z.uuid().brand<'TrancheId'>();
export const LegId = z.uuid().brand<'LegId'>();
export const ProofId = z.uuid().brand<'ProofId'>();
export const PaymentOrderId = z.uuid().brand<'PaymentOrderId'>();
export const PaymentRunId = z.uuid().brand<'PaymentRunId'>();
export const RecoveryId = z.uuid().brand<'RecoveryId'>();
export const ReportId = z.uuid().brand<'ReportId'>();
export const VisitId = z.uuid().brand<'VisitId'>();
export const FindingId = z.uuid().brand<'FindingId'>();
export const ObligationId = z.uuid().brand<'ObligationId'>();
export const TransferId = z.uuid().brand<'TransferId'>();
export const LetterId = z.uuid().brand<'LetterId'>();
export const RoleGrantId = z.uuid().brand<'RoleGrantId'>();
export const DelegationId = z.uuid().brand<'DelegationId'>();
export const SignInId = z.uuid().brand<'SignInId'>();

export type PersonId = z.infer<typeof PersonId>;
export type FunderId = z.infer<typeof FunderId>;
export type HolidayId = z.infer<typeof HolidayId>;
export type EnvelopeId = z.infer<typeof EnvelopeId>;
export type CallId = z.infer<typeof CallId>;
export type OrganisationId = z.infer<typeof OrganisationId>;
export type AccountId = z.infer<typeof AccountId>;
export type RepresentativeId = z.infer<typeof RepresentativeId>;
export type InvitationId = z.infer<typeof InvitationId>;
export type RibClashId = z.infer<typeof RibClashId>;
export type AttestationId = z.infer<typeof AttestationId>;
export type DocumentId = z.infer<typeof DocumentId>;
export type DossierId = z.infer<typeof DossierId>;
export type MandateId = z.infer<typeof MandateId>;
export type AssignmentId = z.infer<typeof AssignmentId>;
export type ConflictId = z.infer<typeof ConflictId>;
export type SessionId = z.infer<typeof SessionId>;
export type ItemId = z.infer<typeof ItemId>;
export type RoundId = z.infer<typeof RoundId>;
export type LineId = z.infer<typeof LineId>;
export type RevisionId = z.infer<typeof RevisionId>;
export type AgreementId = z.infer<typeof AgreementId>;
export type SignatoryId = z.infer<typeof SignatoryId>;
export type SignedCopyId = z.infer<typeof SignedCopyId>;
export type SuspensionId = z.infer<typeof SuspensionId>;
export type TrancheId = z.infer<typeof TrancheId>;
export type LegId = z.infer<typeof LegId>;
export type ProofId = z.infer<typeof ProofId>;
export type PaymentOrderId = z.infer<typeof PaymentOrderId>;
export type PaymentRunId = z.infer<typeof PaymentRunId>;
export type RecoveryId = z.infer<typeof RecoveryId>;
export type ReportId = z.infer<typeof ReportId>;
export type VisitId = z.infer<typeof VisitId>;
export type FindingId = z.infer<typeof FindingId>;
export type ObligationId = z.infer<typeof ObligationId>;
export type TransferId = z.infer<typeof TransferId>;
export type LetterId = z.infer<typeof LetterId>;
export type RoleGrantId = z.infer<typeof RoleGrantId>;
export type DelegationId = z.infer<typeof DelegationId>;
export type SignInId = z.infer<typeof SignInId>;

/** A new id, ordered by time. The type asked for is the type given: `newId<DossierId>()`. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- where a brand is born, the caller names it
export const newId = <Id extends string>(): Id => v7() as Id;

const NAMES = '6f0f9a52-5d0b-5c38-9d7c-0f3a2a1d7e11';

/** The one id that these words always give: for what must be found again without being looked up. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- as above
export const idOf = <Id extends string>(...words: readonly string[]): Id => v5(words.join('\u0000'), NAMES) as Id;

export const dossierWorkflowId = (id: DossierId) => `dossier:${id}` as const;
export const callWorkflowId = (id: CallId) => `call:${id}` as const;
export const accountWorkflowId = (id: AccountId) => `account:${id}` as const;
