import type { Knex } from 'knex';
import { appendOnly, asOwner } from '../shared/migration.ts';

/** How many people of the funder decide this line, one after another; known when the funder is asked. */
const LINE = `
  alter table cofinancing.line
    add column levels int not null default 1,
    add constraint line_levels check (levels between 1 and 4);
`;

/** What a funder asks of its own people, above what the call asks. The newest counts; the others are history. */
const FUNDER_LEVELS = `
  create table cofinancing.funder_levels (
    funder_id uuid not null,
    number int not null,
    levels jsonb not null,
    reason text not null,
    set_by uuid not null,
    set_at timestamptz not null,
    primary key (funder_id, number),
    constraint funder_levels_list check (jsonb_typeof(levels) = 'array')
  );
  ${appendOnly('cofinancing.funder_levels')}
`;

const LEVEL_DECISION = `
  create table cofinancing.level_decision (
    line_id uuid not null references cofinancing.line,
    level int not null,
    decision text not null,
    amount_centimes bigint,
    conditions jsonb not null,
    reason text,
    decided_by uuid not null,
    /* Whose power it is: the same person, or the colleague who delegated it. */
    represented uuid not null,
    delegation_id uuid,
    decided_at timestamptz not null,
    primary key (line_id, level),
    constraint level_decision_verdict check (decision in ('approved', 'refused')),
    constraint level_decision_amount check ((decision = 'approved') = (amount_centimes is not null)
      and amount_centimes > 0),
    constraint level_decision_reason check (decision <> 'refused' or length(reason) > 0),
    constraint level_decision_conditions check (jsonb_typeof(conditions) = 'array'),
    constraint level_decision_in_place check ((represented <> decided_by) = (delegation_id is not null)),
    constraint level_another_person unique (line_id, decided_by),
    constraint level_another_power unique (line_id, represented)
  );
  create index level_decision_delegation on cofinancing.level_decision (delegation_id);
  ${appendOnly('cofinancing.level_decision')}

  insert into cofinancing.level_decision (line_id, level, decision, amount_centimes, conditions, reason, decided_by,
    represented, decided_at)
  select id, 1, status, approved_centimes, conditions, reason, decided_by, decided_by, decided_at
    from cofinancing.line where decided_by is not null;
`;

const RULES = `
  -- Level by level, by people who did not prepare the line and stand for nobody who did, each for himself once.
  create function cofinancing.keep_levels() returns trigger language plpgsql set search_path = '' as $$
    declare
      line record;
    begin
      select l.status, l.levels, (select count(*) from cofinancing.level_decision d where d.line_id = l.id) as decided
        into line from cofinancing.line l where l.id = new.line_id;
      if exists (select from cofinancing.preparation p
        where p.line_id = new.line_id and p.prepared_by in (new.decided_by, new.represented)) then
        raise exception 'the approver prepared this line' using errcode = 'TZ422', hint = 'approver_prepared';
      end if;
      if exists (select from cofinancing.level_decision d where d.line_id = new.line_id
        and (d.decided_by in (new.decided_by, new.represented) or d.represented in (new.decided_by, new.represented)))
      then
        raise exception 'another level was theirs' using errcode = 'TZ422', hint = 'approver_decided_before';
      end if;
      if line.status <> 'prepared' or new.level <> line.decided + 1 or new.level > line.levels then
        raise exception 'not the next level' using errcode = 'TZ409', hint = 'approval_already_decided';
      end if;
      return new;
    end $$;
  create trigger level_in_turn before insert on cofinancing.level_decision
    for each row execute function cofinancing.keep_levels();

  -- A yes has the yes of every level, a no the no of one.
  create function cofinancing.keep_all_levels() returns trigger language plpgsql set search_path = '' as $$
    begin
      if new.status = 'approved' and new.levels <> (select count(*) from cofinancing.level_decision d
        where d.line_id = new.id and d.decision = 'approved') then
        raise exception 'a level is missing' using errcode = 'TZ409', hint = 'approval_not_prepared';
      end if;
      if old.status <> 'planned' and new.levels <> old.levels then
        raise exception 'an asked line keeps its levels' using errcode = 'TZ001';
      end if;
      return new;
    end $$;
  create trigger line_has_its_levels before update of status, levels on cofinancing.line
    for each row execute function cofinancing.keep_all_levels();

  create function cofinancing.prepare_before_the_first_level() returns trigger language plpgsql
  set search_path = '' as $$
    begin
      if exists (select from cofinancing.level_decision d where d.line_id = new.line_id) then
        raise exception 'a level has decided' using errcode = 'TZ409', hint = 'approval_under_decision';
      end if;
      return new;
    end $$;
  create trigger preparation_before_levels before insert on cofinancing.preparation
    for each row execute function cofinancing.prepare_before_the_first_level();
`;

export const up = (knex: Knex): Promise<void> => asOwner(knex, [LINE, FUNDER_LEVELS, LEVEL_DECISION, RULES].join('\n'));

export const down = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `
    drop trigger preparation_before_levels on cofinancing.preparation;
    drop function cofinancing.prepare_before_the_first_level;
    drop trigger line_has_its_levels on cofinancing.line;
    drop function cofinancing.keep_all_levels;
    drop table cofinancing.level_decision;
    drop function cofinancing.keep_levels;
    drop table cofinancing.funder_levels;
    alter table cofinancing.line drop constraint line_levels, drop column levels;
    `,
  );
