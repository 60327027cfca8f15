import type { Command, Dependencies } from '../shared/command.ts';
import type { DossierId } from '../shared/ids.ts';
import { stageNotReached } from '../shared/shared-errors.ts';
import type { ApplicationUnit } from './application-ports.ts';
import { requireSubmitted } from './application.ts';
import { assess } from './eligibility-assessment.ts';
import { PERMISSION_OF_BODY, waive, type Waiver, type WaivableRule } from './waiver.ts';

/** The body that the rulebook names lets an application through in spite of one rule, with its reason. */
export const grantWaiver =
  ({ transact }: Dependencies<ApplicationUnit>) =>
  (command: Command, id: DossierId, input: { rule: WaivableRule; reason: string }): Promise<Waiver> =>
    transact(command, async (unit) => {
      const { access, dossiers, programme, waivers, audit, outbox, processes, now } = unit;
      const stage = await processes.lockStage(id);
      const dossier = await dossiers.lockById(id);
      const { rulebook } = await programme.getCall(dossier.callId, dossier.rulebookHash);
      const body = rulebook.applicants.age?.waiver?.by ?? null;
      await access.requireOn(body === null ? 'waiver.grant_committee' : PERMISSION_OF_BODY[body], id);
      if (stage !== 'application') throw stageNotReached(stage, 'application');
      requireSubmitted(dossier);

      const waiver = waive(await assess(unit, dossier), { ...input, body, by: access.person(), now });

      await waivers.insert(id, waiver);
      await audit.record({
        kind: 'application.waiver_granted',
        subjectType: 'dossier',
        subjectId: id,
        dossierId: id,
        after: waiver,
        reason: waiver.reason,
        ruleVersion: dossier.rulebookHash,
      });
      await outbox.notify({
        kind: 'application.waiver_granted',
        to: { by: 'role', role: 'desk_officer' },
        dossierId: id,
        data: { reference: dossier.reference, rule: waiver.rule },
      });
      await processes.bump(id);
      return waiver;
    });
