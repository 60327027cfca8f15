import type { Command, Dependencies } from '../shared/command.ts';
import type { DossierId } from '../shared/ids.ts';
import { stageNotReached } from '../shared/shared-errors.ts';
import type { ApplicationUnit } from './application-ports.ts';
import type { EligibilityDecision } from './application-views.ts';
import { decideOn, type EligibilityInput } from './eligibility.ts';
import { assess } from './eligibility-assessment.ts';

/** A desk officer's yes or no, kept with what every rule said at that moment and with each override's reason. */
export const decideEligibility =
  ({ transact }: Dependencies<ApplicationUnit>) =>
  (command: Command, id: DossierId, input: EligibilityInput): Promise<EligibilityDecision> =>
    transact(command, async (unit) => {
      const { access, dossiers, eligibility, obligations, audit, outbox, processes, now } = unit;
      const stage = await processes.lockStage(id);
      const dossier = await dossiers.lockById(id);
      await access.requireOn('eligibility.decide', id);
      if (stage !== 'application') throw stageNotReached(stage, 'application');
      const rules = await assess(unit, dossier);

      const decision = { ...decideOn(rules, input), decidedBy: access.person(), decidedAt: now };

      await eligibility.insert(id, decision);
      await obligations.close('eligibility', id);
      await audit.record({
        kind: 'application.eligibility_decided',
        subjectType: 'dossier',
        subjectId: id,
        dossierId: id,
        before: { stage },
        after: decision,
        reason: input.reason,
        ruleVersion: dossier.rulebookHash,
      });
      const to = { by: 'organisation', organisationId: dossier.organisationId } as const;
      const data = { reference: dossier.reference, reason: input.reason ?? '' };
      if (decision.eligible) await outbox.notify({ kind: 'application.eligible', to, dossierId: id, data });
      else await outbox.notify({ kind: 'application.ineligible', to, dossierId: id, data });
      await processes.enter(id, decision.eligible ? 'scoring' : 'ineligible');
      return decision;
    });
