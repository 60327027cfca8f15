import type { Knex } from 'knex';
import type { DossierList, ListRequest } from '../../services/application/application-ports.ts';
import { asDomainError } from '../shared/constraints.ts';
import { sqlOnPool } from '../shared/sql.ts';
import { narrowingBy, type Narrowing } from './dossier-search-views.ts';

/** Lists outside any transaction: one statement, which says who asks, asks their grants and builds the page. */
export const dossierListOn = (knex: Knex): DossierList => ({
  listPage: async (request) => {
    try {
      const narrowing = request.q === undefined ? null : await narrowingBy(knex, request.q);
      const [text, values] = [textOf(request, narrowing), valuesOf(request, narrowing)];
      const rows = await sqlOnPool<{ page: string }>(knex, text, values);
      return rows[0]?.page ?? '';
    } catch (error) {
      throw asDomainError(error);
    }
  },
});

/** Every id is smaller: the first page begins here. */
const BEYOND_ALL = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

const valuesOf = (request: ListRequest, narrowing: Narrowing | null): unknown[] => [
  request.personId,
  request.roles,
  request.limit,
  request.after ?? BEYOND_ALL,
  ...[...FILTERS.map(([name]) => request[name]), narrowing?.value].filter((value) => value !== undefined),
];

type Filter = 'callId' | 'funderId' | 'territory' | 'stage' | 'status' | 'reference';

const FILTERS: readonly (readonly [Filter, (at: string) => string])[] = [
  ['callId', (at) => `and s.call_id = ${at}`],
  ['funderId', (at) => `and f.funder_id = ${at}`],
  [
    'territory',
    (at) => `and s.territory collate "C" = any (array(
    select t.code from registry.territory t where starts_with(t.code, ${at})))`,
  ],
  ['stage', (at) => `and p.stage = ${at}`],
  ['status', (at) => `and d.status = ${at}`],
  ['reference', (at) => `and r.dossier_id = (select id from application.dossier where reference = upper(${at}))`],
];
const FIRST_FILTER = 5;

/** Filters that nobody asked for are not in the text, so that Postgres plans what is asked. */
const filtersOf = (request: ListRequest, narrowing: Narrowing | null): string =>
  (request.mine ? ['and r.dossier_id = any (array(select id from mine))'] : [])
    .concat(asked(request, narrowing))
    .join(' ');

const asked = (request: ListRequest, narrowing: Narrowing | null): string[] =>
  FILTERS.filter(([name]) => request[name] !== undefined)
    .map(([, condition]) => condition)
    .concat(narrowing === null ? [] : [narrowing.condition])
    .map((condition, index) => condition(`$${String(FIRST_FILTER + index)}`));

/** Joined only where a filter speaks of it: what a join might show is asked of row security, even where nothing is read. */
const JOINED: readonly (readonly [alias: RegExp, string])[] = [
  [/\bs\./, 'join access.dossier_scope s on s.dossier_id = r.dossier_id'],
  [/\bf\./, 'join access.dossier_funder f on f.dossier_id = r.dossier_id'],
  [/\bd\./, 'join application.dossier d on d.id = r.dossier_id'],
  [/\bp\./, `join engine.process p on p.type = 'dossier' and p.subject_id = r.dossier_id`],
];

const joinsFor = (filters: string): string =>
  JOINED.filter(([alias]) => alias.test(filters))
    .map(([, join]) => join)
    .join(' ');

interface Branch {
  readonly kind: string;
  /** Where a scope is several places. */
  readonly places?: string;
  readonly from: string;
  readonly condition: string;
}

const BRANCHES: readonly Branch[] = [
  { kind: 'fund', from: 'access.dossier_scope', condition: 'true' },
  { kind: 'organisation', from: 'access.dossier_scope', condition: 'r.organisation_id = g.scope_id::uuid' },
  { kind: 'call', from: 'access.dossier_scope', condition: 'r.call_id = g.scope_id::uuid' },
  { kind: 'funder', from: 'access.dossier_funder', condition: 'r.funder_id = g.scope_id::uuid' },
  {
    // HCP codes nest, `05` holds `05.301`; taken place by place, since a range of places has no order of dossiers.
    kind: 'territory',
    places: 'join registry.territory t on starts_with(t.code, g.scope_id)',
    from: 'access.dossier_scope',
    condition: 'r.territory collate "C" = t.code',
  },
];

/**
 * One branch per kind of scope, each walking an index from the newest dossier down and stopping after a page:
 * whoever sees one dossier in twenty thousand and whoever sees them all read no more rows than they are shown.
 */
const textOf = (request: ListRequest, narrowing: Narrowing | null): string => {
  // A number in the text, not a parameter: a plan for an unknown number of rows would sort the whole table.
  const most = request.limit < 51 ? 51 : 201;
  const filters = filtersOf(request, narrowing);
  const reached = ({ kind, places = '', from, condition }: Branch) => `
    select reached.id from granted g ${places} cross join lateral (
      select r.dossier_id as id from ${from} r
        ${joinsFor(filters)}
      where ${condition} and r.dossier_id < $4 ${filters}
      order by r.dossier_id desc limit ${String(most)}) reached
    where g.scope_kind = '${kind}'`;

  // For whom it is asked is said first, in the same message: a `case` asks nothing of what it has not come to (ADR 0048).
  return `
    select case when access.act_as($1::uuid::text) then (with granted as materialized (
      select scope_kind, scope_id from access.role_grant
      where person_id = $1 and role = any($2) and from_at <= (select engine.now())
        and (to_at is null or to_at > (select engine.now()))
    ), ${request.mine ? MINE : ''} visible as (
      ${BRANCHES.map(reached).join(' union ')}
    ), page as (
      select id, row_number() over (order by id desc) as place from visible order by id desc limit ${String(most)}
    ), item as (
      select page.id, page.place, ${ITEM} as text
      from page
        join application.dossier d on d.id = page.id
        join registry.organisation o on o.id = d.organisation_id
        join engine.process p on p.type = 'dossier' and p.subject_id = page.id
      where page.place <= $3 + 1
    )
    select format('{"items":[%s],"next":%s}',
      string_agg(text, ',' order by place) filter (where place <= $3),
      case when count(*) > $3 then to_json(max(id::text) filter (where place = $3)) else 'null' end)
    from item) end as page`;
};

const MINE = `mine as materialized (
      select distinct p.subject_id as id from access.waits_of($1, (select engine.now())) w
        join engine.obligation o on o.id = w.obligation_id
        join engine.process p on p.workflow_id = o.workflow_id
      where p.type = 'dossier'
    ),`;

/** A template: json_build_object asks the type of each of its arguments for each row, which cost more than all the rest. */
const ITEM = `format(
  '{"id":"%s","reference":%s,"callId":"%s","title":%s,"organisation":{"id":"%s","nameAr":%s,"nameLatin":%s},' ||
    '"stage":"%s","requested":{"amount":"%s","currency":"MAD"},"submittedAt":%s}',
  d.id, to_json(d.reference), d.call_id, coalesce(to_json(d.project ->> 'title'), 'null'),
  o.id, to_json(o.name_ar), to_json(o.name_latin),
  p.stage, d.requested_centimes / 100 || '.' || lpad((d.requested_centimes % 100)::text, 2, '0'),
  coalesce(to_char(d.submitted_at at time zone 'UTC', '\\"YYYY-MM-DD"T"HH24:MI:SS.MS"Z"\\"'), 'null'))`;
