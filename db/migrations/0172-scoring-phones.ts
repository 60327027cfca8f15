import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';

/** The registry knows telephones now: the last nine digits are the number, however it is written. */
const WITH_PHONES = `
  alter function scoring.ties_of(uuid, uuid) rename to registered_ties_of;
  create function scoring.ties_of(of_reviewer uuid, of_organisation uuid) returns text[]
  language sql stable set search_path = pg_catalog as $$
    select scoring.registered_ties_of(of_reviewer, of_organisation) || coalesce((
      select array['same_phone']
      from scoring.reviewer r, registry.organisation o
      where r.person_id = of_reviewer and o.id = of_organisation
        and right(regexp_replace(r.phone, '\\D', '', 'g'), 9) = right(regexp_replace(o.phone, '\\D', '', 'g'), 9)), '{}')
  $$;
`;

export const up = (knex: Knex): Promise<void> => asOwner(knex, WITH_PHONES);

export const down = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `drop function scoring.ties_of(uuid, uuid);
     alter function scoring.registered_ties_of(uuid, uuid) rename to ties_of`,
  );
