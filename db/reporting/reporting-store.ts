import type { Report } from '../../services/reporting/report.ts';
import { findingBlocks } from '../../services/reporting/visit.ts';
import { blocksOf } from '../../services/reporting/reporting.ts';
import { reportMissing } from '../../services/reporting/reporting-errors.ts';
import type { Closures, PaymentBlocks, Reports, Visits } from '../../services/reporting/reporting-ports.ts';
import type { Closure } from '../../services/reporting/reporting-views.ts';
import type { ReportingWaits } from '../../services/reporting/reporting-waits.ts';
import type { DossierId } from '../../services/shared/ids.ts';
import type { Context } from '../shared/context.ts';
import { oneRow, sql } from '../shared/sql.ts';
import { resultsOn } from './results-store.ts';
import { revisionsOn } from './revisions-store.ts';
import { visitsOn } from './visits-store.ts';

const REPORT = `select id, dossier_id as "dossierId", number, kind, due_on as "dueOn",
  blocks_tranche as "blocksTranche", status, revision, submitted_by as "submittedBy", accepted_by as "acceptedBy", version
  from reporting.report`;

export const reportingOn = (context: Context) => {
  const reports = reportsOn(context);
  const visits = visitsOn(context);
  return {
    reports,
    visits,
    ...resultsOn(context),
    closures: closuresOn(context),
    reportingWaits: waitsOn(context),
    reportingBlocks: paymentBlocksOn(context, { reports, visits }),
  };
};

const reportsOn = (context: Context): Reports => {
  const { trx, now } = context;
  return {
    plan: async (dossierId, reports) => {
      await sql(trx, 'insert into reporting.plan (dossier_id, planned_at) values ($1, $2)', [dossierId, now]);
      for (const report of reports) {
        const { number, kind, dueOn, blocksTranche } = report;
        await sql(
          trx,
          `insert into reporting.report (id, status, revision, submitted_by, accepted_by, version, dossier_id, number,
             kind, due_on, blocks_tranche) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
          [...changing(report), dossierId, number, kind, dueOn, blocksTranche],
        );
      }
    },
    findPlan: async (dossierId) => {
      const rows = await sql<Report>(trx, `${REPORT} where dossier_id = $1 order by number`, [dossierId]);
      return rows.length > 0 || (await isPlanned(context, dossierId)) ? rows : null;
    },
    getById: async (id) => {
      const rows = await sql<Report>(trx, `${REPORT} where id = $1`, [id]);
      return oneRow(rows, () => reportMissing(id));
    },
    lockById: async (id) => {
      const rows = await sql<Report>(trx, `${REPORT} where id = $1 for no key update`, [id]);
      return oneRow(rows, () => reportMissing(id));
    },
    save: async (report) => {
      await sql(
        trx,
        `update reporting.report set status = $2, revision = $3, submitted_by = $4, accepted_by = $5, version = $6
         where id = $1`,
        changing(report),
      );
    },
    ...revisionsOn(context),
  };
};

const changing = ({ id, status, revision, submittedBy, acceptedBy, version }: Report): unknown[] => [
  id,
  status,
  revision,
  submittedBy,
  acceptedBy,
  version,
];

const isPlanned = async ({ trx }: Context, dossierId: DossierId): Promise<boolean> => {
  const rows = await sql(trx, 'select from reporting.plan where dossier_id = $1', [dossierId]);
  return rows.length > 0;
};

const waitsOn = (context: Context) => ({
  waits: async (dossierId: DossierId): Promise<ReportingWaits> => ({
    areReportsPlanned: await isPlanned(context, dossierId),
  }),
});

/** What reporting tells disbursement, which does not know it. */
const paymentBlocksOn = (
  { now }: Context,
  { reports, visits }: { readonly reports: Reports; readonly visits: Visits },
): PaymentBlocks => ({
  listByDossier: async (dossierId) => [
    ...blocksOf((await reports.findPlan(dossierId)) ?? [], now),
    ...findingBlocks(await visits.listFindings(dossierId)),
  ],
});

const closuresOn = ({ trx }: Context): Closures => ({
  insert: async ({ dossierId, reason, statement, sha256, documentId, retainUntil, closedBy, closedAt }) => {
    await sql(
      trx,
      `insert into reporting.closure
         (dossier_id, reason, statement, sha256, document_id, retain_until, closed_by, closed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [dossierId, reason, statement, sha256, documentId, retainUntil, closedBy, closedAt],
    );
  },
  find: async (dossierId) => {
    const rows = await sql<Closure>(
      trx,
      `select dossier_id as "dossierId", reason, statement, sha256, document_id as "documentId",
         retain_until as "retainUntil", closed_by as "closedBy", closed_at as "closedAt"
       from reporting.closure where dossier_id = $1`,
      [dossierId],
    );
    return rows[0] ?? null;
  },
});
