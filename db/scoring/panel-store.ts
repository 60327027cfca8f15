import type { Panel, Panels } from '../../services/scoring/scoring-ports.ts';
import type { DossierId } from '../../services/shared/ids.ts';
import { notFound } from '../../services/shared/shared-errors.ts';
import type { Context } from '../shared/context.ts';
import { sql } from '../shared/sql.ts';

export const panelsOn = ({ trx }: Context): Panels => {
  const find = async (dossierId: DossierId): Promise<Panel | null> => {
    const rows = await sql<Panel>(
      trx,
      `select dossier_id as "dossierId", call_id as "callId", reference, assignment_rounds as "assignmentRounds",
         shortage_told as "shortageTold", reviewers_wanted as "reviewersWanted", mean_hundredths as "meanHundredths",
         spread_hundredths as "spreadHundredths", discordance, is_eliminated as "isEliminated",
         completed_at as "completedAt"
       from scoring.panel where dossier_id = $1`,
      [dossierId],
    );
    return rows[0] ?? null;
  };

  return {
    find,
    lockCall: async (callId) => {
      await sql(trx, `select pg_advisory_xact_lock(hashtextextended('scoring:' || $1, 0))`, [callId]);
    },
    get: async (dossierId) => {
      const panel = await find(dossierId);
      if (!panel) throw notFound('panel', dossierId);
      return panel;
    },
    save: async (panel) => {
      await sql(
        trx,
        `insert into scoring.panel (dossier_id, call_id, reference, assignment_rounds, shortage_told, reviewers_wanted,
           mean_hundredths, spread_hundredths, discordance, is_eliminated, completed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         on conflict (dossier_id) do update set assignment_rounds = excluded.assignment_rounds,
           shortage_told = excluded.shortage_told, reviewers_wanted = excluded.reviewers_wanted,
           mean_hundredths = excluded.mean_hundredths, spread_hundredths = excluded.spread_hundredths,
           discordance = excluded.discordance, is_eliminated = excluded.is_eliminated,
           completed_at = excluded.completed_at`,
        [
          panel.dossierId,
          panel.callId,
          panel.reference,
          panel.assignmentRounds,
          panel.shortageTold,
          panel.reviewersWanted,
          panel.meanHundredths,
          panel.spreadHundredths,
          panel.discordance,
          panel.isEliminated,
          panel.completedAt,
        ],
      );
    },
  };
};
