import type { AwaitingDossier, ReserveEntry, SessionSummary } from '../../services/committee/committee-lists.ts';
import type { CommitteeLists } from '../../services/committee/committee-ports.ts';
import type { Page } from '../../services/shared/page.ts';
import type { Context } from '../shared/context.ts';
import { sql } from '../shared/sql.ts';

const SESSIONS = `
  select s.id, s.call_id as "callId", s.reference, s.sitting_at as "sittingAt", s.status, s.second_of as "secondOf",
    (select count(*)::int from committee.item i where i.session_id = s.id) as items, m.number as minutes
  from committee.session s left join committee.minutes m on m.session_id = s.id
  where s.call_id = $1 and ($2::text is null or s.status = $2) and ($3::uuid is null or s.id < $3)
  order by s.id desc limit $4`;

const AWAITING = `
  select d.id as "dossierId", d.reference, coalesce(d.project ->> 'title', '') as title, r.rank,
    (select count(*)::int from committee.item i where i.dossier_id = d.id) as sessions,
    coalesce((
      select case when a.item_id is not null then 'answered' when q.answer_by >= $2 then 'open' else 'unanswered' end
      from committee.question q left join committee.answer a on a.item_id = q.item_id
      where q.dossier_id = d.id order by q.asked_at desc limit 1), 'none') as question
  from scoring.ranked r
  join application.dossier d on d.id = r.dossier_id
  join engine.process p on p.type = 'dossier' and p.subject_id = d.id and p.stage = 'committee'
  where r.call_id = $1 and r.rank > $3
    and not exists (
      select from committee.item i where i.dossier_id = d.id and i.status in ('listed', 'decided'))
  order by r.rank, d.id limit $4`;

/** At most one: of a dossier, one item is open at a time (`item_once`). */
const SITTING = `
  select s.id as "sessionId", s.call_id as "callId", s.reference, s.sitting_at as "sittingAt"
  from committee.item i join committee.session s on s.id = i.session_id
  where i.dossier_id = $1 and i.status in ('listed', 'decided')`;

const RESERVE = `
  select p.dossier_id as "dossierId", d.reference, coalesce(d.project ->> 'title', '') as title, p.rank, p.status,
    p.amount_centimes as amount, p.since
  from committee.reserve_place p
  join application.dossier d on d.id = p.dossier_id
  join engine.process w on w.type = 'dossier' and w.subject_id = d.id
  where p.call_id = $1 and ($2::text is null or p.status = $2) and (p.status = 'promoted' or w.stage = 'reserve')
    and ($3::uuid is null or (p.rank, p.since, p.dossier_id) > (
      select f.rank, f.since, f.dossier_id from committee.reserve_place f where f.dossier_id = $3))
  order by p.rank, p.since, p.dossier_id limit $4`;

const pageOf = <Item>(items: Item[], limit: number, cursorOf: (item: Item) => string): Page<Item> => {
  const last = items.at(-1);
  return { items, next: items.length === limit && last !== undefined ? cursorOf(last) : null };
};

type Sitting = Awaited<ReturnType<CommitteeLists['findSitting']>>;

export const committeeListsOn = ({ trx, now }: Context): CommitteeLists => ({
  sessions: async (callId, { status, limit, after }) =>
    pageOf(
      await sql<SessionSummary>(trx, SESSIONS, [callId, status ?? null, after ?? null, limit]),
      limit,
      ({ id }) => id,
    ),
  awaiting: async (callId, { limit, after }) =>
    pageOf(await sql<AwaitingDossier>(trx, AWAITING, [callId, now, after ?? 0, limit]), limit, ({ rank }) =>
      String(rank),
    ),
  reserve: async (callId, { status, limit, after }) =>
    pageOf(
      await sql<ReserveEntry>(trx, RESERVE, [callId, status ?? null, after ?? null, limit]),
      limit,
      ({ dossierId }) => dossierId,
    ),
  findSitting: async (dossierId) => (await sql<NonNullable<Sitting>>(trx, SITTING, [dossierId]))[0] ?? null,
});
