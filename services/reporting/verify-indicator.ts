import type { Command, Dependencies } from '../shared/command.ts';
import type { ReportId } from '../shared/ids.ts';
import { indicatorNotReported, ownFigureVerified, reportNotAccepted } from './reporting-errors.ts';
import type { ReportingUnit } from './reporting-ports.ts';
import type { Verification, VerificationRequest } from './result-views.ts';

/** Somebody else than who declared it has checked a figure of an accepted report: from then on theirs counts. */
export const verifyIndicator =
  ({ transact }: Dependencies<ReportingUnit>) =>
  (command: Command, id: ReportId, { code, verified, note, documentIds }: VerificationRequest): Promise<Verification> =>
    transact(command, async ({ access, reports, results, attachments, audit, processes, now }) => {
      const { dossierId } = await reports.getById(id);
      await access.requireOn('report.review', dossierId);
      await processes.requireStage(dossierId, 'execution');
      const report = await reports.lockById(id);
      if (report.status !== 'accepted') throw reportNotAccepted(id, report.status);
      const verifiedBy = access.person();
      if (report.submittedBy === verifiedBy) throw ownFigureVerified(id);
      const { content } = await reports.getSubmission(report);
      const declared = content.indicators.find((value) => value.code === code);
      if (!declared) throw indicatorNotReported(code);
      for (const documentId of documentIds) await attachments.attach(documentId, dossierId);
      const verification = {
        reportId: id,
        code,
        declared: declared.actual,
        verified,
        note,
        verifiedBy,
        verifiedAt: now,
      };

      await results.verify(report, verification);
      await audit.record({
        kind: 'reporting.indicator_verified',
        subjectType: 'report',
        subjectId: id,
        dossierId,
        related: documentIds,
        before: { code, declared: declared.actual },
        after: { code, verified, verifiedBy },
      });
      await processes.bump(dossierId);
      return verification;
    });
