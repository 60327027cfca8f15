import type { LineViews } from '../../services/cofinancing/cofinancing-ports.ts';
import type { LineSummary } from '../../services/cofinancing/lines-views.ts';
import type { Context } from '../shared/context.ts';
import { sql } from '../shared/sql.ts';

/** Whoever holds one of the roles $2 on the fund sees every line, on a funder that funder's; null is no filter. */
const LINES = `
  select l.id, l.dossier_id as "dossierId", s.reference, s.call_id as "callId", l.funder_id as "funderId",
    l.instrument, r.number as round, l.status, l.levels,
    (select count(*)::int from cofinancing.level_decision d where d.line_id = l.id) as "levelsDecided",
    l.asked_centimes as asked, l.standing_centimes as standing, l.approved_centimes as approved,
    l.asked_at as "askedAt", l.answer_by as "answerBy", l.lapses_at as "lapsesAt", l.version
  from cofinancing.line l
  join cofinancing.round r on r.id = l.round_id
  join access.dossier_scope s on s.dossier_id = l.dossier_id
  where exists (
      select from access.role_grant g
      where g.person_id = $1 and g.role = any ($2::text[]) and g.from_at <= $3 and (g.to_at is null or g.to_at > $3)
        and (g.scope_kind = 'fund' or g.scope_kind = 'funder' and g.scope_id = l.funder_id::text))
    and ($4::uuid is null or l.funder_id = $4)
    and ($5::text is null or l.status = $5)
    and ($6::uuid is null or s.call_id = $6)
    and ($7::timestamptz is null or l.answer_by < $7)
    and ($8::uuid is null or (coalesce(l.answer_by, 'infinity'), l.id) >
      (select coalesce(a.answer_by, 'infinity'), a.id from cofinancing.line a where a.id = $8))
    and ($9::boolean is null or (l.status in ('planned', 'asked', 'prepared')) = $9)
  order by coalesce(l.answer_by, 'infinity'), l.id
  limit $10`;

const nextOf = (items: readonly LineSummary[]) => items.at(-1)?.id ?? null;

export const lineViewsOn = ({ trx, now }: Context): { lineViews: LineViews } => ({
  lineViews: {
    list: async ({ personId, roles }, { funderId, status, callId, dueBefore, after, pending, limit }) => {
      const filters = [funderId, status, callId, dueBefore, after, pending].map((value) => value ?? null);
      const rows = await sql<LineSummary>(trx, LINES, [personId, roles, now, ...filters, limit + 1]);
      const items = rows.slice(0, limit);
      return { items, next: rows.length > limit ? nextOf(items) : null };
    },
  },
});
