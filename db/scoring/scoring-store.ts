import type { FrozenRanking, ScoringUnit } from '../../services/scoring/scoring-ports.ts';
import type { ScoreSheet } from '../../services/scoring/score-sheet.ts';
import type { Ranked } from '../../services/scoring/ranking.ts';
import type { CallId } from '../../services/shared/ids.ts';
import type { Context } from '../shared/context.ts';
import { sql } from '../shared/sql.ts';
import { assignmentsOn } from './assignment-store.ts';
import { panelsOn } from './panel-store.ts';
import { scoringFactsOn } from './scoring-facts.ts';

export const scoringOn = (context: Context) => ({
  panels: panelsOn(context),
  assignments: assignmentsOn(context),
  sheets: sheetsOn(context),
  rankings: rankingsOn(context),
  ...scoringFactsOn(context),
});

const sheetsOn = ({ trx }: Context): ScoringUnit['sheets'] => ({
  add: async ({ assignmentId, scores, totalHundredths, isEliminatory, submittedAt }) => {
    await sql(
      trx,
      `insert into scoring.sheet (assignment_id, scores, total_hundredths, is_eliminatory, submitted_at)
       values ($1, $2, $3, $4, $5)`,
      [assignmentId, JSON.stringify(scores), totalHundredths, isEliminatory, submittedAt],
    );
  },
  listByDossier: (dossierId) =>
    sql<ScoreSheet>(
      trx,
      `select s.assignment_id as "assignmentId", s.scores, s.total_hundredths as "totalHundredths",
         s.is_eliminatory as "isEliminatory", s.submitted_at as "submittedAt"
       from scoring.sheet s join scoring.assignment a on a.id = s.assignment_id
       where a.dossier_id = $1 order by s.submitted_at, s.assignment_id`,
      [dossierId],
    ),
});

const rankingsOn = ({ trx, now }: Context): ScoringUnit['rankings'] => ({
  listUnranked: (callId) =>
    sql(
      trx,
      `select s.dossier_id as "dossierId", p.stage
       from access.dossier_scope s join engine.process p on p.type = 'dossier' and p.subject_id = s.dossier_id
       where s.call_id = $1 and p.stage in ('application', 'scoring') order by s.dossier_id`,
      [callId],
    ),
  freeze: async ({ callId, frozenBy, dossiers }) => {
    await sql(trx, 'insert into scoring.ranking (call_id, frozen_by, frozen_at) values ($1, $2, $3)', [
      callId,
      frozenBy,
      now,
    ]);
    await sql(
      trx,
      `insert into scoring.ranked (call_id, dossier_id, rank, mean_hundredths, spread_hundredths, is_eliminated)
       select $1, * from unnest($2::uuid[], $3::int[], $4::int[], $5::int[], $6::boolean[])`,
      [
        callId,
        dossiers.map(({ dossierId }) => dossierId),
        dossiers.map(({ rank }) => rank),
        dossiers.map(({ meanHundredths }) => meanHundredths),
        dossiers.map(({ spreadHundredths }) => spreadHundredths),
        dossiers.map(({ isEliminated }) => isEliminated),
      ],
    );
  },
  find: async (callId) => {
    const rows = await sql<Omit<FrozenRanking, 'dossiers'>>(
      trx,
      `select call_id as "callId", frozen_by as "frozenBy", frozen_at as "frozenAt"
       from scoring.ranking where call_id = $1`,
      [callId],
    );
    const ranking = rows[0];
    return ranking ? { ...ranking, dossiers: await listRanked(trx, callId) } : null;
  },
});

const listRanked = (trx: Context['trx'], callId: CallId): Promise<Ranked[]> =>
  sql<Ranked>(
    trx,
    `select r.dossier_id as "dossierId", p.reference, r.rank, r.mean_hundredths as "meanHundredths",
       r.spread_hundredths as "spreadHundredths", r.is_eliminated as "isEliminated"
     from scoring.ranked r join scoring.panel p on p.dossier_id = r.dossier_id where r.call_id = $1 order by r.rank`,
    [callId],
  );
