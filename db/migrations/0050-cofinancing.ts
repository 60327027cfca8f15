import type { Knex } from 'knex';
import { appendOnly, asOwner, createSchema, dropSchema } from '../shared/migration.ts';

const ROUND = `
  create table cofinancing.round (
    id uuid primary key,
    dossier_id uuid not null,
    number int not null,
    status text not null,
    award_centimes bigint not null,
    gap_centimes bigint,
    planned_at timestamptz not null,
    planned_by uuid,
    opened_at timestamptz,
    closes_at timestamptz,
    settled_at timestamptz,
    plan_due_at timestamptz,
    ending text,
    reason text,
    version int not null,
    constraint round_once unique (dossier_id, number),
    constraint round_of_dossier unique (id, dossier_id),
    constraint round_number check (number >= 1),
    constraint round_status check (status in ('planned', 'open', 'gap', 'financed', 'unfinanced')),
    constraint round_ending check (ending in ('nobody_approved', 'given_up', 'plan_overdue', 'round_overdue')),
    constraint round_ended check ((status = 'unfinanced') = (ending is not null)),
    constraint round_given_up_for_a_reason check (ending is distinct from 'given_up' or reason is not null),
    constraint round_award_positive check (award_centimes > 0),
    constraint round_gap_within check (gap_centimes between 0 and award_centimes),
    constraint round_gap_stated check (status <> 'gap' or (gap_centimes is not null and plan_due_at is not null)),
    constraint round_planned_by_a_person check ((number = 1) = (planned_by is null)),
    constraint round_opened check ((status = 'planned') = (opened_at is null)),
    constraint round_dates check ((opened_at is null) = (closes_at is null) and closes_at > opened_at)
  );
  create unique index round_under_way on cofinancing.round (dossier_id) where status in ('planned', 'open');
`;

const LINE = `
  create table cofinancing.line (
    id uuid primary key,
    round_id uuid not null,
    dossier_id uuid not null,
    funder_id uuid not null,
    envelope_id uuid not null,
    position int not null,
    asked_centimes bigint not null,
    standing_centimes bigint not null,
    raises uuid,
    superseded_by uuid,
    status text not null,
    hold_id uuid not null,
    approved_centimes bigint,
    conditions jsonb not null,
    reason text,
    decided_by uuid,
    decided_at timestamptz,
    asked_at timestamptz,
    answer_by timestamptz,
    lapses_at timestamptz,
    version int not null,
    constraint line_round foreign key (round_id, dossier_id) references cofinancing.round (id, dossier_id),
    constraint line_place unique (round_id, position),
    constraint line_of_funder unique (id, dossier_id, funder_id),
    constraint line_raises foreign key (raises, dossier_id, funder_id)
      references cofinancing.line (id, dossier_id, funder_id),
    constraint line_superseded foreign key (superseded_by, dossier_id, funder_id)
      references cofinancing.line (id, dossier_id, funder_id),
    constraint line_status check (status in ('planned', 'asked', 'prepared', 'approved', 'refused', 'lapsed')),
    constraint line_asked_above_standing check (standing_centimes >= 0 and asked_centimes > standing_centimes),
    constraint line_raises_a_yes check ((standing_centimes > 0) = (raises is not null)),
    constraint line_approved_within_asked check (approved_centimes > standing_centimes
      and approved_centimes <= asked_centimes),
    constraint line_yes_has_an_amount check ((status = 'approved') = (approved_centimes is not null)),
    constraint line_no_has_a_reason check (status <> 'refused' or length(reason) > 0),
    constraint line_decided check ((status in ('approved', 'refused')) = (decided_by is not null)
      and (decided_by is null) = (decided_at is null)),
    constraint line_asked_with_a_deadline check (status in ('planned', 'lapsed') or
      (asked_at is not null and answer_by > asked_at and lapses_at > answer_by)),
    constraint line_only_a_yes_is_superseded check (superseded_by is null or status = 'approved'),
    constraint line_conditions check (jsonb_typeof(conditions) = 'array')
  );
  -- One live line per funder and dossier: one question at most, and one answer at most that counts.
  create unique index line_asked_once on cofinancing.line (dossier_id, funder_id)
    where status in ('planned', 'asked', 'prepared');
  create unique index line_stands_once on cofinancing.line (dossier_id, funder_id)
    where status = 'approved' and superseded_by is null;
  create index line_round_id on cofinancing.line (round_id, dossier_id);
  create index line_dossier on cofinancing.line (dossier_id);
  create index line_raised on cofinancing.line (raises, dossier_id, funder_id);
  create index line_superseding on cofinancing.line (superseded_by, dossier_id, funder_id);
`;

