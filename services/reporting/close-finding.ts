import type { Command, Dependencies } from '../shared/command.ts';
import type { FindingId } from '../shared/ids.ts';
import { requireCurrent } from '../shared/version.ts';
import type { ReportingUnit } from './reporting-ports.ts';
import type { Finding } from './finding.ts';
import { closed } from './visit.ts';

/** Finds that what was wrong is put right: the wait for it ends, and payments that it stopped may go on. */
export const closeFinding =
  ({ transact }: Dependencies<ReportingUnit>) =>
  (command: Command, id: FindingId, { note }: { note: string }): Promise<Finding> =>
    transact(command, async ({ access, visits, application, audit, outbox, processes, obligations }) => {
      const { dossierId } = await visits.getFinding(id);
      await access.requireOn('visit.manage', dossierId);
      await processes.requireStage(dossierId, 'execution');
      const open = await visits.lockFinding(id);
      requireCurrent(command, open);
      const followers = (await visits.listFollowUps(id)).map(({ by }) => by);

      const settled = closed(open, { closedBy: access.person(), closingNote: note, followers });

      await visits.saveFinding(settled);
      await obligations.close('finding', id);
      await audit.record({
        kind: 'reporting.finding_closed',
        subjectType: 'finding',
        subjectId: id,
        dossierId,
        before: { status: open.status },
        after: { status: settled.status },
        reason: note,
      });
      const { organisationId, reference } = await application.getDossier(dossierId);
      const to = { by: 'organisation', organisationId } as const;
      const data = { reference, finding: settled.number };
      await outbox.notify({ kind: 'reporting.finding_closed', to, dossierId, data });
      await processes.bump(dossierId);
      return settled;
    });
