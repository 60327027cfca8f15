import { z } from 'zod';
import { LocalDate } from '../shared/dates.ts';
import { DocumentId, DossierId, PersonId, ReportId } from '../shared/ids.ts';
import { InstantSchema } from '../shared/instant.ts';
import { MoneySchema } from '../shared/money.ts';
import { CLOSURE_CHECKS } from './closure.ts';
import { ReportContent } from './report-content.ts';
import { REPORT_KINDS, REPORT_STATUSES, REVIEW_OUTCOMES } from './report.ts';

export const ReportView = z
  .strictObject({
    id: ReportId,
    dossierId: DossierId,
    number: z.int(),
    kind: z.enum(REPORT_KINDS),
    dueOn: LocalDate,
    blocksTranche: z.int().nullable(),
    status: z.enum(REPORT_STATUSES),
    revision: z.int(),
    submittedBy: PersonId.nullable(),
    acceptedBy: PersonId.nullable(),
    version: z.int(),
  })
  .meta({ id: 'Report' });

const Questions = z.array(z.string().trim().min(1).max(2000)).max(50);

const Review = z
  .strictObject({
    outcome: z.enum(REVIEW_OUTCOMES),
    questions: Questions,
    reviewedBy: PersonId,
    reviewedAt: InstantSchema,
  })
  .meta({ id: 'ReportReview' });
export type Review = z.output<typeof Review>;

/** What was submitted, as it was, and what became of it. */
export const ReportRevision = z
  .strictObject({
    revision: z.int(),
    content: ReportContent,
    submittedBy: PersonId,
    submittedAt: InstantSchema,
    review: Review.nullable(),
  })
  .meta({ id: 'ReportRevision' });
export type ReportRevision = z.output<typeof ReportRevision>;

const ReportItem = ReportView.extend({ isLate: z.boolean(), revisions: z.array(ReportRevision) }).meta({
  id: 'ReportItem',
});

/** The rulebook bounds how many there are: no pages. */
export const ReportList = z.strictObject({ items: z.array(ReportItem) }).meta({ id: 'ReportList' });
export type ReportList = z.output<typeof ReportList>;

export const ReportReturn = z.strictObject({ questions: Questions.min(1) }).meta({ id: 'ReportReturn' });
export type ReportReturn = z.output<typeof ReportReturn>;

export const ClosureRequest = z
  .strictObject({ reason: z.string().trim().min(1).max(2000) })
  .meta({ id: 'ClosureRequest' });
export type ClosureRequest = z.output<typeof ClosureRequest>;

const ClosureFinding = z
  .strictObject({
    check: z.enum(CLOSURE_CHECKS),
    subjectId: z.uuid().nullable(),
    numbers: z.record(z.string(), z.union([z.string(), z.number()])),
  })
  .meta({ id: 'ClosureFinding' });

export const Closure = z
  .strictObject({
    dossierId: DossierId,
    reason: z.string(),
    /** The closing statement, byte for byte as it was hashed. */
    statement: z.string(),
    sha256: z.string(),
    /** The statement as a PDF; null for what was closed before there was one. */
    documentId: DocumentId.nullable(),
    retainUntil: LocalDate.nullable(),
    closedBy: PersonId,
    closedAt: InstantSchema,
  })
  .meta({ id: 'Closure' });
export type Closure = z.output<typeof Closure>;

export const ClosureView = z
  .strictObject({
    checks: z.array(
      z.strictObject({ check: z.enum(CLOSURE_CHECKS), isMet: z.boolean(), findings: z.array(ClosureFinding) }),
    ),
    /** What the holder bound itself to bring, and what of it is evidenced: compared, and no bar. */
    contribution: z.array(
      z.strictObject({ nature: z.enum(['cash', 'in_kind']), pledged: MoneySchema, shown: MoneySchema }),
    ),
    closure: Closure.nullable(),
  })
  .meta({ id: 'ClosureView' });
export type ClosureView = z.output<typeof ClosureView>;
