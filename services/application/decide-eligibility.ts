import type { Command, Dependencies } from '../shared/command.ts';
import type { DossierId } from '../shared/ids.ts';
import { stageNotReached } from '../shared/shared-errors.ts';
import { complementOpen } from './application-errors.ts';
import type { ApplicationUnit } from './application-ports.ts';
import type { EligibilityDecision } from './application-views.ts';
import { decideOn, type EligibilityInput } from './eligibility.ts';
import { assess } from './eligibility-assessment.ts';
import { recordDecision } from './eligibility-record.ts';

/** A desk officer's yes or no, kept with what every rule said at that moment and with each override's reason. */
export const decideEligibility =
  ({ transact }: Dependencies<ApplicationUnit>) =>
  (command: Command, id: DossierId, input: EligibilityInput): Promise<EligibilityDecision> =>
    transact(command, async (unit) => {
      const { access, dossiers, complements, processes, now } = unit;
      const stage = await processes.lockStage(id);
      const dossier = await dossiers.lockById(id);
      await access.requireOn('eligibility.decide', id);
      if (stage !== 'application') throw stageNotReached(stage, 'application');
      const complement = await complements.find(id);
      if (complement?.status === 'open') throw complementOpen(complement.dueAt);

      const rules = await assess(unit, dossier);
      const decision = { ...decideOn(rules, input), decidedBy: access.person(), decidedAt: now };

      await recordDecision(unit, dossier, decision);
      return decision;
    });
