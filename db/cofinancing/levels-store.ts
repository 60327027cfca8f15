import type { Knex } from 'knex';
import { z } from 'zod';
import type { LevelDecision } from '../../services/cofinancing/approval.ts';
import type { FunderLevelsStore, LineStore } from '../../services/cofinancing/cofinancing-ports.ts';
import { FunderLevels, type LevelsSet } from '../../services/cofinancing/levels.ts';
import type { FunderId } from '../../services/shared/ids.ts';
import { sql } from '../shared/sql.ts';

const LEVELS = `select d.line_id as "lineId", d.level, d.decision, d.amount_centimes as amount, d.conditions, d.reason,
  d.decided_by as "decidedBy", d.represented, d.delegation_id as "delegationId", d.decided_at as "decidedAt"
  from cofinancing.level_decision d join cofinancing.line l on l.id = d.line_id
  where l.dossier_id = $1 order by d.line_id, d.level`;

/** What each level of a line decided. */
export const levelsOn = (trx: Knex.Transaction): Pick<LineStore, 'addLevel' | 'listLevels'> => ({
  addLevel: async (level) => {
    await sql(
      trx,
      `insert into cofinancing.level_decision (line_id, level, decision, amount_centimes, conditions, reason,
         decided_by, represented, delegation_id, decided_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        level.lineId,
        level.level,
        level.decision,
        level.amount?.toString() ?? null,
        JSON.stringify(level.conditions),
        level.reason,
        level.decidedBy,
        level.represented,
        level.delegationId,
        level.decidedAt,
      ],
    );
  },
  listLevels: (dossierId) => sql<LevelDecision>(trx, LEVELS, [dossierId]),
});

type Row = Omit<LevelsSet, 'levels'> & { readonly levels: z.input<typeof FunderLevels>['levels'] };

/** More often than once a month for years. */
const MOST = 200;
const SETTINGS = `
  select funder_id as "funderId", number, levels, reason, set_by as "setBy", set_at as "setAt"
  from cofinancing.funder_levels where funder_id = $1 order by number desc limit $2`;

/** The levels that funders set for themselves. */
export const funderLevelsOn = (trx: Knex.Transaction): FunderLevelsStore => {
  const list = async (funderId: FunderId, most = MOST): Promise<LevelsSet[]> => {
    const rows = await sql<Row>(trx, SETTINGS, [funderId, most]);
    return rows.map((row) => ({ ...row, levels: z.decode(FunderLevels.shape.levels, row.levels) }));
  };
  const find = async (funderId: FunderId): Promise<LevelsSet | null> => (await list(funderId, 1))[0] ?? null;

  return {
    find,
    list,
    lockNewest: async (funderId) => {
      await sql(trx, `select pg_advisory_xact_lock(hashtextextended('funder_levels:' || $1::text, 0))`, [funderId]);
      return find(funderId);
    },
    add: async ({ funderId, number, levels, reason, setBy, setAt }) => {
      await sql(
        trx,
        `insert into cofinancing.funder_levels (funder_id, number, levels, reason, set_by, set_at)
         values ($1, $2, $3, $4, $5, $6)`,
        [funderId, number, JSON.stringify(z.encode(FunderLevels.shape.levels, [...levels])), reason, setBy, setAt],
      );
    },
  };
};
