import type { Dependencies } from '../shared/command.ts';
import type { ReadDependencies } from '../shared/read.ts';
import type { CofinancingUnit } from './cofinancing-ports.ts';
import { answerRevision } from './answer-revision.ts';
import { askRevision } from './ask-revision.ts';
import { decideApproval } from './decide-approval.ts';
import { giveUpRound } from './give-up-round.ts';
import { lapseApproval } from './lapse-approval.ts';
import { lapseRevision } from './lapse-revision.ts';
import { lapseRoundPlan } from './lapse-round-plan.ts';
import { lapseRound } from './lapse-round.ts';
import { openRound } from './open-round.ts';
import { listLines } from './list-lines.ts';
import { showPlanOptions } from './show-plan-options.ts';
import { planRound } from './plan-round.ts';
import { prepareApproval } from './prepare-approval.ts';
import { listFunderLevels } from './read-funder-levels.ts';
import { setFunderLevels } from './set-funder-levels.ts';
import { settleRound } from './settle-round.ts';
import { showRounds } from './show-rounds.ts';

export const cofinancingUseCases = (
  dependencies: Dependencies<CofinancingUnit> & ReadDependencies<CofinancingUnit>,
) => ({
  openRound: openRound(dependencies),
  prepareApproval: prepareApproval(dependencies),
  decideApproval: decideApproval(dependencies),
  lapseApproval: lapseApproval(dependencies),
  settleRound: settleRound(dependencies),
  planRound: planRound(dependencies),
  askRevision: askRevision(dependencies),
  answerRevision: answerRevision(dependencies),
  lapseRevision: lapseRevision(dependencies),
  giveUpRound: giveUpRound(dependencies),
  lapseRound: lapseRound(dependencies),
  lapseRoundPlan: lapseRoundPlan(dependencies),
  listFunderLevels: listFunderLevels(dependencies),
  setFunderLevels: setFunderLevels(dependencies),
  showPlanOptions: showPlanOptions(dependencies),
  listLines: listLines(dependencies),
  showRounds: showRounds(dependencies),
});

export type CofinancingUseCases = ReturnType<typeof cofinancingUseCases>;
