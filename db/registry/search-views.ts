import type { Organisation } from '../../services/registry/registry-facts.ts';
import type { OrganisationSearch } from '../../services/registry/registry-ports.ts';
import type { OrganisationListQuery } from '../../services/registry/registry-views.ts';
import type { Page } from '../../services/shared/page.ts';
import type { Reach } from '../../services/shared/permission.ts';
import type { Context } from '../shared/context.ts';
import { pageOf } from '../shared/paging.ts';
import { askedOf, type Asked } from '../shared/searching.ts';
import { sql, sqlPlannedAnew } from '../shared/sql.ts';
import { ORGANISATION_COLUMNS } from './organisation-store.ts';

/** More names than these that say what was asked are not ranked: none of them is better than the others. */
const RANKED_MAX = 200;

type Filters = Pick<OrganisationListQuery, 'legalForm' | 'region' | 'province'>;

interface Conditions {
  readonly text: string;
  readonly values: unknown[];
}

/** Only what is asked for is in the text, so that it is planned for that; `values` go before. */
export const conditionsOf = (reach: Reach, filters: Partial<Filters>, values: readonly unknown[]): Conditions => {
  const all: unknown[] = [...values];
  const at = (value: unknown) => `$${String(all.push(value))}`;
  const parts = [
    filters.legalForm && `o.legal_form = ${at(filters.legalForm)}`,
    filters.region && `o.region = ${at(filters.region)}`,
    filters.province && `o.province = ${at(filters.province)}`,
    reach.everything ? undefined : `(${reachedBy(reach, at)})`,
  ].filter((part) => part !== undefined);
  return { text: parts.map((part) => `and ${part}`).join(' '), values: all };
};

/** A grant on a call or a funder reaches the organisations that have a dossier there. */
const reachedBy = (reach: Reach, at: (value: unknown) => string): string => {
  const dossiers = 'select from access.dossier_scope s';
  const parts = [
    [reach.organisationIds, (ids: string) => `o.id = any (${ids}::uuid[])`],
    [reach.territories, (codes: string) => `o.region = any (${codes}) or o.province = any (${codes})`],
    [
      reach.callIds,
      (ids: string) => `exists (${dossiers} where s.organisation_id = o.id and s.call_id = any (${ids}::uuid[]))`,
    ],
    [
      reach.funderIds,
      (ids: string) => `exists (${dossiers} join access.dossier_funder f using (dossier_id)
        where s.organisation_id = o.id and f.funder_id = any (${ids}::uuid[]))`,
    ],
  ] as const;
  const held = parts.filter(([ids]) => ids.length > 0).map(([ids, condition]) => condition(at(ids)));
  return held.length === 0 ? 'false' : held.join(' or ');
};

type Found = Organisation & { readonly score: string; readonly exact: bigint };

interface Searching {
  readonly reach: Reach;
  readonly query: OrganisationSearch;
  readonly asked: Asked;
}

/** Where the page before ended; without a score it ended in a list, with one in a ranking. */
export const cursorOf = ({
  after,
}: Pick<OrganisationListQuery, 'after'>): { readonly id: string; readonly score: string | null } | null => {
  if (after === undefined) return null;
  const [id = '', score = null] = after.split('_').reverse();
  return { id, score };
};

export const searchOrganisations = async (
  context: Context,
  reach: Reach,
  query: OrganisationSearch,
): Promise<Page<Organisation>> => {
  const asked = await askedOf((text, values) => sql(context.trx, text, values), query.q);
  const searching = { reach, query, asked };
  const after = cursorOf(query);
  const page = after?.score !== null ? await rankedPage(context, searching, after) : null;
  return page ?? listedPage(context, searching, after?.id ?? null);
};

type Cursor = ReturnType<typeof cursorOf>;

/** Null where too many say what was asked. */
const rankedPage = async (
  { trx }: Context,
  searching: Searching,
  after: Cursor,
): Promise<Page<Organisation> | null> => {
  const { text, values } = ranked(searching, after);
  const rows = await sqlPlannedAnew<Found>(trx, text, values);
  if (Number(rows[0]?.exact ?? 0n) > RANKED_MAX) return null;
  const { items, next } = pageOf(rows, searching.query.limit, ({ score, id }) => `${score}_${id}`);
  return { items: items.map(({ score: _score, exact: _exact, ...organisation }) => organisation), next };
};

const listedPage = async ({ trx }: Context, searching: Searching, after: string | null) => {
  const { text, values } = listed(searching, after);
  return pageOf(await sqlPlannedAnew<Organisation>(trx, text, values), searching.query.limit, ({ id }) => id);
};

/**
 * The best first: those that say the words, and those that say what is spelled like them. Two branches and not one `or`:
 * where too many say the words, the others are not looked for. Of the merely similar no more are looked at than of these.
 * Postgres reads no more of a materialized branch than it is asked for, but plans it for all: with the limit inside, it
 * hopes to meet enough of them by reading the table on.
 */
const ranked = ({ reach, query, asked }: Searching, after: Cursor): Conditions => {
  const given = [asked.said, query.limit + 1, after?.score ?? null, after?.id ?? null, asked.exact, asked.near];
  const { text, values } = conditionsOf(reach, query, given);
  return {
    values,
    text: `
    with saying as materialized (
      select o.id from registry.organisation o where o.words @@ $5::tsquery ${text}
    ), exact as materialized (
      select id from saying limit ${RANKED_MAX + 1}
    ), near as materialized (
      select o.id from registry.organisation o
      where o.words @@ $6::tsquery and (select count(*) from exact) <= ${RANKED_MAX} ${text}
    ), scored as (
      select o.id, round(((o.words @@ $5::tsquery)::int + ts_rank(o.words, $5::tsquery) + public.word_similarity($1, o.folded))::numeric, 5) as score
      from (select id from exact union (select id from near limit ${RANKED_MAX})) hit join registry.organisation o using (id)
    )
    select ${ORGANISATION_COLUMNS}, s.score, (select count(*) from exact) as exact
    from scored s join registry.organisation o using (id)
    where $3::numeric is null or s.score < $3 or (s.score = $3 and s.id > $4::uuid)
    order by s.score desc, s.id limit $2`,
  };
};

/** All that say the words, as the list without a search gives them. */
const listed = ({ reach, query, asked }: Searching, after: string | null): Conditions => {
  const { text, values } = conditionsOf(reach, query, [asked.exact, query.limit + 1, after]);
  return {
    values,
    text: `select ${ORGANISATION_COLUMNS} from registry.organisation o
      where o.words @@ $1::tsquery and ($3::uuid is null or o.id > $3) ${text} order by o.id limit $2`,
  };
};