const PREPARATION = `
  create table cofinancing.preparation (
    line_id uuid not null references cofinancing.line,
    number int not null,
    opinion text not null,
    proposed_centimes bigint,
    note text not null,
    prepared_by uuid not null,
    prepared_at timestamptz not null,
    primary key (line_id, number),
    constraint preparation_opinion check (opinion in ('favourable', 'unfavourable')),
    constraint preparation_amount check (proposed_centimes > 0)
  );
  ${appendOnly('cofinancing.preparation')}
`;

const FOUR_EYES = `
  -- Four eyes: no one who prepared a line decides it, and nothing is prepared once it is decided.
  create function cofinancing.keep_four_eyes() returns trigger language plpgsql set search_path = '' as $$
    begin
      if new.decided_by is not null and exists (
        select from cofinancing.preparation p where p.line_id = new.id and p.prepared_by = new.decided_by
      ) then
        raise exception 'the approver prepared this line' using errcode = 'TZ422', hint = 'approver_prepared';
      end if;
      if new.decided_by is not null and not exists (
        select from cofinancing.preparation p where p.line_id = new.id
      ) then
        raise exception 'nobody prepared this line' using errcode = 'TZ409', hint = 'approval_not_prepared';
      end if;
      return new;
    end $$;
  create trigger line_four_eyes before insert or update on cofinancing.line
    for each row execute function cofinancing.keep_four_eyes();
  create function cofinancing.prepare_before_the_decision() returns trigger language plpgsql
  set search_path = '' as $$
    begin
      if exists (select from cofinancing.line l where l.id = new.line_id and l.decided_by is not null) then
        raise exception 'the line is decided' using errcode = 'TZ409', hint = 'approval_already_decided';
      end if;
      return new;
    end $$;
  create trigger preparation_in_time before insert on cofinancing.preparation
    for each row execute function cofinancing.prepare_before_the_decision();
`;

const ANSWERS = `
  -- An answer is kept as it was given: only its hold may be renewed, and one later yes may take its place.
  create function cofinancing.keep_answer() returns trigger language plpgsql set search_path = '' as $$
    begin
      if (new.id, new.round_id, new.funder_id, new.envelope_id, new.asked_centimes, new.standing_centimes) is distinct
          from (old.id, old.round_id, old.funder_id, old.envelope_id, old.asked_centimes, old.standing_centimes)
        or (old.status in ('approved', 'refused', 'lapsed')
          and (new.status, new.approved_centimes, new.conditions, new.reason, new.decided_by, new.decided_at)
            is distinct from
            (old.status, old.approved_centimes, old.conditions, old.reason, old.decided_by, old.decided_at))
        or (old.superseded_by is not null and new.superseded_by is distinct from old.superseded_by)
      then
        raise exception 'an answer is kept as it was given' using errcode = 'TZ001';
      end if;
      return new;
    end $$;
  create trigger line_keeps_its_answer before update on cofinancing.line
    for each row execute function cofinancing.keep_answer();
`;

const neverDeleted = (table: string): string => `
  create trigger never_deleted before delete on cofinancing.${table}
    for each row execute function engine.refuse_change();
  create trigger never_truncated before truncate on cofinancing.${table}
    for each statement execute function engine.refuse_change();
`;

const DIFFERENCE = `
  -- What the answers say against what the books hold. Empty where all is well.
  create view cofinancing.difference as
    with held as (
      select a.dossier_id, a.book as funder_id,
        coalesce(sum(t.amount) filter (where r.id is null), 0) as open,
        coalesce(sum(r.amount) filter (where r.kind = 'post'), 0) as committed
      from ledger.account a
      join ledger.transfer t on t.debit = a.id and t.book = a.book and t.kind = 'hold'
      left join ledger.transfer r on r.pending_id = t.id
      where a.kind = 'committed'
      group by a.dossier_id, a.book
    ), approved as (
      select dossier_id, funder_id, approved_centimes as amount from cofinancing.line
      where status = 'approved' and superseded_by is null
    )
    select 'held_after_end' as what, h.dossier_id as subject_id, format('%s centimes are held', h.open) as detail
      from held h join engine.process p on p.type = 'dossier' and p.subject_id = h.dossier_id
      where not p.open and h.open > 0
    union all
    select 'committed_differs', p.subject_id,
        format('funder %s approved %s, committed %s', a.funder_id, a.amount, coalesce(h.committed, 0))
      from approved a
      join engine.process p on p.type = 'dossier' and p.subject_id = a.dossier_id
      left join held h using (dossier_id, funder_id)
      where p.stage in ('execution', 'closed') and a.amount <> coalesce(h.committed, 0);
  grant select on cofinancing.difference to touiza_app;
`;

export const up = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    [
      createSchema('cofinancing'),
      ROUND,
      LINE,
      PREPARATION,
      FOUR_EYES,
      ANSWERS,
      DIFFERENCE,
      ...['round', 'line'].map(neverDeleted),
    ].join('\n'),
  );

export const down = (knex: Knex): Promise<void> => asOwner(knex, dropSchema('cofinancing'));
