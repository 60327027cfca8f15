import type { Command, Dependencies } from '../shared/command.ts';
import type { RoundId } from '../shared/ids.ts';
import type { CofinancingUnit } from './cofinancing-ports.ts';
import { endOverdue } from './unfinanced-ending.ts';

/** The round was not closed whole by its date: every yes was conditional on that, so every hold expires. */
export const lapseRound =
  ({ transact }: Dependencies<CofinancingUnit>) =>
  (command: Command, id: RoundId): Promise<void> =>
    transact(command, (unit) => endOverdue(unit, id, { ending: 'round_overdue', due: ({ closesAt }) => closesAt }));
