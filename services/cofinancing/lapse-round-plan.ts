import type { Command, Dependencies } from '../shared/command.ts';
import type { RoundId } from '../shared/ids.ts';
import type { CofinancingUnit } from './cofinancing-ports.ts';
import { endUnfinanced } from './unfinanced-ending.ts';

/** The lead funder planned nothing in time: the same as giving up. */
export const lapseRoundPlan =
  ({ transact }: Dependencies<CofinancingUnit>) =>
  (command: Command, roundId: RoundId): Promise<void> =>
    transact(command, async (unit) => {
      const { access, processes, rounds, now } = unit;
      const { dossierId } = await rounds.getById(roundId);
      await access.require('operations.manage', { dossierId });
      const stage = await processes.lockStage(dossierId);
      const round = await rounds.getCurrent(dossierId);
      if (stage !== 'cofinancing' || round.id !== roundId || round.planDueAt === null || now < round.planDueAt) return;
      await endUnfinanced(unit, round, { ending: 'plan_overdue', reason: null });
    });
