import type { Command, Dependencies } from '../shared/command.ts';
import type { RevisionId } from '../shared/ids.ts';
import type { CofinancingUnit } from './cofinancing-ports.ts';
import { dossierCall } from './dossier-call.ts';
import { awaitPlan } from './gap-waits.ts';

/** The holder said nothing in time: the choice is the lead funder's again. */
export const lapseRevision =
  ({ transact }: Dependencies<CofinancingUnit>) =>
  (command: Command, id: RevisionId): Promise<void> =>
    transact(command, async (unit) => {
      const { access, processes, rounds, revisions, obligations, audit, now } = unit;
      const { dossierId } = await revisions.getById(id);
      await access.require('operations.manage', { dossierId });
      const stage = await processes.lockStage(dossierId);
      const revision = await revisions.getById(id);
      if (stage !== 'cofinancing' || revision.status !== 'asked' || now < revision.dueAt) return;

      await revisions.save({ ...revision, status: 'lapsed' });
      await obligations.close('plan_revision', id);
      await awaitPlan(unit, await rounds.getCurrent(dossierId), await dossierCall(unit, dossierId));
      await audit.record({
        kind: 'cofinancing.revision_lapsed',
        subjectType: 'revision',
        subjectId: id,
        dossierId,
        related: [revision.roundId],
        before: revision,
        after: { ...revision, status: 'lapsed' },
      });
      await processes.bump(dossierId);
    });
