import { z } from 'zod';
import type { DossierView } from '../../services/application/application-views.ts';
import type { Call } from '../../services/programme/programme-facts.ts';
import { CONFLICT_KINDS, type ConflictStated } from '../../services/scoring/conflict.ts';
import type { FrozenRanking } from '../../services/scoring/ranking.ts';
import { RankingQuery } from '../../services/scoring/ranking-views.ts';
import type { ScoresView } from '../../services/scoring/scoring-views.ts';
import type { Actor, Command } from '../../services/shared/command.ts';
import { DomainError } from '../../services/shared/errors.ts';
import { CallId, PersonId, type DossierId } from '../../services/shared/ids.ts';
import { namesOf, type NameUseCases } from '../shared/naming.ts';
import { page, type Page } from '../shared/page.ts';
import { OfDossier } from '../shared/params.ts';
import { AssessmentPage } from './assessment-page.tsx';
import { RankingPage } from './ranking-page.tsx';

/** What these pages ask for: each is a use case. */
interface ScoringUseCases extends NameUseCases {
  readonly getDossier: (actor: Actor, id: DossierId) => Promise<DossierView>;
  readonly getCall: (actor: Actor, id: CallId, rulebookHash?: string) => Promise<Call>;
  readonly getScores: (actor: Actor, id: DossierId) => Promise<ScoresView>;
  readonly getRanking: (actor: Actor, id: CallId, query: RankingQuery) => Promise<FrozenRanking>;
  readonly freezeRanking: (command: Command, id: CallId) => Promise<unknown>;
  readonly recordConflict: (
    command: Command,
    id: DossierId,
    conflict: ConflictStated & { reviewerId: PersonId },
  ) => Promise<unknown>;
}

const ConflictTyped = z.strictObject({
  reviewerId: PersonId,
  kind: z.enum(CONFLICT_KINDS),
  reason: z.string().trim().min(1).max(2000),
});

export const scoringPages = (useCases: ScoringUseCases): Page[] => [
  page({
    path: '/dossiers/:dossierId/assessment',
    params: OfDossier,
    load: async ({ actor, params: { dossierId } }) => {
      const dossier = await useCases.getDossier(actor, dossierId);
      const { rulebook } = await useCases.getCall(actor, dossier.callId, dossier.rulebookHash);
      const { criteria, threshold } = rulebook.rubric;
      const scores = await useCases.getScores(actor, dossierId);
      const mentioned = [...scores.assignments, ...scores.conflicts].map(({ reviewerId }) => reviewerId);
      return { dossier, criteria, threshold, scores, names: await namesOf(useCases, actor, mentioned) };
    },
    show: AssessmentPage,
    actions: {
      record_conflict: {
        fields: { reviewerId: 'code', kind: 'code', reason: 'text' },
        schema: ConflictTyped,
        run: async ({ command, params: { dossierId }, input }) => {
          await useCases.recordConflict(command, dossierId, input);
          return `/dossiers/${dossierId}/assessment`;
        },
      },
    },
  }),
  page({
    path: '/calls/:callId/ranking',
    params: z.strictObject({ callId: CallId }),
    load: async ({ actor, params: { callId }, query }) => {
      const call = await useCases.getCall(actor, callId);
      const asked = RankingQuery.safeParse('version' in query ? { version: query['version'] } : {});
      const version = asked.success ? asked.data : {};
      const ranking = await useCases.getRanking(actor, callId, version).catch(noneYet);
      return { call, ranking, threshold: call.rulebook.rubric.threshold };
    },
    show: RankingPage,
    actions: {
      freeze_ranking: {
        run: async ({ command, params: { callId } }) => {
          await useCases.freezeRanking(command, callId);
          return `/calls/${callId}/ranking`;
        },
      },
    },
  }),
];

/** Before it is frozen there is a page all the same: it says what is missing. */
const noneYet = (error: unknown): null => {
  if (error instanceof DomainError && error.code === 'ranking_missing') return null;
  throw error;
};
