import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';

/**
 * Whoever was the last to speak for an organisation reaches it, and nobody before them: an erasure of somebody who left
 * long ago must not clear what reaches those who came after, although the term of these may be over, too.
 */
const ALONE = `
  create or replace function access.alone_at(who uuid) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select organisation_id from (
      select r.organisation_id, r.person_id, coalesce(least(r.ended_on, r.until_on), 'infinity') as last_on
      from registry.representative r join access.person p on p.id = r.person_id and p.erased_at is null
    ) as voice
    group by organisation_id
    having max(last_on) filter (where person_id = who) > coalesce(max(last_on) filter (where person_id <> who), '-infinity')
  $$;
`;

const AS_BEFORE = `
  create or replace function access.alone_at(who uuid) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select distinct r.organisation_id from registry.representative r
    where r.person_id = who and not exists (
      select from registry.representative other
      where other.organisation_id = r.organisation_id and other.person_id <> who and other.ended_on is null
        and (other.until_on is null or other.until_on >= (engine.now() at time zone 'Africa/Casablanca')::date))
  $$;
`;

export const up = (knex: Knex): Promise<void> => asOwner(knex, ALONE);

export const down = (knex: Knex): Promise<void> => asOwner(knex, AS_BEFORE);
