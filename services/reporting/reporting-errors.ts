import { DomainError } from '../shared/errors.ts';
import type { ReportId } from '../shared/ids.ts';
import type { ClosureFinding } from './closure.ts';
import type { Discrepancy } from './jobs.ts';

export const reportMissing = (id: ReportId) => new DomainError('missing', 'report_missing', { id });

export const reportNotOwed = (id: ReportId, status: string) =>
  new DomainError('conflict', 'report_not_owed', { id, reportStatus: status });

export const reportNotSubmitted = (id: ReportId, status: string) =>
  new DomainError('conflict', 'report_not_submitted', { id, reportStatus: status });

export const ownReportReviewed = (id: ReportId) => new DomainError('refused', 'own_report_reviewed', { id });

export const indicatorsUnknown = (codes: readonly string[]) =>
  new DomainError('refused', 'indicators_unknown', { codes });

export const indicatorsRepeated = (codes: readonly string[]) =>
  new DomainError('refused', 'indicators_repeated', { codes });

export const indicatorsMissing = (codes: readonly string[]) =>
  new DomainError('refused', 'indicators_missing', { codes });

export const indicatorsInconsistent = (discrepancies: readonly Discrepancy[]) =>
  new DomainError('refused', 'indicators_inconsistent', { discrepancies });

/** Everything that still stands open, not only the first. */
export const closureIncomplete = (findings: readonly ClosureFinding[]) =>
  new DomainError('refused', 'closure_incomplete', { findings });
