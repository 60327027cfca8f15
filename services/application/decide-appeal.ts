import type { Command, Dependencies } from '../shared/command.ts';
import type { DossierId } from '../shared/ids.ts';
import { stageNotReached } from '../shared/shared-errors.ts';
import { appealMissing } from './application-errors.ts';
import { decideAppealed, type Appeal, type AppealDecision } from './appeal.ts';
import type { ApplicationUnit } from './application-ports.ts';

/** Another person than the first decides: the decision stands and is final, or the dossier goes on to scoring. */
export const decideAppeal =
  ({ transact }: Dependencies<ApplicationUnit>) =>
  (command: Command, id: DossierId, input: AppealDecision): Promise<Appeal> =>
    transact(command, async (unit) => {
      const { access, dossiers, eligibility, appeals, obligations, audit, outbox, processes, now } = unit;
      const stage = await processes.lockStage(id);
      const dossier = await dossiers.lockById(id);
      await access.requireOn('eligibility.decide', id);
      const [appeal, first] = [await appeals.find(id), await eligibility.find(id)];
      if (!appeal || !first) throw appealMissing(id);

      const decided = decideAppealed(appeal, input, { by: access.person(), now, first });
      if (stage !== 'ineligible') throw stageNotReached(stage, 'ineligible');

      await appeals.save(id, decided);
      await obligations.close('appeal_decision', id);
      await audit.record({
        kind: 'application.appeal_decided',
        subjectType: 'dossier',
        subjectId: id,
        dossierId: id,
        before: appeal,
        after: decided,
        reason: input.reason,
        ruleVersion: dossier.rulebookHash,
      });
      await outbox.notify({
        kind: 'application.appeal_decided',
        to: { by: 'organisation', organisationId: dossier.organisationId },
        dossierId: id,
        data: { reference: dossier.reference, ...input },
      });
      if (decided.outcome === 'reinstated') await processes.enter(id, 'scoring');
      else await processes.closeDossier(id);
      return decided;
    });
