import type { Actor } from '../shared/command.ts';
import type { DossierId } from '../shared/ids.ts';
import type { ReadDependencies } from '../shared/read.ts';
import { isLate } from './reporting.ts';
import type { ReportingUnit } from './reporting-ports.ts';
import type { ReportList } from './reporting-views.ts';

/** A dossier's reports with everything that was ever submitted for them; none until they are planned. */
export const listReports =
  ({ read }: ReadDependencies<ReportingUnit>) =>
  (actor: Actor, dossierId: DossierId): Promise<ReportList> =>
    read(actor, async ({ access, reports, now }) => {
      await access.requireOn('dossier.read', dossierId);
      const plan = (await reports.findPlan(dossierId)) ?? [];
      const revisions = await reports.listRevisions(dossierId);
      return {
        items: plan.map((report) => ({
          ...report,
          isLate: isLate(report, now),
          revisions: revisions
            .filter(({ reportId }) => reportId === report.id)
            .map(({ reportId: _reportId, ...revision }) => revision),
        })),
      };
    });
