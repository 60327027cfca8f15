import type { ReportedResult, ReportingFacts } from '../../services/reporting/reporting-facts.ts';
import type { Results } from '../../services/reporting/reporting-ports.ts';
import type { Context } from '../shared/context.ts';
import { sql } from '../shared/sql.ts';

const RESULTS = `
  select code, report_id as "reportId", baseline_hundredths / 100.0::float8 as baseline,
    target_hundredths / 100.0::float8 as target, declared_hundredths / 100.0::float8 as declared,
    declared_by as "declaredBy", verified_hundredths / 100.0::float8 as verified, verified_by as "verifiedBy"
  from reporting.result where dossier_id = $1 order by code`;

const hundredths = (value: number): string => String(Math.round(value * 100));

export const resultsOn = ({ trx }: Context): { results: Results; reporting: ReportingFacts } => ({
  results: {
    verify: async ({ revision, submittedBy }, { reportId, code, verified, note, verifiedBy, verifiedAt }) => {
      await sql(
        trx,
        `insert into reporting.verification (report_id, code, revision, verified_hundredths, note, declared_by,
           verified_by, verified_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [reportId, code, revision, hundredths(verified), note, submittedBy, verifiedBy, verifiedAt],
      );
    },
  },
  reporting: { listResults: (dossierId) => sql<ReportedResult>(trx, RESULTS, [dossierId]) },
});
