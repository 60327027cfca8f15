import type { EventQuery, TimelineEvent } from '../../services/audit/audit-views.ts';
import { addDays, instantAt } from '../../services/shared/dates.ts';
import type { Page } from '../../services/shared/page.ts';
import type { Reach } from '../../services/shared/permission.ts';
import type { Context } from '../shared/context.ts';
import { pageOf } from '../shared/paging.ts';
import { sqlPlannedAnew } from '../shared/sql.ts';
import { revealed } from './personal-views.ts';

export const EVENT = `
  select e.seq::text, e.id, e.kind, e.outcome, e.refusal_code as "refusalCode", e.subject_type as "subjectType",
    e.subject_id as "subjectId", coalesce(p.name, e.actor_id) as actor, p.name_ar as "actorAr", e.actor_id as "actorId", e.known_by as "knownBy",
    e.role, e.on_behalf_of as "onBehalfOf", e.effective_on as "effectiveOn", e.recorded_at as "recordedAt", e.before,
    e.after, e.reason, e.rule_version as "ruleVersion", e.request_id as "requestId", e.command_id as "commandId"
  from audit.event e left join access.person p on p.id::text = e.actor_id`;

/** Of a dossier, `$1`; or of those things of it that `$2` names. */
export const IS_ABOUT = `case
    when $2::text[] is null then e.dossier_id = $1
    -- A payment run and a statement are about many dossiers: such events belong to none.
    else e.related && $2 and (e.dossier_id = $1 or e.dossier_id is null)
      -- A tranche has an order for each funder: another funder's is another payment.
      and (e.subject_type <> 'payment_order' or e.subject_id = any ($2)) end`;

type At = (value: unknown) => string;

/** One condition for each thing that may be asked; only those asked are in the text, which is planned for them. */
const CONDITIONS: readonly ((query: EventQuery, at: At) => string | undefined)[] = [
  ({ after }, at) => after && `e.seq < ${at(after)}`,
  ({ dossierId }, at) => dossierId && `e.dossier_id = ${at(dossierId)}`,
  // Whoever acted, and whomever it was about: a role granted, a conflict found.
  ({ personId }, at) => personId && `(e.actor_id = ${at(personId)} or e.related @> array[${at(personId)}])`,
  ({ funderId }, at) => funderId && `e.related @> array[${at(funderId)}]`,
  ({ outcome }, at) => outcome && `e.outcome = ${at(outcome)}`,
  ({ kind }, at) => {
    if (kind === undefined) return undefined;
    return kind.includes('.')
      ? `e.kind collate "C" = ${at(kind)}`
      : `starts_with(e.kind collate "C", ${at(`${kind}.`)})`;
  },
  ({ from }, at) => from && `e.effective_on >= ${at(instantAt(from, '00:00'))}`,
  ({ to }, at) => to && `e.effective_on < ${at(instantAt(addDays(to, 1), '00:00'))}`,
  ({ amountFrom, amountTo }, at) => {
    const bounds = [amountFrom && `>= ${at(amountFrom)}`, amountTo && `<= ${at(amountTo)}`].filter(Boolean);
    const said = bounds.map((bound) => `and a.amount_centimes ${bound}`).join(' ');
    return said && `exists (select from audit.event_amount a where a.seq = e.seq ${said})`;
  },
];

/** An auditor of a part of the fund reads the events of its dossiers. */
const reachedBy = ({ everything, territories, organisationIds, callIds, funderIds }: Reach, at: At): string => {
  if (everything) return 'true';
  return `exists (select from access.dossier_scope s where s.dossier_id = e.dossier_id and (
    s.organisation_id = any (${at(organisationIds)}::uuid[]) or s.call_id = any (${at(callIds)}::uuid[])
    or exists (select from unnest(${at(territories)}::text[]) code where starts_with(s.territory, code))
    or exists (select from access.dossier_funder f
      where f.dossier_id = s.dossier_id and f.funder_id = any (${at(funderIds)}::uuid[]))))`;
};

export const searchEvents = async ({ trx }: Context, reach: Reach, query: EventQuery): Promise<Page<TimelineEvent>> => {
  const values: unknown[] = [];
  const at = (value: unknown) => `$${String(values.push(value))}`;
  const asked = CONDITIONS.map((condition) => condition(query, at)).filter(Boolean);
  const text = `${EVENT} where ${[reachedBy(reach, at), ...asked].join(' and ')}
    order by e.seq desc limit ${at(query.limit + 1)}`;
  const rows = await sqlPlannedAnew<TimelineEvent & { seq: string }>(trx, text, values);
  const { items, next } = pageOf(rows, query.limit, ({ seq }) => seq);
  return { items: await revealed(trx, items), next };
};
