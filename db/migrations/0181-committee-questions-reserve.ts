import type { Knex } from 'knex';
import { appendOnly, asOwner } from '../shared/migration.ts';

const QUESTIONS = `
  create table committee.question (
    item_id uuid primary key,
    dossier_id uuid not null,
    text text not null,
    asked_at timestamptz not null,
    answer_by timestamptz not null,
    constraint question_decision foreign key (item_id) references committee.decision,
    constraint question_time check (answer_by > asked_at)
  );
  create index question_dossier on committee.question (dossier_id);

  create table committee.answer (
    item_id uuid not null,
    text text not null,
    document_ids uuid[] not null,
    answered_by uuid not null,
    answered_at timestamptz not null,
    constraint answer_once_per_question primary key (item_id),
    constraint answer_question foreign key (item_id) references committee.question
  );
`;

const RESERVE = `
  create table committee.reserve_place (
    dossier_id uuid primary key,
    call_id uuid not null,
    item_id uuid not null,
    rank int not null,
    status text not null,
    amount_centimes bigint not null,
    conditions jsonb not null,
    rounds int not null default 0,
    since timestamptz not null,
    constraint reserve_place_decision foreign key (item_id) references committee.decision,
    constraint reserve_place_rank check (rank >= 1),
    constraint reserve_place_status check (status in ('waiting', 'proposed', 'promoted')),
    constraint reserve_place_amount check (amount_centimes > 0)
  );
  create index reserve_place_order on committee.reserve_place (call_id, rank, since, dossier_id);
  create index reserve_place_item on committee.reserve_place (item_id);

  create table committee.reserve_line (
    dossier_id uuid not null,
    position int not null,
    funder_id uuid not null,
    envelope_id uuid not null,
    amount_centimes bigint not null,
    /* Of the promotion; null until then. */
    hold_id uuid,
    constraint reserve_line_pkey primary key (dossier_id, position),
    constraint reserve_line_place foreign key (dossier_id) references committee.reserve_place,
    constraint reserve_line_funder unique (dossier_id, funder_id),
    constraint reserve_line_hold unique (hold_id),
    constraint reserve_line_amount check (amount_centimes > 0)
  );
  create index reserve_line_envelope on committee.reserve_line (envelope_id);
`;

const RULES = `
  create function committee.keep_place() returns trigger language plpgsql set search_path = pg_catalog as $$
  begin
    if (new.dossier_id, new.call_id, new.item_id, new.rank, new.amount_centimes, new.conditions, new.since)
        <> (old.dossier_id, old.call_id, old.item_id, old.rank, old.amount_centimes, old.conditions, old.since)
      or new.rounds < old.rounds
      or (new.status <> old.status and (old.status, new.status) not in (
        ('waiting', 'proposed'), ('waiting', 'promoted'), ('proposed', 'promoted'))) then
      raise exception 'place is %', old.status using errcode = 'TZ409', hint = 'already_promoted';
    end if;
    return new;
  end $$;
  create trigger reserve_place_order before update on committee.reserve_place
    for each row execute function committee.keep_place();

  create function committee.keep_reserve_line() returns trigger language plpgsql set search_path = pg_catalog as $$
  begin
    if (new.dossier_id, new.position, new.funder_id, new.envelope_id, new.amount_centimes)
        <> (old.dossier_id, old.position, old.funder_id, old.envelope_id, old.amount_centimes)
      or old.hold_id is not null then
      raise exception 'the line is promoted' using errcode = 'TZ409', hint = 'already_promoted';
    end if;
    return new;
  end $$;
  create trigger reserve_line_order before update on committee.reserve_line
    for each row execute function committee.keep_reserve_line();

  /* Checked at commit: the lines are the amount, and a promoted place has every line held. */
  create function committee.keep_reserve() returns trigger language plpgsql set search_path = pg_catalog as $$
  begin
    if exists (
      select from committee.reserve_place p where p.dossier_id = new.dossier_id and (
        p.amount_centimes <> (
          select coalesce(sum(l.amount_centimes), 0) from committee.reserve_line l
          where l.dossier_id = p.dossier_id)
        or (p.status = 'promoted') <> (
          select bool_and(l.hold_id is not null) from committee.reserve_line l
          where l.dossier_id = p.dossier_id))) then
      raise exception 'the lines are not the amount' using errcode = 'TZ422', hint = 'lines_do_not_sum';
    end if;
    return null;
  end $$;
  create constraint trigger reserve_place_lines after insert or update on committee.reserve_place
    deferrable initially deferred for each row execute function committee.keep_reserve();
  create constraint trigger reserve_line_sum after insert or update on committee.reserve_line
    deferrable initially deferred for each row execute function committee.keep_reserve();
`;

/** What a deferred dossier is asked and answers, and the reserve list with what is promoted from it. */
export const up = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    [QUESTIONS, RESERVE, ...['question', 'answer'].map((table) => appendOnly(`committee.${table}`)), RULES].join('\n'),
  );

export const down = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `drop table committee.reserve_line;
     drop table committee.reserve_place;
     drop table committee.answer;
     drop table committee.question;
     drop function committee.keep_reserve();
     drop function committee.keep_reserve_line();
     drop function committee.keep_place()`,
  );
