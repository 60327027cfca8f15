import type { ProgrammeViews } from '../../services/programme/programme-ports.ts';
import type { CallSummary, EnvelopeView } from '../../services/programme/programme-views.ts';
import type { Context } from '../shared/context.ts';
import { sql } from '../shared/sql.ts';

const CALLS = `
  select id, reference, titles, status, opens_at as "opensAt", closes_at as "closesAt",
    lead_funder_id as "leadFunderId", funder_ids as "funderIds"
  from programme.call c
  where status = any ($1::text[])
    and ($2::uuid is null or (opens_at, id) < (select opens_at, id from programme.call where id = $2))
  order by opens_at desc, id desc
  limit $3`;

const posted = (kind: string, name: string) =>
  `coalesce(sum(a.posted) filter (where a.kind = '${kind}'), 0)::bigint as "${name}"`;

const ENVELOPES = `
  select e.id, e.funder_id as "funderId", e.instrument, e.year, e.call_id as "callId", e.territory, e.marker,
    -coalesce(sum(a.posted) filter (where a.kind in ('funding', 'capacity')), 0)::bigint as "granted",
    coalesce(sum(a.posted - a.pending) filter (where a.kind in ('envelope', 'quota')), 0)::bigint as "available",
    coalesce(sum(a.pending) filter (where a.kind in ('envelope', 'quota')), 0)::bigint as "held",
    coalesce(sum(a.posted) filter (where a.kind in ('committed', 'covered')), 0)::bigint as "committed",
    ${posted('called', 'called')}, ${posted('ordered', 'ordered')}, ${posted('clearing', 'clearing')},
    ${posted('paid', 'paid')}, ${posted('recoverable', 'recoverable')}, ${posted('recovered', 'recovered')}
  from programme.envelope e
  left join ledger.account a on a.envelope_id = e.id
  where e.funder_id = any ($1::uuid[])
  group by e.id
  order by e.year desc, e.funder_id, e.id`;

export const programmeViewsOn = ({ trx }: Context): ProgrammeViews => ({
  listCalls: async ({ statuses }, { limit, after }) => {
    const rows = await sql<CallSummary>(trx, CALLS, [statuses, after ?? null, limit + 1]);
    const items = rows.slice(0, limit);
    return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  },
  listEnvelopes: async (funderIds) => {
    const rows = await sql<EnvelopeView>(trx, ENVELOPES, [funderIds]);
    return rows;
  },
});
