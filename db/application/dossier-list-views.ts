import type { Knex } from 'knex';
import type { DossierList, ListRequest } from '../../services/application/application-ports.ts';
import { asDomainError } from '../shared/constraints.ts';
import { sqlOnPool } from '../shared/sql.ts';

/** Lists outside any transaction: one statement, which asks the actor's grants and builds the page. */
export const dossierListOn = (knex: Knex): DossierList => ({
  listPage: async (request) => {
    try {
      const rows = await sqlOnPool<{ page: string }>(knex, textOf(request), valuesOf(request));
      return rows[0]?.page ?? '';
    } catch (error) {
      throw asDomainError(error);
    }
  },
});

/** Every id is smaller: the first page begins here. */
const BEYOND_ALL = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

const valuesOf = ({ personId, roles, limit, after, callId, stage, reference }: ListRequest): unknown[] => [
  personId,
  roles,
  limit,
  after ?? BEYOND_ALL,
  ...[callId, stage, reference].filter((value) => value !== undefined),
];

const FILTERS = [
  ['callId', (at: string) => `and d.call_id = ${at}`],
  ['stage', (at: string) => `and p.stage = ${at}`],
  ['reference', (at: string) => `and position(upper(${at}) in upper(d.reference)) > 0`],
] as const;
const FIRST_FILTER = 5;

/** Filters that nobody asked for are not in the text, so that Postgres plans what is asked. */
const filtersOf = (request: ListRequest): string =>
  FILTERS.filter(([name]) => request[name] !== undefined)
    .map(([, condition], index) => condition(`$${String(FIRST_FILTER + index)}`))
    .join(' ');

/**
 * One branch per kind of scope, each walking an index from the newest dossier down and stopping after a page:
 * whoever sees one dossier in twenty thousand and whoever sees them all read no more rows than they are shown.
 */
const textOf = (request: ListRequest): string => {
  // A number in the text, not a parameter: a plan for an unknown number of rows would sort the whole table.
  const most = request.limit < 51 ? 51 : 201;
  const reached = (kind: string, from: string, condition: string) => `
    select reached.id from granted g cross join lateral (
      select r.dossier_id as id from ${from} r
        left join application.dossier d on d.id = r.dossier_id
        left join engine.process p on p.type = 'dossier' and p.subject_id = r.dossier_id
      where ${condition} and r.dossier_id < $4 ${filtersOf(request)}
      order by r.dossier_id desc limit ${String(most)}) reached
    where g.scope_kind = '${kind}'`;

  return `
    with granted as materialized (
      select distinct scope_kind, scope_id from access.role_grant
      where person_id = $1 and role = any($2) and from_at <= (select engine.now())
        and (to_at is null or to_at > (select engine.now()))
    ), visible as (
      ${reached('fund', 'access.dossier_scope', 'true')}
      union ${reached('organisation', 'access.dossier_scope', 'r.organisation_id = g.scope_id::uuid')}
      union ${reached('call', 'access.dossier_scope', 'r.call_id = g.scope_id::uuid')}
      union ${reached('funder', 'access.dossier_funder', 'r.funder_id = g.scope_id::uuid')}
      union ${reached('territory', 'access.dossier_scope', TERRITORY)}
    ), page as (
      select id, row_number() over (order by id desc) as place from (
        select id from visible order by id desc limit $3 + 1) newest
    )
    select json_build_object(
      'items', coalesce(json_agg(${ITEM} order by page.place) filter (where page.place <= $3), '[]'),
      'next', case when count(*) > $3 then max(page.id::text) filter (where page.place = $3) end)::text as page
    from page
      ${one('d', 'application.dossier where id = page.id')}
      ${one('o', 'registry.organisation where id = d.organisation_id')}
      ${one('p', "engine.process where type = 'dossier' and subject_id = page.id")}`;
};

/** A row by its key: written so that no plan reads a whole table to join it to one page. */
const one = (name: string, row: string): string => `cross join lateral (select * from ${row} limit 1) ${name}`;

/** HCP codes nest: `05` holds `05.301`. A range, so that the index on territories serves. */
const TERRITORY = `r.territory collate "C" >= g.scope_id and r.territory collate "C" < g.scope_id || '~'`;

const ITEM = `json_build_object(
  'id', d.id,
  'reference', d.reference,
  'callId', d.call_id,
  'title', d.project ->> 'title',
  'organisation', json_build_object('id', o.id, 'nameAr', o.name_ar, 'nameLatin', o.name_latin),
  'stage', p.stage,
  'requested', json_build_object('amount', (d.requested_centimes::numeric / 100)::numeric(18, 2)::text, 'currency', 'MAD'),
  'submittedAt', to_char(d.submitted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))`;
