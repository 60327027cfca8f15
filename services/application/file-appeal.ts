import type { Command, Dependencies } from '../shared/command.ts';
import { dossierWorkflowId, type DossierId } from '../shared/ids.ts';
import { stageNotReached } from '../shared/shared-errors.ts';
import { appealAlreadyFiled } from './application-errors.ts';
import { appealAnswerWait, appealBy, file, type Appeal } from './appeal.ts';
import type { ApplicationUnit } from './application-ports.ts';

/** The holder challenges the decision that the application is not eligible, once, within the time for it. */
export const fileAppeal =
  ({ transact }: Dependencies<ApplicationUnit>) =>
  (command: Command, id: DossierId, { grounds }: { readonly grounds: string }): Promise<Appeal> =>
    transact(command, async (unit) => {
      const { access, dossiers, programme, eligibility, appeals, obligations, audit, outbox, processes, now } = unit;
      const stage = await processes.lockStage(id);
      const dossier = await dossiers.lockById(id);
      await access.requireOn('application.appeal', id);
      const decision = await eligibility.find(id);
      if (stage !== 'ineligible' || !decision) throw stageNotReached(stage, 'ineligible');
      if (await appeals.find(id)) throw appealAlreadyFiled();
      const rule = (await programme.getCall(dossier.callId, dossier.rulebookHash)).rulebook.eligibility;

      const appeal = file({ grounds, by: access.person(), now, until: appealBy(decision, rule) });

      await appeals.insert(id, appeal);
      await obligations.close('appeal', id);
      await obligations.open(dossierWorkflowId(id), appealAnswerWait(dossier, now, rule));
      await audit.record({
        kind: 'application.appealed',
        subjectType: 'dossier',
        subjectId: id,
        dossierId: id,
        after: appeal,
        ruleVersion: dossier.rulebookHash,
      });
      await outbox.notify({
        kind: 'application.appealed',
        to: { by: 'role', role: 'desk_officer' },
        dossierId: id,
        data: { reference: dossier.reference },
      });
      await processes.bump(id);
      return appeal;
    });
