import { DomainError } from '../shared/errors.ts';
import type { DossierId } from '../shared/ids.ts';
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
