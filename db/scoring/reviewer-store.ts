import type { Candidate, Reviewer } from '../../services/scoring/reviewer.ts';
import type { ScoringUnit } from '../../services/scoring/scoring-ports.ts';
import type { PersonId } from '../../services/shared/ids.ts';
import type { Context } from '../shared/context.ts';
import { sql } from '../shared/sql.ts';
import { AVAILABLE_REVIEWERS } from './scoring-facts.ts';

type Row = Omit<Reviewer, 'home'> & Readonly<Record<'province' | 'commune' | 'address', string | null>>;

const fromRow = ({ province, commune, address, ...row }: Row): Reviewer => ({
  ...row,
  home: province === null || commune === null ? null : { province, commune, address },
});

/** Whether a stated limit leaves the dossier out (-1), says nothing (0) or names it (1). */
const CANDIDATES = `
  with asked as (
    select s.call_id, s.territory, o.sector
    from access.dossier_scope s join registry.organisation o on o.id = s.organisation_id
    where s.dossier_id = $1
  ), known as (
    select r.person_id,
      case when coalesce(v.sectors, '{}') = '{}' then 0 when d.sector = any (v.sectors) then 1 else -1 end as sector,
      case when coalesce(v.territories, '{}') = '{}' then 0
        when exists (select from unnest(v.territories) as t where starts_with(d.territory, t)) then 1
        else -1 end as territory,
      (select count(*) from scoring.assignment a join scoring.panel p on p.dossier_id = a.dossier_id
        where a.reviewer_id = r.person_id and p.call_id = d.call_id
          and a.status in ('asked', 'accepted', 'scored'))::int as in_call,
      (select count(*) from scoring.assignment a
        where a.reviewer_id = r.person_id and a.status in ('asked', 'accepted'))::int as owed
    from (${AVAILABLE_REVIEWERS}) r cross join asked d left join scoring.reviewer v on v.person_id = r.person_id
  )
  select person_id as "personId", (sector = -1)::int + (territory = -1)::int as misfits,
    (sector = 1)::int + (territory = 1)::int as fits, in_call as "inCall", owed
  from known order by person_id`;

export const reviewersOn = ({ trx, now }: Context): ScoringUnit['reviewers'] => ({
  listCandidates: (dossierId) => sql<Candidate>(trx, CANDIDATES, [dossierId, now]),
  find: async (personId: PersonId) => {
    const rows = await sql<Row>(
      trx,
      `select person_id as "personId", sectors, territories, family_names as "familyNames", province, commune, address,
         phone, rib, ices, boards, version
       from scoring.reviewer where person_id = $1`,
      [personId],
    );
    const row = rows[0];
    return row ? fromRow(row) : null;
  },
  save: async ({ personId, sectors, territories, familyNames, home, phone, rib, ices, boards, version }) => {
    await sql(
      trx,
      `insert into scoring.reviewer (person_id, sectors, territories, family_names, province, commune, address, phone,
         rib, ices, boards, version)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
       on conflict (person_id) do update set sectors = excluded.sectors, territories = excluded.territories,
         family_names = excluded.family_names, province = excluded.province, commune = excluded.commune,
         address = excluded.address, phone = excluded.phone, rib = excluded.rib, ices = excluded.ices,
         boards = excluded.boards, version = excluded.version`,
      [
        personId,
        sectors,
        territories,
        familyNames,
        home?.province ?? null,
        home?.commune ?? null,
        home?.address ?? null,
        phone,
        rib,
        ices,
        boards,
        version,
      ],
    );
  },
});
