import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';

/** Whoever prepared or took the desk's decision on a dossier leaves the committee's to others. */
const RULE = `
  create function application.instructors_of(of_dossier uuid) returns table (person_id uuid)
  language sql stable set search_path = '' as $$
    select asked_by from application.complement where dossier_id = of_dossier
    union select decided_by from application.eligibility_decision
      where dossier_id = of_dossier and decided_by is not null
    union select decided_by from application.appeal where dossier_id = of_dossier and decided_by is not null
  $$;

  create function committee.keep_instructor_out() returns trigger language plpgsql set search_path = '' as $$
  begin
    if exists (
      select from committee.item i cross join application.instructors_of(i.dossier_id) o
      where i.id = new.item_id and o.person_id = new.person_id
    ) then
      raise exception 'the member instructed the dossier' using errcode = 'TZ422', hint = 'member_instructed';
    end if;
    return new;
  end $$;
  create trigger vote_of_no_instructor before insert on committee.vote
    for each row execute function committee.keep_instructor_out();
`;

export const up = (knex: Knex): Promise<void> => asOwner(knex, RULE);

export const down = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `drop trigger vote_of_no_instructor on committee.vote;
     drop function committee.keep_instructor_out();
     drop function application.instructors_of(uuid)`,
  );
