import type { CommitteeUnit, Minutes, MinutesBook } from '../../services/committee/committee-ports.ts';
import type { Session } from '../../services/committee/session.ts';
import type { SessionId } from '../../services/shared/ids.ts';
import { notFound } from '../../services/shared/shared-errors.ts';
import type { Context } from '../shared/context.ts';
import { oneRow, sql } from '../shared/sql.ts';
import { agendaOn } from './agenda-store.ts';
import { committeeFactsOn } from './committee-facts.ts';
import { committeeListsOn } from './committee-lists-views.ts';
import { effectiveDecisionsOn } from './decisions-views.ts';
import { questionsOn } from './questions-store.ts';
import { reserveOn } from './reserve-store.ts';

export const committeeOn = (context: Context) => ({
  sessions: sessionsOn(context),
  agenda: agendaOn(context),
  minutesBook: minutesBookOn(context),
  questions: questionsOn(context),
  reserve: reserveOn(context),
  committeeLists: committeeListsOn(context),
  effectiveDecisions: effectiveDecisionsOn(context),
  ...committeeFactsOn(context),
});

const SESSION = `
  select s.id, s.call_id as "callId", s.reference, s.sitting_at as "sittingAt", s.chair_id as "chairId",
    s.secretary_id as "secretaryId", s.quorum, s.second_of as "secondOf", s.status, s.version,
    (select jsonb_agg(jsonb_build_object('personId', m.person_id, 'capacity', m.capacity, 'third', m.third,
       'isPresent', m.is_present) order by m.position, m.person_id)
     from committee.member m where m.session_id = s.id) as members
  from committee.session s where s.id = $1`;

const sessionsOn = ({ trx }: Context): CommitteeUnit['sessions'] => {
  const getById = async (id: SessionId): Promise<Session> =>
    oneRow(await sql<Session>(trx, SESSION, [id]), () => notFound('session', id));

  return {
    getById,
    // Two statements: one alone would show the members as they were before it waited for the lock.
    lockById: async (id) => {
      await sql(trx, 'select from committee.session where id = $1 for update', [id]);
      return getById(id);
    },
    add: async ({ id, callId, reference, sittingAt, chairId, secretaryId, quorum, secondOf, status, members }) => {
      await sql(
        trx,
        `insert into committee.session
           (id, call_id, reference, sitting_at, chair_id, secretary_id, quorum, second_of, status)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [id, callId, reference, sittingAt, chairId, secretaryId, quorum, secondOf, status],
      );
      await sql(
        trx,
        `insert into committee.member (session_id, person_id, capacity, third, position)
         select $1, * from unnest($2::uuid[], $3::text[], $4::text[]) with ordinality`,
        [
          id,
          members.map(({ personId }) => personId),
          members.map(({ capacity }) => capacity),
          members.map(({ third }) => third),
        ],
      );
    },
    save: async ({ id, status, members }) => {
      await sql(trx, 'update committee.session set status = $2, version = version + 1 where id = $1', [id, status]);
      await sql(
        trx,
        `update committee.member m set is_present = p.is_present
         from unnest($2::uuid[], $3::boolean[]) as p(person_id, is_present)
         where m.session_id = $1 and m.person_id = p.person_id and m.is_present is distinct from p.is_present`,
        [id, members.map(({ personId }) => personId), members.map(({ isPresent }) => isPresent)],
      );
    },
  };
};

const MINUTES = `
  select m.session_id as "sessionId", m.number, m.content, m.content_hash as "contentHash",
    coalesce((select jsonb_agg(jsonb_build_object('office', s.office, 'personId', s.person_id, 'signedAt', s.signed_at)
       order by s.signed_at, s.office)
     from committee.signature s where s.session_id = m.session_id), '[]') as signatures,
    p.document_id as "documentId"
  from committee.minutes m left join committee.minutes_paper p on p.session_id = m.session_id where m.session_id = $1`;

type MinutesRow = Omit<Minutes, 'signatures'> & {
  readonly signatures: readonly (Omit<Minutes['signatures'][number], 'signedAt'> & { readonly signedAt: string })[];
};

const minutesBookOn = ({ trx }: Context): MinutesBook => ({
  nextNumber: async (year) => {
    await sql(trx, `select pg_advisory_xact_lock(hashtext('committee.minutes'))`);
    const rows = await sql<{ next: number }>(
      trx,
      'select coalesce(max(sequence), 0) + 1 as next from committee.minutes where year = $1',
      [year],
    );
    return oneRow(rows, () => new Error('no next number')).next;
  },
  add: async ({ sessionId, number, content, contentHash }, { year, sequence }) => {
    await sql(
      trx,
      `insert into committee.minutes (session_id, year, sequence, number, content, content_hash)
       values ($1, $2, $3, $4, $5, $6)`,
      [sessionId, year, sequence, number, content, contentHash],
    );
  },
  get: async (sessionId) => {
    const row = oneRow(await sql<MinutesRow>(trx, MINUTES, [sessionId]), () => notFound('minutes', sessionId));
    return { ...row, signatures: row.signatures.map((each) => ({ ...each, signedAt: new Date(each.signedAt) })) };
  },
  keepPaper: async ({ sessionId }, documentId) => {
    await sql(trx, 'insert into committee.minutes_paper (session_id, document_id) values ($1, $2)', [
      sessionId,
      documentId,
    ]);
  },
  sign: async ({ sessionId, contentHash }, { office, personId, signedAt }) => {
    await sql(
      trx,
      `insert into committee.signature (session_id, office, person_id, content_hash, signed_at)
       values ($1, $2, $3, $4, $5)`,
      [sessionId, office, personId, contentHash, signedAt],
    );
  },
});
