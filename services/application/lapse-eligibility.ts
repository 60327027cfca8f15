import { UNSAID } from '../programme/programme-facts.ts';
import type { Command, Dependencies } from '../shared/command.ts';
import { DossierId } from '../shared/ids.ts';
import type { ApplicationUnit } from './application-ports.ts';
import { assess } from './eligibility-assessment.ts';
import { recordDecision } from './eligibility-record.ts';

/** The legal delay has run out in silence. Where the rulebook says that silence is acceptance, the dossier goes on. */
export const lapseEligibility =
  ({ transact }: Dependencies<ApplicationUnit>) =>
  (command: Command, subjectId: string): Promise<void> =>
    transact(command, async (unit) => {
      const { access, dossiers, programme, legalClocks, processes, now } = unit;
      const id = DossierId.parse(subjectId);
      const stage = await processes.lockStage(id);
      const dossier = await dossiers.lockById(id);
      await access.requireOn('operations.manage', id);
      const { rulebook } = await programme.getCall(dossier.callId, dossier.rulebookHash);
      const { dueAt, stoppedAt } = await legalClocks.get(id);
      const isSilent = stage === 'application' && stoppedAt === null && now >= dueAt;
      const { isSilenceAcceptance = UNSAID.eligibility.isSilenceAcceptance } = rulebook.eligibility;
      if (!isSilent || !isSilenceAcceptance) return;

      await recordDecision(unit, dossier, {
        eligible: true,
        reason: 'silence',
        rules: await assess(unit, dossier),
        overrides: [],
        decidedBy: null,
        decidedAt: now,
      });
    });
