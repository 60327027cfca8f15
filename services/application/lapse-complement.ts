import type { Command, Dependencies } from '../shared/command.ts';
import { DossierId } from '../shared/ids.ts';
import type { ApplicationUnit } from './application-ports.ts';
import { resumeDecision } from './clock-resumption.ts';

/** Nothing came in time: the file is decided as it is. An answer that was first leaves nothing to do. */
export const lapseComplement =
  ({ transact }: Dependencies<ApplicationUnit>) =>
  (command: Command, subjectId: string): Promise<void> =>
    transact(command, async (unit) => {
      const { access, dossiers, complements, audit, outbox, processes, now } = unit;
      const id = DossierId.parse(subjectId);
      const stage = await processes.lockStage(id);
      const dossier = await dossiers.lockById(id);
      await access.requireOn('operations.manage', id);
      const asked = await complements.find(id);
      if (stage !== 'application' || asked?.status !== 'open' || now < asked.dueAt) return;

      await complements.save(id, { ...asked, status: 'lapsed' });
      await resumeDecision(unit, dossier);
      await audit.record({
        kind: 'application.complement_lapsed',
        subjectType: 'dossier',
        subjectId: id,
        dossierId: id,
        before: { status: asked.status },
        after: { status: 'lapsed' },
        ruleVersion: dossier.rulebookHash,
      });
      const data = { reference: dossier.reference };
      const holder = { by: 'organisation', organisationId: dossier.organisationId } as const;
      for (const to of [holder, { by: 'role', role: 'desk_officer' } as const]) {
        await outbox.notify({ kind: 'application.complement_lapsed', to, dossierId: id, data });
      }
      await processes.bump(id);
    });
