import { z } from 'zod';
import { ReportContent } from '../../services/reporting/report-content.ts';
import { reportMissing } from '../../services/reporting/reporting-errors.ts';
import type { Reports } from '../../services/reporting/reporting-ports.ts';
import type { Review } from '../../services/reporting/reporting-views.ts';
import type { PersonId, ReportId } from '../../services/shared/ids.ts';
import type { Context } from '../shared/context.ts';
import { oneRow, sql } from '../shared/sql.ts';

interface RevisionRow {
  readonly reportId: ReportId;
  readonly revision: number;
  readonly content: z.input<typeof ReportContent>;
  readonly submittedBy: PersonId;
  readonly submittedAt: Date;
  readonly outcome: Review['outcome'] | null;
  readonly questions: string[];
  readonly reviewedBy: PersonId;
  readonly reviewedAt: Date;
}

const REVISIONS = `
  select s.report_id as "reportId", s.revision, s.content, s.submitted_by as "submittedBy",
    s.submitted_at as "submittedAt", v.outcome, v.questions, v.reviewed_by as "reviewedBy",
    v.reviewed_at as "reviewedAt"
  from reporting.submission s
  join reporting.report r on r.id = s.report_id
  left join reporting.review v on v.report_id = s.report_id and v.revision = s.revision
  where r.dossier_id = $1
  order by r.number, s.revision`;

/** What was submitted and what became of it: rows that are only ever added. */
export const revisionsOn = ({
  trx,
  now,
}: Context): Pick<Reports, 'keepSubmission' | 'keepReview' | 'getSubmission' | 'listRevisions'> => ({
  keepSubmission: async ({ id, revision, submittedBy }, content) => {
    await sql(
      trx,
      `insert into reporting.submission (report_id, revision, content, submitted_by, submitted_at)
       values ($1, $2, $3, $4, $5)`,
      [id, revision, JSON.stringify(z.encode(ReportContent, content)), submittedBy, now],
    );
  },
  keepReview: async ({ id, revision, submittedBy }, { outcome, questions, reviewedBy, reviewedAt }) => {
    await sql(
      trx,
      `insert into reporting.review (report_id, revision, outcome, questions, submitted_by, reviewed_by, reviewed_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, revision, outcome, JSON.stringify(questions), submittedBy, reviewedBy, reviewedAt],
    );
  },
  getSubmission: async ({ id, revision }) => {
    const rows = await sql<Pick<RevisionRow, 'content'>>(
      trx,
      'select content from reporting.submission where report_id = $1 and revision = $2',
      [id, revision],
    );
    return { content: z.decode(ReportContent, oneRow(rows, () => reportMissing(id)).content) };
  },
  listRevisions: async (dossierId) => {
    const rows = await sql<RevisionRow>(trx, REVISIONS, [dossierId]);
    return rows.map(fromRow);
  },
});

const fromRow = ({ outcome, questions, reviewedBy, reviewedAt, content, ...row }: RevisionRow) => ({
  ...row,
  content: z.decode(ReportContent, content),
  review: outcome === null ? null : { outcome, questions, reviewedBy, reviewedAt },
});
