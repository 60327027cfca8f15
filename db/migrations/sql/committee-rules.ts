/** What the committee's tables refuse by themselves; the hint is the domain's code. Part of migration 0040. */
export const COMMITTEE_RULES = `
  create function committee.keep_session() returns trigger language plpgsql set search_path = pg_catalog as $$
  begin
    if (new.call_id, new.sitting_at, new.chair_id, new.secretary_id, new.quorum)
        <> (old.call_id, old.sitting_at, old.chair_id, old.secretary_id, old.quorum)
      or (new.status <> old.status and (old.status, new.status) not in (
        ('convened', 'open'), ('convened', 'lapsed'), ('open', 'closed'), ('open', 'lapsed'), ('closed', 'signed'),
        ('closed', 'lapsed'))) then
      raise exception 'session is %', old.status using errcode = 'TZ409', hint = 'session_mismatch';
    end if;
    if new.status = 'signed' and old.status <> 'signed'
      and (select count(*) from committee.signature where session_id = new.id) <> 2 then
      raise exception 'minutes need both signatures' using errcode = 'TZ422', hint = 'minutes_unsigned';
    end if;
    return new;
  end $$;
  create trigger session_order before update on committee.session
    for each row execute function committee.keep_session();

  /* Attendance is what it was when the session was opened. */
  create function committee.keep_member() returns trigger language plpgsql set search_path = pg_catalog as $$
  begin
    if (new.session_id, new.person_id, new.capacity, new.third)
        <> (old.session_id, old.person_id, old.capacity, old.third)
      or (old.is_present is not null and new.is_present is distinct from old.is_present) then
      raise exception 'attendance is recorded once' using errcode = 'TZ409', hint = 'session_mismatch';
    end if;
    return new;
  end $$;
  create trigger member_attendance before update on committee.member
    for each row execute function committee.keep_member();

  /* A vote, a recusal: by a voting member who is there, who has not left, before the decision. */
  create function committee.keep_voter() returns trigger language plpgsql set search_path = pg_catalog as $$
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
    end if;
    return new;
  end $$;
  create trigger vote_by_voter before insert on committee.vote
    for each row execute function committee.keep_voter();
  create trigger recusal_by_voter before insert on committee.recusal
    for each row execute function committee.keep_voter();

  /* The counts of a decision are those of its votes; the chair of the session decides, unless recused. */
  create function committee.keep_decision() returns trigger language plpgsql set search_path = pg_catalog as $$
  begin
    if not exists (
      select from committee.session
      where id = new.session_id and status = 'open' and chair_id = new.decided_by and quorum = new.quorum
    ) or exists (select from committee.recusal where item_id = new.item_id and person_id = new.decided_by) then
      raise exception 'the chair decides, in an open session' using errcode = 'TZ409', hint = 'session_mismatch';
    elsif (new.present, new.recused, new.votes_for, new.votes_against, new.abstentions) <> (
        (select count(*) from committee.member
          where session_id = new.session_id and is_present and capacity <> 'observer'),
        (select count(*) from committee.recusal where item_id = new.item_id),
        (select count(*) from committee.vote where item_id = new.item_id and vote = 'for'),
        (select count(*) from committee.vote where item_id = new.item_id and vote = 'against'),
        (select count(*) from committee.vote where item_id = new.item_id and vote = 'abstain')) then
      raise exception 'the counts differ from the votes' using errcode = 'TZ422', hint = 'tally_differs';
    end if;
    return new;
  end $$;
  create trigger decision_by_chair before insert on committee.decision
    for each row execute function committee.keep_decision();

  /* Checked at commit: the lines of a decision are its amount, and no other decision has lines. */
  create function committee.keep_award() returns trigger language plpgsql set search_path = pg_catalog as $$
  begin
    if (select coalesce(d.amount_centimes, 0) from committee.decision d where d.item_id = new.item_id) <>
      (select coalesce(sum(l.amount_centimes), 0) from committee.award_line l where l.item_id = new.item_id) then
      raise exception 'the lines are not the amount' using errcode = 'TZ422', hint = 'lines_do_not_sum';
    end if;
    return null;
  end $$;
  create constraint trigger decision_lines after insert on committee.decision
    deferrable initially deferred for each row execute function committee.keep_award();
  create constraint trigger award_line_sum after insert on committee.award_line
    deferrable initially deferred for each row execute function committee.keep_award();

  create function committee.keep_signature() returns trigger language plpgsql set search_path = pg_catalog as $$
  begin
    if not exists (
      select from committee.session
      where id = new.session_id and status = 'closed'
        and new.person_id = case new.office when 'chair' then chair_id else secretary_id end
    ) then
      raise exception 'not theirs to sign' using errcode = 'TZ409', hint = 'session_mismatch';
    end if;
    return new;
  end $$;
  create trigger signature_by_officer before insert on committee.signature
    for each row execute function committee.keep_signature();

  create function committee.keep_item() returns trigger language plpgsql set search_path = pg_catalog as $$
  begin
    if (new.session_id, new.dossier_id, new.position, new.rank)
        <> (old.session_id, old.dossier_id, old.position, old.rank)
      or (new.status <> old.status and (old.status, new.status) not in (
        ('listed', 'decided'), ('listed', 'returned'), ('decided', 'settled'), ('decided', 'returned'))) then
      raise exception 'item is %', old.status using errcode = 'TZ409', hint = 'session_mismatch';
    end if;
    return new;
  end $$;
  create trigger item_order before update on committee.item for each row execute function committee.keep_item()
`;
