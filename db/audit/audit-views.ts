import type { Timelines } from '../../services/audit/audit-ports.ts';
import type { TimelineEvent } from '../../services/audit/audit-views.ts';
import type { Context } from '../shared/context.ts';
import { sql } from '../shared/sql.ts';

const TIMELINE = `
  select e.seq::text, e.id, e.kind, e.outcome, e.refusal_code as "refusalCode", e.subject_type as "subjectType",
    e.subject_id as "subjectId", coalesce(p.name, e.actor_id) as actor, e.actor_id as "actorId", e.known_by as "knownBy",
    e.role, e.on_behalf_of as "onBehalfOf", e.effective_on as "effectiveOn", e.recorded_at as "recordedAt", e.before,
    e.after, e.reason, e.rule_version as "ruleVersion", e.request_id as "requestId", e.command_id as "commandId"
  from audit.event e left join access.person p on p.id::text = e.actor_id
  where e.seq > $3 and case
    when $2::text[] is null then e.dossier_id = $1
    -- A payment run and a statement are about many dossiers: such events belong to none.
    else e.related && $2 and (e.dossier_id = $1 or e.dossier_id is null)
      -- A tranche has an order for each funder: another funder's is another payment.
      and (e.subject_type <> 'payment_order' or e.subject_id = any ($2)) end
  order by e.seq limit $4`;

export const auditViewsOn = ({ trx }: Context): { timelines: Timelines } => ({
  timelines: {
    list: async ({ dossierId, about, page: { limit, after = '0' } }) => {
      const rows = await sql<TimelineEvent & { seq: string }>(trx, TIMELINE, [dossierId, about, after, limit]);
      const next = rows.length === limit ? (rows.at(-1)?.seq ?? null) : null;
      return { items: rows.map(({ seq: _seq, ...event }) => event), next };
    },
  },
});
