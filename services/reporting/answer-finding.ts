import type { Command, Dependencies } from '../shared/command.ts';
import type { FindingId } from '../shared/ids.ts';
import type { ReportingUnit } from './reporting-ports.ts';
import type { Finding } from './finding.ts';
import { requireOpen } from './visit.ts';
import type { FindingAnswer } from './visit-views.ts';

/** The holder tells what was done about a finding; as often as it takes, and everything told is kept. */
export const answerFinding =
  ({ transact }: Dependencies<ReportingUnit>) =>
  (command: Command, id: FindingId, { text, documentIds }: FindingAnswer): Promise<Finding> =>
    transact(command, async ({ access, visits, application, attachments, audit, outbox, processes, now }) => {
      const { dossierId } = await visits.getFinding(id);
      await access.requireOn('report.submit', dossierId);
      await processes.requireStage(dossierId, 'execution');
      const finding = await visits.lockFinding(id);
      requireOpen(finding);
      for (const documentId of documentIds) await attachments.attach(documentId, dossierId);

      await visits.addFollowUp(id, { text, documentIds, by: access.person(), at: now });
      await audit.record({
        kind: 'reporting.finding_answered',
        subjectType: 'finding',
        subjectId: id,
        dossierId,
        related: documentIds,
        after: { documentIds },
      });
      const { reference } = await application.getDossier(dossierId);
      const to = { by: 'role', role: 'field_officer' } as const;
      const data = { reference, finding: finding.number };
      await outbox.notify({ kind: 'reporting.finding_answered', to, dossierId, data });
      await processes.bump(dossierId);
      return finding;
    });
