import type { LocalDate } from '../shared/dates.ts';
import { DomainError } from '../shared/errors.ts';
import type { FindingId, ReportId, VisitId } from '../shared/ids.ts';
import type { MissingParts } from './disaggregation.ts';
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

export const indicatorsInconsistent = (discrepancies: readonly Discrepancy[], faults: readonly object[]) =>
  new DomainError('refused', 'indicators_inconsistent', { discrepancies, faults });

export const indicatorsNotAsApplied = (discrepancies: readonly Discrepancy[], faults: readonly object[]) =>
  new DomainError('refused', 'indicators_not_as_applied', { discrepancies, faults });

/** Everything that still stands open, not only the first. */
export const closureIncomplete = (findings: readonly ClosureFinding[]) =>
  new DomainError('refused', 'closure_incomplete', { findings });

export const visitMissing = (id: VisitId) => new DomainError('missing', 'visit_missing', { id });

export const visitNotPlanned = (id: VisitId, status: string) =>
  new DomainError('conflict', 'visit_not_planned', { id, visitStatus: status });

export const visitInThePast = (plannedOn: LocalDate) => new DomainError('refused', 'visit_in_the_past', { plannedOn });

export const visitInTheFuture = (doneOn: LocalDate) => new DomainError('refused', 'visit_in_the_future', { doneOn });

export const findingMissing = (id: FindingId) => new DomainError('missing', 'finding_missing', { id });

export const findingNotOpen = (id: FindingId) => new DomainError('conflict', 'finding_not_open', { id });

export const ownFindingClosed = (id: FindingId) => new DomainError('refused', 'own_finding_closed', { id });

export const disaggregationMissing = (missing: readonly MissingParts[], faults: readonly object[]) =>
  new DomainError('refused', 'disaggregation_missing', { missing, codes: missing.map(({ code }) => code), faults });

export const spendingMissing = () => new DomainError('refused', 'spending_missing');

export const planUseUnknown = (unknown: readonly number[], uses: number) =>
  new DomainError('refused', 'plan_use_unknown', { unknown: unknown.map(String), uses });

export const reportNotAccepted = (id: ReportId, status: string) =>
  new DomainError('conflict', 'report_not_accepted', { id, reportStatus: status });

export const ownFigureVerified = (id: ReportId) => new DomainError('refused', 'own_figure_verified', { id });

export const indicatorNotReported = (code: string) => new DomainError('refused', 'indicator_not_reported', { code });
