import type { KnownJobs, Observatory } from '../../services/observatory/observatory-ports.ts';
import type { Dimension, Progress, PublicCall, PublicFigure } from '../../services/observatory/observatory-views.ts';
import { publishedAward } from '../../services/observatory/published-award.ts';
import type { Context } from '../shared/context.ts';
import { sqlBeyondReach } from '../shared/reach.ts';
import { oneRow } from '../shared/sql.ts';

/** One row per dossier and funder, once the agreement took effect: what stands in the books, and what was paid. */
const AWARDS = `
  select g.number as agreement, d.id as dossier_id, d.reference as dossier, c.reference as call,
    (g.effective_at at time zone 'Africa/Casablanca')::date as awarded_on, o.legal_form, o.name_ar, o.name_latin,
    o.region, o.province, o.sector, o.members_total, o.members_women, o.members_youth, f.code as funder,
    coalesce(sum(a.posted) filter (where a.kind in
      ('committed', 'ordered', 'clearing', 'paid', 'recoverable', 'recovered', 'written_off')), 0)::bigint as awarded,
    coalesce(sum(a.posted) filter (where a.kind = 'paid'), 0)::bigint as paid
  from agreement.agreement g
  join application.dossier d on d.id = g.dossier_id
  join programme.call c on c.id = d.call_id
  join registry.organisation o on o.id = d.organisation_id
  join ledger.account a on a.dossier_id = d.id and a.nature = 'funder'
  join ledger.book b on b.id = a.book
  join programme.funder f on f.id = b.owner_id
  where g.effective_at is not null
    -- A funder that was asked and said no has accounts on the dossier, and has awarded nothing.
    and exists (select from agreement.line l where l.agreement_id = g.id and l.funder_id = b.owner_id)
  group by g.number, g.effective_at, d.id, c.reference, o.id, f.code`;

/** Places have no English name of their own: French letters serve. */
const placeNames = (code: string) =>
  `(select jsonb_build_object('ar', t.name_ar, 'fr', t.name_fr, 'en', t.name_fr) from registry.territory t where t.code = ${code})`;

type AwardRow = Parameters<typeof publishedAward>[0];

const AWARD_PAGE = `
  select agreement, dossier, call, awarded_on as "awardedOn", legal_form as "legalForm", name_ar as "nameAr",
    name_latin as "nameLatin", region, province, sector, ${placeNames('region')} as "regionNames",
    ${placeNames('province')} as "provinceNames", funder,
    (select f.names from programme.funder f where f.code = award.funder) as "funderNames", awarded, paid
  from (${AWARDS}) award
  where ($2::text is null or agreement || '/' || funder > $2) and ($3::text is null or call = $3)
    and ($4::text is null or funder = $4) and ($5::text is null or region = $5)
  order by agreement || '/' || funder limit $1 + 1`;

/** What each figure is of; target groups overlap, every other dimension parts the awards. */
const KEYS: Record<Exclude<Dimension, 'target_group'>, string> = {
  funder: 'funder',
  region: 'region',
  sector: 'sector',
  call: 'call',
  year: `to_char(awarded_on, 'YYYY')`,
};

const GROUPS = `
  select * from (${AWARDS}) award cross join lateral (values
    ('women_half_or_more', members_women * 2 >= members_total),
    ('youth_three_in_ten_or_more', members_youth * 10 >= members_total * 3)) as target(key, holds)`;

/** Who knows what a key is called; what nobody does here is said in the catalogues. */
const NAMES: Partial<Record<Dimension, string>> = {
  funder: '(select f.names from programme.funder f where f.code = key)',
  region: placeNames('key'),
  call: '(select c.titles from programme.call c where c.reference = key)',
};

const figuresOf = (by: Dimension): string => {
  const sums =
    by === 'target_group'
      ? `select key, ${SUMS} from (${GROUPS}) grouped where holds group by key`
      : `select ${KEYS[by]} as key, ${SUMS} from (${AWARDS}) award group by 1`;
  return `select key, ${NAMES[by] ?? 'null'} as names, dossiers, awarded, paid from (${sums}) figure order by key`;
};

const SUMS = `count(distinct dossier_id)::int as dossiers, sum(awarded)::bigint as awarded, sum(paid)::bigint as paid`;

/** The latest accepted report of each dossier speaks for it: no job is counted twice. */
const JOBS = `latest as (
    select distinct on (r.dossier_id) r.dossier_id, s.content
    from reporting.report r join reporting.submission s on s.report_id = r.id and s.revision = r.revision
    where r.status = 'accepted' order by r.dossier_id, r.number desc
  ), value as (
    select l.dossier_id, i ->> 'code' as code, (i ->> 'actual')::float8 as actual
    from latest l cross join lateral jsonb_array_elements(l.content -> 'indicators') i
  ), jobs as (
    select dossier_id, coalesce(sum(actual) filter (where code = 'IND-01'), 0) as created,
      coalesce(sum(actual) filter (where code = 'IND-02'), 0) as maintained
    from value where code in ('IND-01', 'IND-02') group by dossier_id
  )`;

