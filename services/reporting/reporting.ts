import type { PaymentBlock } from '../disbursement/disbursement-facts.ts';
import type { Rulebook } from '../programme/programme-facts.ts';
import { addDays, addMonths, instantAt, localDateOf, type LocalDate } from '../shared/dates.ts';
import { idOf, type DossierId, type OrganisationId, type PersonId, type ReportId } from '../shared/ids.ts';
import type { NewObligation, Rung } from '../shared/obligation.ts';
import { requireAsApplied, requireIndicators } from './indicators.ts';
import { aimsOf, type JobsApplied } from './jobs.ts';
import { MEASURING_KINDS, NEXT_REPORT_STATUSES, type Report, type ReportStatus, type ReviewOutcome } from './report.ts';
import type { ReportContent } from './report-content.ts';
import {
  ownReportReviewed,
  planUseUnknown,
  reportNotOwed,
  reportNotSubmitted,
  spendingMissing,
} from './reporting-errors.ts';

/** What the rulebook asks of a dossier whose agreement became effective at this instant. */
export const planned = (dossierId: DossierId, template: Rulebook['reports'], effectiveAt: Date): Report[] =>
  template.map(({ kind, dueMonths, blocksTranche }, index) => ({
    id: idOf<ReportId>('report', dossierId, String(index + 1)),
    dossierId,
    number: index + 1,
    kind,
    dueOn: addMonths(localDateOf(effectiveAt), dueMonths),
    blocksTranche,
    status: 'planned',
    revision: 0,
    submittedBy: null,
    acceptedBy: null,
    version: 1,
  }));

const isNext = ({ status }: Report, next: ReportStatus): boolean => NEXT_REPORT_STATUSES[status].includes(next);

const moved = (report: Report, change: Partial<Report>): Report => ({
  ...report,
  ...change,
  version: report.version + 1,
});

interface Submitting {
  readonly content: ReportContent;
  readonly indicators: Rulebook['indicators'];
  /** What the application said of jobs, where it did. */
  readonly jobs: JobsApplied | undefined;
  /** How many uses the financing plan has. */
  readonly uses: number;
  readonly person: PersonId;
}

export const submit = (report: Report, { content, indicators, jobs, uses, person }: Submitting): Report => {
  if (!isNext(report, 'submitted')) throw reportNotOwed(report.id, report.status);
  const { spent, indicators: values } = content;
  requireAsApplied(values, aimsOf(jobs));
  if (MEASURING_KINDS.includes(report.kind) || values.length > 0) requireIndicators(values, indicators);
  if (report.kind === 'financial' && spent.length === 0) throw spendingMissing();
  const unknown = spent.flatMap(({ use = 1 }) => (use > uses ? [use] : []));
  if (unknown.length > 0) throw planUseUnknown(unknown, uses);
  return moved(report, { status: 'submitted', revision: report.revision + 1, submittedBy: person });
};

export const review = (report: Report, outcome: ReviewOutcome, person: PersonId): Report => {
  if (!isNext(report, outcome)) throw reportNotSubmitted(report.id, report.status);
  if (report.submittedBy === person) throw ownReportReviewed(report.id);
  return moved(report, { status: outcome, acceptedBy: outcome === 'accepted' ? person : null });
};

/** The day has passed and the holder still owes it; one that waits for its review is not late. */
export const isLate = (report: Pick<Report, 'status' | 'dueOn'>, now: Date): boolean =>
  NEXT_REPORT_STATUSES[report.status].includes('submitted') && localDateOf(now) > report.dueOn;

/** A report that is not accepted stops the tranche that waits for it; a late one says so. */
export const blocksOf = (reports: readonly Report[], now: Date): PaymentBlock[] =>
  reports
    .filter(({ blocksTranche, status }) => blocksTranche !== null && status !== 'accepted')
    .map((report) => ({
      code: isLate(report, now) ? 'report_late' : 'report_not_accepted',
      subjectId: report.id,
      tranche: report.blocksTranche,
    }));

const LADDER = [
  { days: -14, act: 'remind' },
  { days: -3, act: 'remind' },
  { days: 0, act: 'remind' },
  { days: 10, act: 'escalate' },
] as const;
const MORNING = '09:00';

const rungsOf = (dueOn: LocalDate): Rung[] =>
  LADDER.map(({ days, act }) => ({ at: instantAt(addDays(dueOn, days), MORNING), act }));

/** Whom an unaccepted report waits for: the desk once it is submitted, else the holder. It never lapses. */
export const waitOf = (report: Report, organisationId: OrganisationId): NewObligation => {
  const wait = { kind: 'report', subjectId: report.id, dueAt: null } as const;
  return report.status === 'submitted'
    ? { ...wait, owed: { by: 'role', role: 'desk_officer' }, rungs: [] }
    : { ...wait, owed: { by: 'organisation', organisationId }, rungs: rungsOf(report.dueOn) };
};
