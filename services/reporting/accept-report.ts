import { evidence } from '../ledger/contribution-acts.ts';
import type { Command, Dependencies } from '../shared/command.ts';
import type { ReportId } from '../shared/ids.ts';
import { requireCurrent } from '../shared/version.ts';
import type { Report } from './report.ts';
import { review } from './reporting.ts';
import type { ReportingUnit } from './reporting-ports.ts';

/** Takes a report as told: the wait for it ends, the tranche that it blocked may go on, what it evidences is booked. */
export const acceptReport =
  ({ transact }: Dependencies<ReportingUnit>) =>
  (command: Command, id: ReportId): Promise<Report> =>
    transact(command, async (unit) => {
      const { access, reports, ledger, application, audit, outbox, processes, obligations, now } = unit;
      const { dossierId } = await reports.getById(id);
      await access.requireOn('report.review', dossierId);
      await processes.requireStage(dossierId, 'execution');
      const submitted = await reports.lockById(id);
      requireCurrent(command, submitted);
      const person = access.person();

      const accepted = review(submitted, 'accepted', person);
      const { contribution = [] } = (await reports.getSubmission(submitted)).content;

      await reports.keepReview(accepted, { outcome: 'accepted', questions: [], reviewedBy: person, reviewedAt: now });
      await reports.save(accepted);
      await ledger.post(contribution.map((part) => evidence(dossierId, { ...part, subjectId: id })));
      await obligations.close('report', id);
      await audit.record({
        kind: 'reporting.report_accepted',
        subjectType: 'report',
        subjectId: id,
        dossierId,
        before: { status: submitted.status, submittedBy: submitted.submittedBy },
        after: { status: accepted.status, revision: accepted.revision, acceptedBy: person, contribution },
      });
      const { organisationId, reference } = await application.getDossier(dossierId);
      await outbox.notify({
        kind: 'reporting.report_accepted',
        to: { by: 'organisation', organisationId },
        dossierId,
        data: { reference, report: accepted.number },
      });
      await processes.bump(dossierId);
      return accepted;
    });