const ALL_JOBS = `with ${JOBS}
  select coalesce(sum(created), 0)::float8 as created, coalesce(sum(maintained), 0)::float8 as maintained,
    count(*)::int as dossiers
  from jobs`;

/** In proportion to what each funder has paid for the dossier, or has promised while nothing is paid. */
const JOBS_BY_FUNDER = `with ${JOBS}, share as (
    select a.dossier_id, b.owner_id as funder_id, coalesce(sum(a.posted) filter (where a.kind = 'paid'), 0) as paid,
      coalesce(sum(a.posted) filter (where a.kind in ('committed', 'ordered')), 0) as promised
    from ledger.account a join ledger.book b on b.id = a.book
    where a.nature = 'funder' and a.dossier_id in (select dossier_id from jobs) group by a.dossier_id, b.owner_id
  ), weighed as (
    select share.*, case when sum(paid) over of_dossier > 0 then paid else promised end as weight
    from share window of_dossier as (partition by dossier_id)
  ), part as (
    select weighed.*, weight / nullif(sum(weight) over (partition by dossier_id), 0) as part from weighed
  )
  select f.code as funder, f.names, coalesce(sum(j.created * part.part::float8), 0)::float8 as created,
    coalesce(sum(j.maintained * part.part::float8), 0)::float8 as maintained
  from part join jobs j on j.dossier_id = part.dossier_id join programme.funder f on f.id = part.funder_id
  group by f.id order by f.code`;

/** Steps that a holder may tell anybody; what was said and who said it stays inside. */
const STEPS = [
  'application.submitted',
  'application.complement_requested',
  'application.complement_answered',
  'application.eligibility_decided',
  'application.appealed',
  'application.appeal_decided',
  'scoring.ranked',
  'committee.decision_effective',
  'cofinancing.round_settled',
  'agreement.took_effect',
  'dossier.withdrawn',
];

const PROGRESS = `
  select d.reference, p.stage, p.entered_at as since, p.open as "isOpen",
    case when k.ended_at is null and k.stopped_at is null then k.due_at end as "decisionBy",
    coalesce((select jsonb_agg(jsonb_build_object('step', e.kind, 'at', e.effective_on) order by e.seq)
      from audit.event e where e.dossier_id = d.id and e.outcome = 'done' and e.kind = any($3)), '[]') as steps
  from application.dossier d
  join application.receipt r on r.dossier_id = d.id
  join engine.process p on p.type = 'dossier' and p.subject_id = d.id
  left join application.legal_clock k on k.dossier_id = d.id
  where d.reference = $1 and $2 = coalesce((select t.hash from application.tracking_secret t
    where t.dossier_id = d.id order by t.id desc limit 1), r.tracking_hash)`;

type ProgressRow = Omit<Progress, 'steps'> & { readonly steps: readonly { step: string; at: string }[] };

const CALLS = `
  select c.reference, c.titles, c.status, c.opens_at as "opensAt", c.closes_at as "closesAt",
    array(select jsonb_array_elements_text(c.rulebook -> 'applicants' -> 'regions')) as regions,
    array(select ${placeNames('region')} from jsonb_array_elements_text(c.rulebook -> 'applicants' -> 'regions')
      as region) as "regionNames",
    array(select f.code from programme.funder f where f.id = any(c.funder_ids) order by f.code) as funders
  from programme.call c
  where c.status <> 'draft' and ($2::text is null or c.reference > $2) order by c.reference limit $1 + 1`;

/** What is published is the same for everybody. */
export const observatoryOn = ({ trx }: Context): { observatory: Observatory } => ({
  observatory: {
    listCalls: async ({ limit, after }) =>
      paged(await sqlBeyondReach<PublicCall>(trx, CALLS, [limit, after ?? null]), limit, ({ reference }) => reference),
    listAwards: async ({ limit, after, call, funder, region }) => {
      const values = [limit, after ?? null, call ?? null, funder ?? null, region ?? null];
      const rows = (await sqlBeyondReach<AwardRow>(trx, AWARD_PAGE, values)).map(publishedAward);
      return paged(rows, limit, (award) => `${award.agreement}/${award.funder}`);
    },
    listFigures: (by) => sqlBeyondReach<PublicFigure>(trx, figuresOf(by)),
    countJobs: async () => {
      const rows = await sqlBeyondReach<Omit<KnownJobs, 'byFunder'>>(trx, ALL_JOBS);
      const byFunder = await sqlBeyondReach<KnownJobs['byFunder'][number]>(trx, JOBS_BY_FUNDER);
      return { ...oneRow(rows, () => new Error('no sum')), byFunder };
    },
    findProgress: async (reference, secretHash) => {
      const rows = await sqlBeyondReach<ProgressRow>(trx, PROGRESS, [reference, secretHash, STEPS]);
      const row = rows[0];
      return row ? { ...row, steps: row.steps.map(({ step, at }) => ({ step, at: new Date(at) })) } : null;
    },
  },
});

const paged = <Item>(rows: readonly Item[], limit: number, cursorOf: (item: Item) => string) => {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? cursorOf(last) : null };
};
