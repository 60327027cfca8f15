import type { Command, Dependencies } from '../shared/command.ts';
import { dossierWorkflowId, type DossierId } from '../shared/ids.ts';
import type { Report } from './report.ts';
import { planned, waitOf } from './reporting.ts';
import type { ReportingUnit } from './reporting-ports.ts';

/** Plans the reports that the rulebook asks for, counted from the day the agreement became effective. */
export const planReports =
  ({ transact }: Dependencies<ReportingUnit>) =>
  (command: Command, dossierId: DossierId): Promise<Report[]> =>
    transact(command, async ({ access, reports, application, programme, agreement, audit, processes, obligations }) => {
      await access.requireOn('report.review', dossierId);
      await processes.requireStage(dossierId, 'execution');
      const known = await reports.findPlan(dossierId);
      if (known) return known;
      const { callId, organisationId, rulebookHash } = await application.getDossier(dossierId);
      const { rulebook } = await programme.getCall(callId, rulebookHash);
      const { id: agreementId, effectiveAt } = await agreement.getEffective(dossierId);

      const plan = planned(dossierId, rulebook.reports, effectiveAt);

      await reports.plan(dossierId, plan);
      for (const report of plan) await obligations.open(dossierWorkflowId(dossierId), waitOf(report, organisationId));
      await audit.record({
        kind: 'reporting.reports_planned',
        subjectType: 'dossier',
        subjectId: dossierId,
        dossierId,
        related: [agreementId, ...plan.map(({ id }) => id)],
        after: { reports: plan.map(({ id, kind, dueOn, blocksTranche }) => ({ id, kind, dueOn, blocksTranche })) },
        ruleVersion: rulebookHash,
      });
      await processes.bump(dossierId);
      return plan;
    });
