import { createHash, randomBytes } from 'node:crypto';
import type { Knex } from 'knex';
import { SHARED_IDLE_MINUTES, type Session, type Sessions } from '../../services/shared/session.ts';
import { asDomainError } from '../shared/constraints.ts';
import { sqlOnPool } from '../shared/sql.ts';

const IDLE = `case when is_shared then interval '${SHARED_IDLE_MINUTES} min' else interval '1 h' end`;
const AGE = "interval '12 h'";
const BYTES = 32;

export const digestOf = (id: string): Buffer => createHash('sha256').update(id).digest();

export const sessionsOn = (knex: Knex): Sessions => {
  const ask = async <Row extends object>(text: string, values: readonly unknown[]): Promise<Row[]> => {
    try {
      return await sqlOnPool<Row>(knex, text, values);
    } catch (error) {
      throw asDomainError(error);
    }
  };
  return {
    start: async ({ personId, issuer, subject, signedInAt, isShared }) => {
      const id = randomBytes(BYTES).toString('base64url');
      await ask(
        `insert into access.session (digest, person_id, issuer, subject, signed_in_at, form_key, is_shared)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [digestOf(id), personId, issuer, subject, signedInAt, randomBytes(BYTES), isShared],
      );
      return id;
    },
    find: async (id) => (await ask<Session>(FIND, [digestOf(id)]))[0] ?? null,
    end: async (id) => {
      await ask('update access.session set ended_at = clock_timestamp() where digest = $1 and ended_at is null', [
        digestOf(id),
      ]);
    },
    endAll: async (personId) => {
      await ask('update access.session set ended_at = clock_timestamp() where person_id = $1 and ended_at is null', [
        personId,
      ]);
    },
  };
};

/** Written at most once a minute: a page costs no write. */
const FIND = `
  with live as (
    select * from access.session
    where digest = $1 and ended_at is null
      and seen_at > clock_timestamp() - ${IDLE} and started_at > clock_timestamp() - ${AGE}
  ), seen as (
    update access.session s set seen_at = clock_timestamp() from live
    where s.digest = live.digest and live.seen_at < clock_timestamp() - interval '1 min'
  )
  select live.person_id as "personId", live.issuer, live.subject, live.signed_in_at as "signedInAt",
    live.form_key as "formKey", live.is_shared as "isShared", p.name, p.name_ar as "nameAr", p.language,
    array(
      select distinct role from access.role_grant
      where person_id = live.person_id and from_at <= engine.now() and (to_at is null or to_at > engine.now())
    ) as roles
  from live join access.person p on p.id = live.person_id`;
