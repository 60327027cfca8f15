import type { Timelines, Trail } from '../../services/audit/audit-ports.ts';
import type { TimelineEvent } from '../../services/audit/audit-views.ts';
import type { Context } from '../shared/context.ts';
import { sql } from '../shared/sql.ts';
import { EVENT, IS_ABOUT, searchEvents } from './event-search-views.ts';
import { partOfTrail } from './evidence-views.ts';
import { revealed } from './personal-views.ts';

const TIMELINE = `
  ${EVENT}
  where e.seq > $3 and ${IS_ABOUT}
  order by e.seq limit $4`;

export const auditViewsOn = (context: Context): { timelines: Timelines; trail: Trail } => ({
  trail: { part: (scope) => partOfTrail(context.trx, scope) },
  timelines: {
    search: (reach, query) => searchEvents(context, reach, query),
    list: async ({ dossierId, about, page: { limit, after = '0' } }) => {
      const rows = await sql<TimelineEvent & { seq: string }>(context.trx, TIMELINE, [dossierId, about, after, limit]);
      const next = rows.length === limit ? (rows.at(-1)?.seq ?? null) : null;
      return { items: await revealed(context.trx, rows), next };
    },
  },
});
