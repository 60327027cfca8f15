import type { Command, Dependencies } from '../shared/command.ts';
import { dossierWorkflowId, newId, type FindingId, type VisitId } from '../shared/ids.ts';
import { requireCurrent } from '../shared/version.ts';
import type { ReportingUnit } from './reporting-ports.ts';
import type { Finding, Visit } from './finding.ts';
import { done, waitOfFinding } from './visit.ts';
import type { VisitRecord } from './visit-views.ts';

/** Records what was seen on a visit. What must be put right is waited for; a serious finding stops every payment. */
export const recordVisit =
  ({ transact }: Dependencies<ReportingUnit>) =>
  (command: Command, id: VisitId, { findings, ...seen }: VisitRecord): Promise<Visit> =>
    transact(command, async (unit) => {
      const { access, visits, attachments, audit, processes, obligations, now } = unit;
      const { dossierId } = await visits.getById(id);
      await access.requireOn('visit.manage', dossierId);
      await processes.requireStage(dossierId, 'execution');
      const planned = await visits.lockById(id);
      requireCurrent(command, planned);
      for (const documentId of seen.documentIds) await attachments.attach(documentId, dossierId);

      const visit = done(planned, { ...seen, doneBy: access.person() }, now);

      await visits.save(visit);
      await obligations.close('visit', id);
      const raised = await raise(unit, visit, findings);
      await audit.record({
        kind: 'reporting.visit_done',
        subjectType: 'visit',
        subjectId: id,
        dossierId,
        related: [...seen.documentIds, ...raised.map((finding) => finding.id)],
        before: { status: planned.status },
        after: { status: visit.status, doneOn: visit.doneOn, isFavourable: visit.isFavourable, findings: raised },
      });
      await processes.bump(dossierId);
      return visit;
    });

const raise = async (unit: ReportingUnit, visit: Visit, told: VisitRecord['findings']): Promise<Finding[]> => {
  const { access, visits, application, outbox, obligations } = unit;
  const { dossierId, id: visitId } = visit;
  const { organisationId, reference } = await application.getDossier(dossierId);
  const before = (await visits.listFindings(dossierId)).length;
  const findings = told.map((finding, index): Finding => ({
    ...finding,
    id: newId<FindingId>(),
    visitId,
    dossierId,
    number: before + index + 1,
    status: 'open',
    raisedBy: access.person(),
    closedBy: null,
    closingNote: null,
    version: 1,
  }));
  for (const finding of findings) {
    await visits.addFinding(finding);
    await obligations.open(dossierWorkflowId(dossierId), waitOfFinding(finding, organisationId));
  }
  if (findings.length > 0) {
    const to = { by: 'organisation', organisationId } as const;
    await outbox.notify({
      kind: 'reporting.findings_raised',
      to,
      dossierId,
      data: { reference, findings: findings.length },
    });
  }
  return findings;
};
