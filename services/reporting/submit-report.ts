import type { Command, Dependencies } from '../shared/command.ts';
import { dossierWorkflowId, type ReportId } from '../shared/ids.ts';
import { requireCurrent } from '../shared/version.ts';
import { documentsOf, figuresOf, type ReportContent } from './report-content.ts';
import type { Report } from './report.ts';
import { submit, waitOf } from './reporting.ts';
import type { ReportingUnit } from './reporting-ports.ts';

/** The holder tells what was done, spent and reached; after a return it does so again, as a new revision. */
export const submitReport =
  ({ transact }: Dependencies<ReportingUnit>) =>
  (command: Command, id: ReportId, content: ReportContent): Promise<Report> =>
    transact(command, async (unit) => {
      const { access, reports, application, cofinancing, programme, attachments } = unit;
      const { audit, outbox, processes, obligations } = unit;
      const { dossierId } = await reports.getById(id);
      await access.requireOn('report.submit', dossierId);
      await processes.requireStage(dossierId, 'execution');
      const owed = await reports.lockById(id);
      requireCurrent(command, owed);
      const { callId, organisationId, reference, rulebookHash, project } = await application.getDossier(dossierId);
      const { indicators } = (await programme.getCall(callId, rulebookHash)).rulebook;
      for (const documentId of documentsOf(content)) await attachments.attach(documentId, dossierId);

      const uses = (await cofinancing.getPlan(dossierId)).uses.length;
      const submitted = submit(owed, { content, indicators, jobs: project.jobs, uses, person: access.person() });

      await reports.save(submitted);
      await reports.keepSubmission(submitted, content);
      await obligations.close('report', id);
      await obligations.open(dossierWorkflowId(dossierId), waitOf(submitted, organisationId));
      await audit.record({
        kind: 'reporting.report_submitted',
        subjectType: 'report',
        subjectId: id,
        dossierId,
        related: documentsOf(content),
        before: { status: owed.status, revision: owed.revision },
        after: { status: submitted.status, revision: submitted.revision, ...figuresOf(content) },
        ruleVersion: rulebookHash,
      });
      await outbox.notify({
        kind: 'reporting.report_submitted',
        to: { by: 'role', role: 'desk_officer' },
        dossierId,
        data: { reference, report: submitted.number },
      });
      await processes.bump(dossierId);
      return submitted;
    });
