import type { FrozenRanking, Ranked } from '../../services/scoring/ranking.ts';
import type { ScoringUnit } from '../../services/scoring/scoring-ports.ts';
import type { Context } from '../shared/context.ts';
import { sql } from '../shared/sql.ts';

export const rankingsOn = (context: Context): ScoringUnit['rankings'] => ({
  ...readingOn(context),
  ...writingOn(context),
});

const readingOn = ({ trx }: Context) => ({
  listUnranked: (callId: FrozenRanking['callId']) =>
    sql<{ dossierId: Ranked['dossierId']; stage: 'application' | 'scoring' }>(
      trx,
      `select s.dossier_id as "dossierId", p.stage
       from access.dossier_scope s join engine.process p on p.type = 'dossier' and p.subject_id = s.dossier_id
       where s.call_id = $1 and p.stage in ('application', 'scoring') order by s.dossier_id`,
      [callId],
    ),
  find: async (callId: FrozenRanking['callId'], version?: number) => {
    const rows = await sql<Omit<FrozenRanking, 'dossiers'>>(
      trx,
      `select call_id as "callId", version, cause, frozen_by as "frozenBy", frozen_at as "frozenAt", reliability,
         content_hash as "contentHash"
       from scoring.ranking where call_id = $1 and ($2::int is null or version = $2) order by version desc limit 1`,
      [callId, version ?? null],
    );
    const ranking = rows[0];
    if (!ranking) return null;
    const dossiers = await sql<Ranked>(
      trx,
      `select r.dossier_id as "dossierId", p.reference, r.rank, r.mean_hundredths as "meanHundredths",
         r.spread_hundredths as "spreadHundredths", r.is_eliminated as "isEliminated"
       from scoring.ranked r join scoring.panel p on p.dossier_id = r.dossier_id
       where r.call_id = $1 and r.version = $2 order by r.rank`,
      [callId, ranking.version],
    );
    return { ...ranking, dossiers };
  },
  isRanked: async (dossierId: Ranked['dossierId']) =>
    (await sql(trx, 'select from scoring.ranked where dossier_id = $1 limit 1', [dossierId])).length > 0,
  needsRectification: async (dossierId: Ranked['dossierId']) => {
    const open = `select from engine.obligation where kind = 'rectification' and subject_id = $1 and closed_at is null`;
    return (await sql(trx, open, [dossierId])).length > 0;
  },
});

const writingOn = ({ trx, now }: Context): Pick<ScoringUnit['rankings'], 'freeze' | 'noteRectification'> => ({
  freeze: async ({ callId, version, cause, frozenBy, reliability, contentHash, dossiers }) => {
    await sql(
      trx,
      `insert into scoring.ranking (call_id, version, cause, frozen_by, frozen_at, reliability, content_hash)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [callId, version, cause, frozenBy, now, reliability && JSON.stringify(reliability), contentHash],
    );
    await sql(
      trx,
      `insert into scoring.ranked (call_id, version, dossier_id, rank, mean_hundredths, spread_hundredths,
         is_eliminated)
       select $1, $2, * from unnest($3::uuid[], $4::int[], $5::int[], $6::int[], $7::boolean[])`,
      [
        callId,
        version,
        dossiers.map(({ dossierId }) => dossierId),
        dossiers.map(({ rank }) => rank),
        dossiers.map(({ meanHundredths }) => meanHundredths),
        dossiers.map(({ spreadHundredths }) => spreadHundredths),
        dossiers.map(({ isEliminated }) => isEliminated),
      ],
    );
  },
  noteRectification: async ({ assignmentId, dossierId, meanBefore, meanAfter }) => {
    await sql(
      trx,
      `insert into scoring.rectification (assignment_id, dossier_id, mean_before, mean_after, noted_at)
       values ($1, $2, $3, $4, $5)`,
      [assignmentId, dossierId, meanBefore, meanAfter, now],
    );
  },
});
