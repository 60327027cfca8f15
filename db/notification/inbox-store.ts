import type { InboxLetter, Inbox, MailRoom, SentLetter } from '../../services/notification/notification-ports.ts';
import { notFound } from '../../services/shared/shared-errors.ts';
import type { Language } from '../../services/shared/texts.ts';
import type { Context } from '../shared/context.ts';
import { oneRow, sql } from '../shared/sql.ts';
import { ADDRESSEE, FACTS } from './told-views.ts';

const TOLD = `l.id, n.kind, ${FACTS} as data, d.reference, n.dossier_id as "dossierId", l.told_at as at, l.read_at as "readAt"`;
const JOINED = `
  join engine.notice n on n.id = l.notice_id ${ADDRESSEE}
  left join access.dossier_scope d on d.dossier_id = n.dossier_id`;

const INBOX = `
  select ${TOLD} from notification.letter l ${JOINED}
  where l.person_id = $1 and ($2::boolean is null or (l.read_at is not null) = $2)
    and ($4::uuid is null or (l.told_at, l.id) < (select told_at, id from notification.letter where id = $4))
  order by l.told_at desc, l.id desc limit $3`;

/** Asked on every home page: it stops at a hundred, and never looks at what is read. */
const UNREAD = `
  select count(*)::int as unread
  from (select from notification.letter where person_id = $1 and read_at is null limit 100) l`;

const READ = `
  with l as (
    update notification.letter set read_at = coalesce(read_at, $3) where id = $1 and person_id = $2 returning *)
  select ${TOLD} from l ${JOINED}`;

const SENT = `${TOLD}, p.name as to, p.name_ar as "toAr", p.language, l.delivered_at as "deliveredAt", l.attempts,
  l.last_error as "lastError", l.given_up_at as "givenUpAt"`;

const ALL = `
  select ${SENT} from notification.letter l ${JOINED}
  where $2::uuid is null or (l.told_at, l.id) < (select told_at, id from notification.letter where id = $2)
  order by l.told_at desc, l.id desc limit $1`;

const FAILED = `
  select ${SENT} from notification.letter l ${JOINED}
  where l.delivered_at is null and l.attempts > 0 and ($2::uuid is null or l.id > $2)
  order by l.id limit $1`;

/** As it stood: the answer tells what is being mended. */
const RETRIED = `
  with l as (
    select * from notification.letter where id = $1 and delivered_at is null and attempts > 0 for update
  ), mended as (
    update notification.letter set attempts = 0, given_up_at = null, try_at = clock_timestamp()
    where id in (select id from l))
  select ${SENT} from l ${JOINED}`;

export const notificationOn = ({ trx, now }: Context): { inbox: Inbox; mailRoom: MailRoom } => ({
  inbox: {
    languageOf: async (personId) => {
      const text = 'select language from access.person where id = $1';
      const rows = await sql<{ language: Language }>(trx, text, [personId]);
      return oneRow(rows, () => notFound('person', personId)).language;
    },
    list: (personId, isRead, { limit, after }) =>
      sql<InboxLetter>(trx, INBOX, [personId, isRead, limit, after ?? null]),
    countUnread: async (personId) => (await sql<{ unread: number }>(trx, UNREAD, [personId]))[0]?.unread ?? 0,
    markRead: async (personId, id) => (await sql<InboxLetter>(trx, READ, [id, personId, now]))[0] ?? null,
  },
  mailRoom: {
    listAll: ({ limit, after }) => sql<SentLetter>(trx, ALL, [limit, after ?? null]),
    listFailed: ({ limit, after }) => sql<SentLetter>(trx, FAILED, [limit, after ?? null]),
    retry: async (id) => (await sql<SentLetter>(trx, RETRIED, [id]))[0] ?? null,
  },
});
