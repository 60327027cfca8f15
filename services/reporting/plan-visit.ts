import type { Command, Dependencies } from '../shared/command.ts';
import { localDateOf } from '../shared/dates.ts';
import { dossierWorkflowId, newId, type DossierId, type VisitId } from '../shared/ids.ts';
import { visitInThePast } from './reporting-errors.ts';
import type { ReportingUnit } from './reporting-ports.ts';
import type { Visit } from './finding.ts';
import { waitOfVisit } from './visit.ts';
import type { NewVisit } from './visit-views.ts';

/** Plans a visit to a running project; its holder is told. */
export const planVisit =
  ({ transact }: Dependencies<ReportingUnit>) =>
  (command: Command, dossierId: DossierId, { purpose, plannedOn }: NewVisit): Promise<Visit> =>
    transact(command, async ({ access, visits, application, audit, outbox, processes, obligations, now }) => {
      await access.requireOn('visit.manage', dossierId);
      await processes.requireStage(dossierId, 'execution');
      if (plannedOn < localDateOf(now)) throw visitInThePast(plannedOn);
      const visit: Visit = {
        id: newId<VisitId>(),
        dossierId,
        purpose,
        plannedOn,
        plannedBy: access.person(),
        status: 'planned',
        doneOn: null,
        summary: null,
        isFavourable: null,
        documentIds: [],
        doneBy: null,
        version: 1,
      };

      await visits.add(visit);
      await obligations.open(dossierWorkflowId(dossierId), waitOfVisit(visit));
      await audit.record({
        kind: 'reporting.visit_planned',
        subjectType: 'visit',
        subjectId: visit.id,
        dossierId,
        after: { plannedOn },
      });
      const { organisationId, reference } = await application.getDossier(dossierId);
      const to = { by: 'organisation', organisationId } as const;
      await outbox.notify({ kind: 'reporting.visit_planned', to, dossierId, data: { reference, plannedOn } });
      await processes.bump(dossierId);
      return visit;
    });
