import { createHash, randomBytes } from 'node:crypto';
import type { Knex } from 'knex';
import type { AccessUnit } from '../../services/access/access-ports.ts';
import type { SignInView } from '../../services/access/access-views.ts';
import type { PersonId } from '../../services/shared/ids.ts';
import { SHARED_IDLE_MINUTES, type Session, type Sessions } from '../../services/shared/session.ts';
import { accessOff } from '../../services/shared/shared-errors.ts';
import type { Context } from '../shared/context.ts';
import { asDomainError } from '../shared/constraints.ts';
import { sql, sqlOnPool } from '../shared/sql.ts';

const IDLE = `case when is_shared then interval '${SHARED_IDLE_MINUTES} min' else interval '1 h' end`;
const AGE = "interval '12 h'";
const LIVE = `ended_at is null
      and seen_at > clock_timestamp() - ${IDLE} and started_at > clock_timestamp() - ${AGE}`;
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
    start: async ({ personId, issuer, subject, signedInAt, isShared, device: { browser, system } }) => {
      const id = randomBytes(BYTES).toString('base64url');
      const begun = [personId, issuer, subject, signedInAt, isShared, browser, system];
      if ((await ask(START, [digestOf(id), randomBytes(BYTES), ...begun])).length === 0) throw accessOff();
      return id;
    },
    find: async (id) => (await ask<Session>(FIND, [digestOf(id)]))[0] ?? null,
    end: async (id) => {
      await ask('update access.session set ended_at = clock_timestamp() where digest = $1 and ended_at is null', [
        digestOf(id),
      ]);
    },
    endAll: async (personId) => {
      await ask(END_ALL, [personId]);
    },
  };
};

/** Who may not come in is signed in nowhere: asked with the row, so that no switch comes in between. */
const START = `
  insert into access.session
    (digest, form_key, person_id, issuer, subject, signed_in_at, is_shared, browser, system)
  select $1, $2, id, $4, $5, $6, $7, $8, $9 from access.person
  where id = $3 and off_since is null and erased_at is null for share
  returning digest`;

const END_ALL = `
  update access.session set ended_at = clock_timestamp() where person_id = $1 and ended_at is null returning id`;

const END_ONE = `
  update access.session set ended_at = clock_timestamp() where person_id = $1 and id = $2 and ${LIVE} returning id`;

const LIST = `
  select id, browser, system, is_shared as "isShared", started_at as since, seen_at as "lastUsed"
  from access.session where person_id = $1 and ${LIVE} order by seen_at desc, id`;

export const listSignIns = (trx: Knex.Transaction, personId: PersonId): Promise<SignInView[]> =>
  sql<SignInView>(trx, LIST, [personId]);

export const signInsOn = ({ trx }: Context): AccessUnit['signIns'] => ({
  end: async (personId, id) => (await sql(trx, END_ONE, [personId, id])).length > 0,
  endAll: async (personId) => (await sql(trx, END_ALL, [personId])).length,
});

/** Written at most once a minute: a page costs no write. */
const FIND = `
  with live as (
    select * from access.session
    where digest = $1 and ${LIVE}
  ), seen as (
    update access.session s set seen_at = clock_timestamp() from live
    where s.digest = live.digest and live.seen_at < clock_timestamp() - interval '1 min'
  )
  select live.id as "signInId", live.person_id as "personId", live.issuer, live.subject, live.signed_in_at as "signedInAt",
    live.form_key as "formKey", live.is_shared as "isShared", p.name, p.name_ar as "nameAr", p.language,
    array(
      select distinct role from access.role_grant
      where person_id = live.person_id and from_at <= engine.now() and (to_at is null or to_at > engine.now())
    ) as roles
  from live join access.person p on p.id = live.person_id and p.off_since is null and p.erased_at is null`;
