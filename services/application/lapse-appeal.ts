import type { Command, Dependencies } from '../shared/command.ts';
import { DossierId } from '../shared/ids.ts';
import { appealBy } from './appeal.ts';
import type { ApplicationUnit } from './application-ports.ts';

/** Nobody appealed in time: the decision is final, and the dossier is closed. */
export const lapseAppeal =
  ({ transact }: Dependencies<ApplicationUnit>) =>
  (command: Command, subjectId: string): Promise<void> =>
    transact(command, async ({ access, dossiers, programme, eligibility, appeals, obligations, audit, ...unit }) => {
      const id = DossierId.parse(subjectId);
      const stage = await unit.processes.lockStage(id);
      const { callId, rulebookHash } = await dossiers.lockById(id);
      await access.requireOn('operations.manage', id);
      const decision = await eligibility.find(id);
      if (stage !== 'ineligible' || !decision || (await appeals.find(id))) return;
      const rule = (await programme.getCall(callId, rulebookHash)).rulebook.eligibility;
      if (unit.now < appealBy(decision, rule)) return;

      await obligations.close('appeal', id);
      await audit.record({
        kind: 'application.ineligibility_final',
        subjectType: 'dossier',
        subjectId: id,
        dossierId: id,
        ruleVersion: rulebookHash,
      });
      await unit.processes.closeDossier(id);
    });
