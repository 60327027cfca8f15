import { DomainError } from '../shared/errors.ts';
import type { LocalDate } from '../shared/dates.ts';
import type { DossierId, OrganisationId } from '../shared/ids.ts';
import type { Finding } from './findings.ts';

interface CallState {
  readonly status: string;
  readonly opensAt: Date;
  readonly closesAt: Date;
}

export const callNotOpen = ({ status, opensAt, closesAt }: CallState, now: Date) =>
  new DomainError('refused', 'call_not_open', { callStatus: status, opensAt, closesAt, now });

export const callClosed = ({ status, closesAt }: CallState, now: Date) =>
  new DomainError('refused', 'call_closed', { callStatus: status, closesAt, now });

export const alreadyApplied = (reference: string) => new DomainError('refused', 'already_applied', { reference });

export const applicationNotDraft = (status: string) =>
  new DomainError('conflict', 'application_not_draft', { applicationStatus: status });

export const applicationIncomplete = (findings: readonly Finding[]) =>
  new DomainError('refused', 'application_incomplete', { findings });

export const alreadySubmitted = (at: Date | null) => new DomainError('conflict', 'already_submitted', { at });

export const applicationNotSubmitted = (status: string) =>
  new DomainError('conflict', 'application_not_submitted', { applicationStatus: status });

export const receiptMissing = (id: DossierId) => new DomainError('missing', 'receipt_missing', { id });

export const rulesNotMet = (rules: readonly string[]) => new DomainError('refused', 'rules_not_met', { rules });

export const reasonMissing = () => new DomainError('invalid', 'reason_missing');

export const complementAlreadyAsked = (at: Date) => new DomainError('conflict', 'complement_already_asked', { at });

export const complementMissing = (id: DossierId) => new DomainError('missing', 'complement_missing', { id });

export const complementOpen = (dueAt: Date) => new DomainError('refused', 'complement_open', { dueAt });

export const complementAlreadyAnswered = (at: Date | null) =>
  new DomainError('conflict', 'complement_already_answered', { at });

export const complementOverdue = (dueAt: Date) => new DomainError('refused', 'complement_overdue', { dueAt });

export const sectionNotAsked = (section: string) => new DomainError('refused', 'section_not_asked', { section });

export const documentNotAsked = (documentKind: string, asked: readonly string[]) =>
  new DomainError('refused', 'document_not_asked', { documentKind, asked });

export const appealAlreadyFiled = () => new DomainError('conflict', 'appeal_already_filed');

export const appealMissing = (id: DossierId) => new DomainError('missing', 'appeal_missing', { id });

export const appealTooLate = (until: Date) => new DomainError('refused', 'appeal_too_late', { until });

export const appealAlreadyDecided = (outcome: string) =>
  new DomainError('conflict', 'appeal_already_decided', { outcome });

export const decidedBySamePerson = () => new DomainError('refused', 'appeal_same_person');

export const overrideReserved = (rules: readonly string[]) =>
  new DomainError('refused', 'override_reserved', { rules });

export const waiverNotFor = (rule: string, reason: string | null) =>
  new DomainError('refused', 'waiver_not_for', { rule, reason });

export const mandateMissing = (organisationId: OrganisationId) =>
  new DomainError('forbidden', 'mandate_missing', { organisationId });

export const mandateDatePast = (until: LocalDate) => new DomainError('refused', 'mandate_date_past', { until });

export const mandateEnded = (at: Date) => new DomainError('conflict', 'mandate_already_ended', { at });
