import type { Actor } from '../shared/command.ts';
import type { CallId } from '../shared/ids.ts';
import type { ReadDependencies } from '../shared/read.ts';
import { notFound } from '../shared/shared-errors.ts';
import { mayReadScores } from './get-scores.ts';
import type { FrozenRanking } from './ranking.ts';
import type { RankingQuery } from './ranking-views.ts';
import type { ScoringUnit } from './scoring-ports.ts';

/** The ranking of a call that holds, or an earlier version of it. */
export const getRanking =
  ({ read }: ReadDependencies<ScoringUnit>) =>
  (actor: Actor, callId: CallId, { version }: RankingQuery = {}): Promise<FrozenRanking> =>
    read(actor, async ({ access, rankings }) => {
      const mayRead = await mayReadScores((permission) => access.allows(permission, { callId }));
      if (!mayRead) await access.require('committee.sit', { callId });
      const ranking = await rankings.find(callId, version);
      if (!ranking) throw notFound('ranking', callId);
      return ranking;
    });
