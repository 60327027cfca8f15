import type { Actor } from '../shared/command.ts';
import type { CallId } from '../shared/ids.ts';
import type { ReadDependencies } from '../shared/read.ts';
import { notFound } from '../shared/shared-errors.ts';
import { mayReadScores } from './get-scores.ts';
import type { FrozenRanking, ScoringUnit } from './scoring-ports.ts';

/** The frozen ranking of a call. */
export const getRanking =
  ({ read }: ReadDependencies<ScoringUnit>) =>
  (actor: Actor, callId: CallId): Promise<FrozenRanking> =>
    read(actor, async ({ access, rankings }) => {
      if (!(await mayReadScores(access, { callId }))) await access.require('committee.sit', { callId });
      const ranking = await rankings.find(callId);
      if (!ranking) throw notFound('ranking', callId);
      return ranking;
    });
