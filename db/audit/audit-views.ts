import type { Timelines } from '../../services/audit/audit-ports.ts';
import type { TimelineEvent } from '../../services/audit/audit-views.ts';
import type { Context } from '../shared/context.ts';
import { sql } from '../shared/sql.ts';
import { EVENT, searchEvents } from './event-search-views.ts';

const TIMELINE = `
  ${EVENT}
  where e.seq > $3 and case
    when $2::text[] is null then e.dossier_id = $1
    -- A payment run and a statement are about many dossiers: such events belong to none.
    else e.related && $2 and (e.dossier_id = $1 or e.dossier_id is null)
      -- A tranche has an order for each funder: another funder's is another payment.
      and (e.subject_type <> 'payment_order' or e.subject_id = any ($2)) end
  order by e.seq limit $4`;

export const auditViewsOn = (context: Context): { timelines: Timelines } => ({
  timelines: {
    search: (reach, query) => searchEvents(context, reach, query),
    list: async ({ dossierId, about, page: { limit, after = '0' } }) => {
      const rows = await sql<TimelineEvent & { seq: string }>(context.trx, TIMELINE, [dossierId, about, after, limit]);
      const next = rows.length === limit ? (rows.at(-1)?.seq ?? null) : null;
      return { items: rows.map(({ seq: _seq, ...event }) => event), next };
    },
  },
});
