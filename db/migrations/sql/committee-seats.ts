import { COMMITTEE_RULES } from './committee-rules.ts';

/** Who votes on an item, and who may preside over it. Part of migration 0180; the hint is the domain's code. */
export const SEAT_RULES = `
  /* The titular members who are there, and a substitute of the same third for every one who is absent or recused. */
  create function committee.voters_of(of_item uuid, of_session uuid) returns setof uuid
  language sql stable set search_path = pg_catalog as $$
    with seat as (
      select m.person_id, m.capacity, m.third, m.position,
        coalesce(m.is_present, false) and not exists (
          select from committee.recusal r where r.item_id = of_item and r.person_id = m.person_id) as is_there
      from committee.member m where m.session_id = of_session
    ), substitute as (
      select s.person_id, s.third, row_number() over (partition by s.third order by s.position, s.person_id) as turn
      from seat s where s.capacity = 'substitute' and s.is_there
    )
    select person_id from seat where capacity = 'titular' and is_there
    union all
    select s.person_id from substitute s
    where s.turn <= (
      select count(*) from seat v where v.capacity = 'titular' and v.third = s.third and not v.is_there)
  $$;

  create or replace function committee.keep_session() returns trigger language plpgsql
  set search_path = pg_catalog as $$
  begin
    if (new.call_id, new.sitting_at, new.chair_id, new.secretary_id, new.quorum)
        <> (old.call_id, old.sitting_at, old.chair_id, old.secretary_id, old.quorum)
      or new.second_of is distinct from old.second_of
      or (new.status <> old.status and (old.status, new.status) not in (
        ('convened', 'open'), ('convened', 'adjourned'), ('convened', 'lapsed'), ('open', 'closed'),
        ('open', 'lapsed'), ('closed', 'signed'), ('closed', 'lapsed'))) then
      raise exception 'session is %', old.status using errcode = 'TZ409', hint = 'session_mismatch';
    end if;
    if new.status = 'signed' and old.status <> 'signed'
      and (select count(*) from committee.signature where session_id = new.id) <> 2 then
      raise exception 'minutes need both signatures' using errcode = 'TZ422', hint = 'minutes_unsigned';
    end if;
    return new;
  end $$;

  create or replace function committee.keep_member() returns trigger language plpgsql
  set search_path = pg_catalog as $$
  begin
    if (new.session_id, new.person_id, new.capacity, new.third, new.position)
        <> (old.session_id, old.person_id, old.capacity, old.third, old.position)
      or (old.is_present is not null and new.is_present is distinct from old.is_present) then
      raise exception 'attendance is recorded once' using errcode = 'TZ409', hint = 'session_mismatch';
    end if;
    return new;
  end $$;

  /* A vote, a recusal: by a voting member who is there, who has not left, before the decision. */
  create or replace function committee.keep_voter() returns trigger language plpgsql
  set search_path = pg_catalog as $$
  begin
    if not exists (select from committee.session where id = new.session_id and status = 'open') then
      raise exception 'the session is not open' using errcode = 'TZ409', hint = 'session_mismatch';
    elsif exists (select from committee.decision where item_id = new.item_id) then
      raise exception 'the item is decided' using errcode = 'TZ409', hint = 'already_decided';
    elsif not exists (
      select from committee.member
      where session_id = new.session_id and person_id = new.person_id and is_present and capacity <> 'observer'
    ) then
      raise exception 'no voting member who is there' using errcode = 'TZ422', hint = 'member_absent';
    elsif exists (select from committee.recusal where item_id = new.item_id and person_id = new.person_id) then
      raise exception 'the member has left for this item' using errcode = 'TZ422', hint = 'member_recused';
    elsif exists (select from committee.vote where item_id = new.item_id and person_id = new.person_id) then
      raise exception 'the member has voted' using errcode = 'TZ409', hint = 'already_voted';
    elsif tg_table_name = 'vote'
      and new.person_id not in (select committee.voters_of(new.item_id, new.session_id)) then
      raise exception 'nobody is absent' using errcode = 'TZ422', hint = 'substitute_not_sitting';
    end if;
    return new;
  end $$;

  create function committee.presider_of(of_item uuid, of_session uuid) returns uuid
  language sql stable set search_path = pg_catalog as $$
    select p.person_id from (
      select chair_id as person_id, 1 as turn, null::timestamptz as at from committee.session where id = of_session
        and not exists (select from committee.recusal r where r.item_id = of_item and r.person_id = chair_id)
      union all
      (select person_id, 2, at from committee.item_chair where item_id = of_item order by at desc, person_id limit 1)
    ) p
    order by p.turn limit 1
  $$;

  /* The counts of a decision are those of its votes; whoever presides decides, unless recused. */
  create or replace function committee.keep_decision() returns trigger language plpgsql
  set search_path = pg_catalog as $$
  begin
    if not exists (
      select from committee.session where id = new.session_id and status = 'open' and quorum = new.quorum
    ) or new.decided_by is distinct from committee.presider_of(new.item_id, new.session_id)
      or exists (select from committee.recusal where item_id = new.item_id and person_id = new.decided_by) then
      raise exception 'whoever presides decides, in an open session'
        using errcode = 'TZ409', hint = 'session_mismatch';
    elsif (new.present, new.recused, new.votes_for, new.votes_against, new.abstentions) <> (
        (select count(*) from committee.voters_of(new.item_id, new.session_id))
          + (select count(*) from committee.recusal where item_id = new.item_id),
        (select count(*) from committee.recusal where item_id = new.item_id),
        (select count(*) from committee.vote where item_id = new.item_id and vote = 'for'),
        (select count(*) from committee.vote where item_id = new.item_id and vote = 'against'),
        (select count(*) from committee.vote where item_id = new.item_id and vote = 'abstain')) then
      raise exception 'the counts differ from the votes' using errcode = 'TZ422', hint = 'tally_differs';
    end if;
    return new;
  end $$;
`;

/** These functions as migration 0040 made them: the way back. */
export const earlierFunctions = (...names: readonly string[]): string =>
  names
    .map((name) => COMMITTEE_RULES.split('create function ').find((text) => text.startsWith(`committee.${name}(`)))
    .map((text = '') => `create or replace function ${text.slice(0, text.indexOf('end $$;'))} end $$;`)
    .join('\n');
