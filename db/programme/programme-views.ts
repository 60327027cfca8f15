import type { ProgrammeViews } from '../../services/programme/programme-ports.ts';
import type {
  CallItem,
  EnvelopeDetail,
  EnvelopeView,
  RulebookVersionView,
} from '../../services/programme/programme-views.ts';
import type { Page } from '../../services/shared/page.ts';
import { notFound } from '../../services/shared/shared-errors.ts';
import type { Context } from '../shared/context.ts';
import { oneRow, sql } from '../shared/sql.ts';

const CALLS = `
  select id, reference, titles, status, opens_at as "opensAt", closes_at as "closesAt",
    lead_funder_id as "leadFunderId", funder_ids as "funderIds",
    rulebook #> '{applicants,legalForms}' as "legalForms", rulebook #> '{applicants,regions}' as regions,
    (select max((cap #>> '{cap,amount}')::numeric) * 100 from jsonb_array_elements(rulebook #> '{funding,grantCaps}') as cap
    )::bigint as "grantMax"
  from programme.call c, coalesce(rulebook #> '{applicants,provinces}', rulebook #> '{applicants,regions}') as places
  where status = any ($1::text[])
    and ($2::uuid is null or (opens_at, id) < (select opens_at, id from programme.call where id = $2))
    and ($4::text is null or jsonb_array_length(places) = 0 or exists (
      select from jsonb_array_elements_text(places) as place where place like $4 || '%' or $4 like place || '%'))
    and ($5::text is null or strpos(lower(concat_ws(' ', reference, titles ->> 'ar', titles ->> 'fr', titles ->> 'en')),
      lower($5)) > 0)
  order by opens_at desc, id desc
  limit $3`;

const posted = (kind: string, name: string) =>
  `coalesce(sum(a.posted) filter (where a.kind = '${kind}'), 0)::bigint as "${name}"`;

/** The page first, then the balances of its envelopes: a fund that grows old has more envelopes than anybody looks at. */
const balancesOf = (envelopes: string) => `
  select e.id, e.funder_id as "funderId", e.instrument, e.year, e.call_id as "callId", e.territory, e.marker, b.*
  from (select * from programme.envelope ${envelopes}) e cross join lateral (
    select
      -coalesce(sum(a.posted) filter (where a.kind in ('funding', 'capacity')), 0)::bigint as "granted",
      coalesce(sum(a.posted - a.pending) filter (where a.kind in ('envelope', 'quota')), 0)::bigint as "available",
      coalesce(sum(a.pending) filter (where a.kind in ('envelope', 'quota')), 0)::bigint as "held",
      coalesce(sum(a.posted) filter (where a.kind in ('committed', 'covered')), 0)::bigint as "committed",
      ${posted('called', 'called')}, ${posted('ordered', 'ordered')}, ${posted('clearing', 'clearing')},
      ${posted('paid', 'paid')}, ${posted('recoverable', 'recoverable')}, ${posted('recovered', 'recovered')}
    from ledger.account a where a.envelope_id = e.id) b
  order by -e.year, e.funder_id, e.id`;

const ENVELOPES = balancesOf(`
  where funder_id = any ($1::uuid[])
    and ($4::uuid is null or call_id = $4) and ($5::text is null or territory like $5 || '%')
    and ($6::text is null or instrument = $6) and ($7::int is null or year = $7)
    and ($2::uuid is null or (-year, funder_id, id) > (
      select -year, funder_id, id from programme.envelope where id = $2))
  order by -year, funder_id, id
  limit $3`);

const ENVELOPE = balancesOf('where id = $1');

const GRANTS = `
  select amount_centimes as amount, act, recorded_at as "recordedAt"
  from programme.envelope_grant where envelope_id = $1 order by recorded_at, id`;

const RULEBOOKS = `
  select number, hash, reason, recorded_at as "recordedAt"
  from programme.rulebook_version where call_id = $1 order by number`;

type Grant = EnvelopeDetail['grants'][number];

export const programmeViewsOn = ({ trx }: Context): ProgrammeViews => ({
  listCalls: async ({ statuses, territory, text }, { limit, after }) => {
    const rows = await sql<CallItem>(trx, CALLS, [statuses, after ?? null, limit + 1, territory, text]);
    return pageOfRows(rows, limit);
  },
  listEnvelopes: async ({ funderIds, callId, territory, instrument, year }, { limit, after }) => {
    const asked = [funderIds, after ?? null, limit + 1, callId, territory, instrument, year];
    return pageOfRows(await sql<EnvelopeView>(trx, ENVELOPES, asked), limit);
  },
  getEnvelope: async (id) => {
    const envelope = oneRow(await sql<EnvelopeView>(trx, ENVELOPE, [id]), () => notFound('envelope', id));
    return { ...envelope, grants: await sql<Grant>(trx, GRANTS, [id]) };
  },
  listRulebooks: (callId) => sql<RulebookVersionView>(trx, RULEBOOKS, [callId]),
});

/** One row more was asked for, to know whether another page follows. */
const pageOfRows = <Row extends { readonly id: string }>(rows: readonly Row[], limit: number): Page<Row> => {
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
};
