import type { Command, Dependencies } from '../shared/command.ts';
import type { RoundId } from '../shared/ids.ts';
import type { CofinancingUnit } from './cofinancing-ports.ts';
import { endOverdue } from './unfinanced-ending.ts';

/** The lead funder planned nothing in time: the same as giving up. */
export const lapseRoundPlan =
  ({ transact }: Dependencies<CofinancingUnit>) =>
  (command: Command, id: RoundId): Promise<void> =>
    transact(command, (unit) => endOverdue(unit, id, { ending: 'plan_overdue', due: ({ planDueAt }) => planDueAt }));
