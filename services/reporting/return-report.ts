import type { Command, Dependencies } from '../shared/command.ts';
import { dossierWorkflowId, type ReportId } from '../shared/ids.ts';
import { requireCurrent } from '../shared/version.ts';
import type { Report } from './report.ts';
import { review, waitOf } from './reporting.ts';
import type { ReportingUnit } from './reporting-ports.ts';
import type { ReportReturn } from './reporting-views.ts';

/** Gives a report back with questions: the holder owes it again, under the same due day. */
export const returnReport =
  ({ transact }: Dependencies<ReportingUnit>) =>
  (command: Command, id: ReportId, { questions }: ReportReturn): Promise<Report> =>
    transact(command, async ({ access, reports, application, audit, outbox, processes, obligations, now }) => {
      const { dossierId } = await reports.getById(id);
      await access.requireOn('report.review', dossierId);
      await processes.requireStage(dossierId, 'execution');
      const submitted = await reports.lockById(id);
      requireCurrent(command, submitted);
      const person = access.person();

      const returned = review(submitted, 'returned', person);

      await reports.keepReview(returned, { outcome: 'returned', questions, reviewedBy: person, reviewedAt: now });
      await reports.save(returned);
      const { organisationId, reference } = await application.getDossier(dossierId);
      await obligations.close('report', id);
      await obligations.open(dossierWorkflowId(dossierId), waitOf(returned, organisationId));
      await audit.record({
        kind: 'reporting.report_returned',
        subjectType: 'report',
        subjectId: id,
        dossierId,
        before: { status: submitted.status },
        after: { status: returned.status, revision: returned.revision, questions },
      });
      await outbox.notify({
        kind: 'reporting.report_returned',
        to: { by: 'organisation', organisationId },
        dossierId,
        data: { reference, report: returned.number, questions: questions.length },
      });
      await processes.bump(dossierId);
      return returned;
    });
