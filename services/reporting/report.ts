import type { LocalDate } from '../shared/dates.ts';
import type { DossierId, PersonId, ReportId } from '../shared/ids.ts';

export const REPORT_KINDS = ['progress', 'technical', 'financial', 'indicator', 'final'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

/** Those that must tell every indicator; another one may. */
export const MEASURING_KINDS: readonly ReportKind[] = ['progress', 'indicator', 'final'];
export const REPORT_STATUSES = ['planned', 'submitted', 'returned', 'accepted'] as const;
export type ReportStatus = (typeof REPORT_STATUSES)[number];

/** The database keeps the same table. */
export const NEXT_REPORT_STATUSES: Record<ReportStatus, readonly ReportStatus[]> = {
  planned: ['submitted'],
  submitted: ['accepted', 'returned'],
  returned: ['submitted'],
  accepted: [],
};

export interface Report {
  readonly id: ReportId;
  readonly dossierId: DossierId;
  /** 1-based, in the order of the rulebook. */
  readonly number: number;
  readonly kind: ReportKind;
  readonly dueOn: LocalDate;
  /** The tranche that waits for it (1-based); null where none does. */
  readonly blocksTranche: number | null;
  readonly status: ReportStatus;
  /** How often it was submitted. */
  readonly revision: number;
  readonly submittedBy: PersonId | null;
  readonly acceptedBy: PersonId | null;
  readonly version: number;
}

export const REVIEW_OUTCOMES = ['accepted', 'returned'] as const;
export type ReviewOutcome = (typeof REVIEW_OUTCOMES)[number];
