import type { Command, Dependencies } from '../shared/command.ts';
import type { RoundId } from '../shared/ids.ts';
import type { CofinancingUnit } from './cofinancing-ports.ts';
import { endUnfinanced } from './unfinanced-ending.ts';

/** The round was not closed whole by its date: every yes was conditional on that, so every hold expires. */
export const lapseRound =
  ({ transact }: Dependencies<CofinancingUnit>) =>
  (command: Command, roundId: RoundId): Promise<void> =>
    transact(command, async (unit) => {
      const { access, processes, rounds, now } = unit;
      const { dossierId } = await rounds.getById(roundId);
      await access.require('operations.manage', { dossierId });
      const stage = await processes.lockStage(dossierId);
      const round = await rounds.getCurrent(dossierId);
      if (stage !== 'cofinancing' || round.id !== roundId || round.closesAt === null || now < round.closesAt) return;
      await endUnfinanced(unit, round, { ending: 'round_overdue', reason: null });
    });
