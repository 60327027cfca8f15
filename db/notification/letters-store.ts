import type { Knex } from 'knex';
import type { Letter, Letters } from '../../services/notification/notification-ports.ts';
import { asDomainError } from '../shared/constraints.ts';
import { sql } from '../shared/sql.ts';
import { ADDRESSEE, FACTS } from './told-views.ts';

/** Whoever a notice is owed to, at the moment when it is addressed. */
const ADDRESS = `
  with unaddressed as (
    select n.id, n.to_by, n.to_id, n.to_role, n.created_at,
      concat_ws(' ', n.command_id, n.kind, n.dossier_id, case when n.to_by = 'funder' then n.to_id end) as about
    from engine.notice n
    where n.delivered_at is null order by n.created_at limit 200 for update skip locked
  ), addressees as (
    select u.id as notice_id, u.created_at, u.about, u.to_id as person_id
    from unaddressed u where u.to_by in ('person', 'correspondent')
    union
    select u.id, u.created_at, u.about, g.person_id
    from unaddressed u
    join access.role_grant g
      on g.from_at <= engine.now() and (g.to_at is null or g.to_at > engine.now()) and case u.to_by
        when 'organisation' then g.role = 'project_holder' and g.scope_id = u.to_id::text
        when 'funder' then g.role = u.to_role and g.scope_id = u.to_id::text
        when 'role' then g.role = u.to_role
        else false end
  ), written as (
    insert into notification.letter (id, notice_id, person_id, told_at, about)
    select gen_random_uuid(), notice_id, person_id, created_at, about from addressees order by notice_id
    on conflict do nothing
  )
  update engine.notice set delivered_at = engine.now() where id in (select id from unaddressed)`;

const TAKE = `
  select l.id, p.name, p.name_ar as "nameAr", p.email, p.language, l.person_id is not null as "hasInbox", n.kind,
    ${FACTS} as data, d.reference, n.created_at as "writtenAt"
  from notification.letter l
  join engine.notice n on n.id = l.notice_id ${ADDRESSEE}
  left join access.dossier_scope d on d.dossier_id = n.dossier_id
  where l.delivered_at is null and l.given_up_at is null and l.try_at <= clock_timestamp()
  order by l.try_at, l.id limit 1 for update of l skip locked`;

/** What a letter to a stranger opens, and where they were reached, is kept no longer than it takes to reach them. */
const DELIVERED = `
  with l as (
    -- What a server said of an address that nobody has here is forgotten with the address.
    update notification.letter set delivered_at = engine.now(), last_error = case when person_id is not null then last_error end
    where id = $1 returning notice_id
  )
  update engine.notice n set data = n.data - 'link', to_email = null
  from l where n.id = l.notice_id and n.to_by = 'correspondent'`;

/** About a day of tries: then it is the administrator's. */
const ATTEMPTS_MAX = 32;

/** One letter that cannot be delivered must not hold up the others: it waits longer each time, an hour at most. */
const FAILED = `
  update notification.letter
  set attempts = attempts + 1, last_error = left($2, 500),
    given_up_at = case when attempts + 1 >= ${ATTEMPTS_MAX} then engine.now() end,
    try_at = clock_timestamp() + least(interval '1 s' * power(2, least(attempts, 12)), interval '1 h')
  where id = $1`;

/** The letters of a database; each is handed over and marked in a transaction of its own. */
export const lettersOn = (knex: Knex): Letters => ({
  address: () =>
    within(knex, async (trx) => {
      await sql(trx, ADDRESS);
    }),
  deliver: async (limit, hand) => {
    const result = { delivered: 0, failures: [] as unknown[] };
    for (let taken = 0; taken < limit; taken += 1) {
      const isOne = await within(knex, async (trx) => {
        const [letter] = await sql<Letter>(trx, TAKE);
        if (!letter) return false;
        const failure = await hand(letter).then(
          () => null,
          (error: unknown) => ({ error }),
        );
        if (failure) {
          await sql(trx, FAILED, [letter.id, String(failure.error)]);
          result.failures.push(failure.error);
        } else {
          await sql(trx, DELIVERED, [letter.id]);
          result.delivered += 1;
        }
        return true;
      });
      if (!isOne) break;
    }
    return result;
  },
});

const within = async <Result>(knex: Knex, work: (trx: Knex.Transaction) => Promise<Result>): Promise<Result> => {
  try {
    return await knex.transaction(work);
  } catch (error) {
    throw asDomainError(error);
  }
};
