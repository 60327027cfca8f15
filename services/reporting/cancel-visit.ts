import type { Command, Dependencies } from '../shared/command.ts';
import type { VisitId } from '../shared/ids.ts';
import { requireCurrent } from '../shared/version.ts';
import type { ReportingUnit } from './reporting-ports.ts';
import type { Visit } from './finding.ts';
import { cancelled } from './visit.ts';

/** Calls a planned visit off, with the reason. */
export const cancelVisit =
  ({ transact }: Dependencies<ReportingUnit>) =>
  (command: Command, id: VisitId, { reason }: { reason: string }): Promise<Visit> =>
    transact(command, async ({ access, visits, audit, processes, obligations }) => {
      const { dossierId } = await visits.getById(id);
      await access.requireOn('visit.manage', dossierId);
      await processes.requireStage(dossierId, 'execution');
      const planned = await visits.lockById(id);
      requireCurrent(command, planned);

      const off = cancelled(planned);

      await visits.save(off);
      await obligations.close('visit', id);
      await audit.record({
        kind: 'reporting.visit_cancelled',
        subjectType: 'visit',
        subjectId: id,
        dossierId,
        before: { status: planned.status },
        after: { status: off.status },
        reason,
      });
      await processes.bump(dossierId);
      return off;
    });
