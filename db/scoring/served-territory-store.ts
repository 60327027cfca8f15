import type { Aided, ServedTerritory } from '../../services/scoring/served-territory.ts';
import type { ScoringUnit } from '../../services/scoring/scoring-ports.ts';
import type { Context } from '../shared/context.ts';
import { sqlBeyondReach } from '../shared/reach.ts';
import { sql } from '../shared/sql.ts';

/** What stands in the books for the dossiers of each territory, whichever funder gave it. */
const AIDED = `
  select t.code as territory, t.population,
    coalesce((
      select sum(a.posted)
      from access.dossier_scope s join ledger.account a on a.dossier_id = s.dossier_id
      where s.territory = t.code and a.kind in ('committed', 'ordered', 'clearing', 'paid')), 0)::bigint as aid
  from registry.territory t
  where t.kind <> 'region' and (cardinality($1::text[]) = 0 or t.region_code = any ($1))
  order by t.code`;

export const servedTerritoriesOn = ({ trx, now }: Context): ScoringUnit['servedTerritories'] => ({
  listAided: (regions) => sqlBeyondReach<Aided>(trx, AIDED, [regions]),
  freeze: async (callId, territories) => {
    await sql(
      trx,
      `insert into scoring.served_territory (call_id, territory, aid_centimes, population, less_aided, compared, score,
         computed_at)
       select $1, territory, aid, population, less_aided, compared, score, $8
       from unnest($2::text[], $3::bigint[], $4::int[], $5::int[], $6::int[], $7::int[])
         as t(territory, aid, population, less_aided, compared, score)
       on conflict on constraint served_territory_pkey do nothing`,
      [
        callId,
        territories.map(({ territory }) => territory),
        territories.map(({ aid }) => aid.toString()),
        territories.map(({ population }) => population),
        territories.map(({ lessAided }) => lessAided),
        territories.map(({ compared }) => compared),
        territories.map(({ score }) => score),
        now,
      ],
    );
  },
  find: async (dossierId) => {
    const rows = await sql<ServedTerritory>(
      trx,
      `select t.territory, t.aid_centimes as aid, t.population, t.less_aided as "lessAided", t.compared, t.score
       from access.dossier_scope s
       join scoring.served_territory t on t.call_id = s.call_id and t.territory = s.territory
       where s.dossier_id = $1`,
      [dossierId],
    );
    return rows[0] ?? null;
  },
});
