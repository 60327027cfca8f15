import type { Actor } from '../shared/command.ts';
import type { DossierId } from '../shared/ids.ts';
import type { Page } from '../shared/page.ts';
import type { ReadDependencies } from '../shared/read.ts';
import type { ReportingUnit } from './reporting-ports.ts';
import type { Visit } from './finding.ts';
import type { FindingQuery, FollowedFinding, VisitQuery } from './visit-views.ts';

/** The visits of a dossier, the latest planned last. */
export const listVisits =
  ({ read }: ReadDependencies<ReportingUnit>) =>
  (actor: Actor, dossierId: DossierId, query: VisitQuery): Promise<Page<Visit>> =>
    read(actor, async ({ access, visits }) => {
      await access.requireOn('dossier.read', dossierId);
      return visits.page(dossierId, query);
    });

/** What visits have found on a dossier, in the order of raising, with what was done about it. */
export const listFindings =
  ({ read }: ReadDependencies<ReportingUnit>) =>
  (actor: Actor, dossierId: DossierId, query: FindingQuery): Promise<Page<FollowedFinding>> =>
    read(actor, async ({ access, visits }) => {
      await access.requireOn('dossier.read', dossierId);
      const { items, next } = await visits.pageOfFindings(dossierId, query);
      const followed: FollowedFinding[] = [];
      for (const finding of items) followed.push({ ...finding, followUps: await visits.listFollowUps(finding.id) });
      return { items: followed, next };
    });
