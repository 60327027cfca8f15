/** Four eyes, kept by the database too: no status without the person who signed for it. Part of migration 0080. */
export const PAYMENT_RULES = `
  create function disbursement.refuse(rule text) returns void language plpgsql set search_path = pg_catalog as $$
    begin raise exception '%', rule using errcode = 'TZ004'; end $$;

  create function disbursement.has_part(subject uuid, person uuid, of_part text) returns boolean
  language sql stable set search_path = pg_catalog as $$
    select exists (
      select from disbursement.approval_party p
      where p.subject_id = subject and p.person_id = person and p.part = of_part)
  $$;

  create table disbursement.status_step (
    what text not null,
    from_status text not null,
    to_status text not null,
    primary key (what, from_status, to_status)
  );
  insert into disbursement.status_step values
    ('tranche', 'planned', 'claimable'), ('tranche', 'claimable', 'claimed'), ('tranche', 'claimed', 'claimable'),
    ('tranche', 'claimed', 'prepared'), ('tranche', 'prepared', 'verified'), ('tranche', 'verified', 'approved'),
    ('tranche', 'approved', 'ordered'), ('tranche', 'ordered', 'settled'), ('tranche', 'settled', 'ordered'),
    ('payment_order', 'repaired', 'approved'), ('payment_order', 'approved', 'ordered'),
    ('payment_order', 'ordered', 'sent'), ('payment_order', 'sent', 'unknown'), ('payment_order', 'sent', 'settled'),
    ('payment_order', 'sent', 'returned'), ('payment_order', 'unknown', 'settled'),
    ('payment_order', 'unknown', 'returned'), ('payment_order', 'settled', 'returned'),
    ('payment_run', 'prepared', 'approved'), ('payment_run', 'approved', 'sent'), ('payment_run', 'sent', 'answered');
  revoke insert, update on disbursement.status_step from touiza_app;

  create function disbursement.keep_status_order() returns trigger language plpgsql set search_path = pg_catalog as $$
    begin
      if new.status <> old.status and not exists (
        select from disbursement.status_step s
        where s.what = tg_table_name and s.from_status = old.status and s.to_status = new.status
      ) then
        perform disbursement.refuse(format('no step of a %s leads from %s to %s', tg_table_name, old.status, new.status));
      end if;
      return new;
    end $$;
  create trigger status_order before update on disbursement.tranche
    for each row execute function disbursement.keep_status_order();
  create trigger status_order before update on disbursement.payment_order
    for each row execute function disbursement.keep_status_order();
  create trigger status_order before update on disbursement.payment_run
    for each row execute function disbursement.keep_status_order();

  create function disbursement.keep_tranche() returns trigger language plpgsql set search_path = pg_catalog as $$
    begin
      if tg_op = 'INSERT' then
        if new.status <> 'planned' then perform disbursement.refuse('a tranche begins planned'); end if;
        return new;
      end if;
      if (new.id, new.dossier_id, new.number, new.amount_centimes, new.agreement_number)
          is distinct from (old.id, old.dossier_id, old.number, old.amount_centimes, old.agreement_number)
        or new.prepared_by is distinct from coalesce(old.prepared_by, new.prepared_by)
        or new.verified_by is distinct from coalesce(old.verified_by, new.verified_by)
        or new.approved_by is distinct from coalesce(old.approved_by, new.approved_by)
        or new.ordered_by is distinct from coalesce(old.ordered_by, new.ordered_by) then
        perform disbursement.refuse('what a tranche is, and who signed it, does not change');
      end if;
      if new.status in ('prepared', 'verified', 'approved', 'ordered', 'settled')
          and not disbursement.has_part(new.id, new.prepared_by, 'preparer')
        or new.status in ('verified', 'approved', 'ordered', 'settled')
          and not disbursement.has_part(new.id, new.verified_by, 'verifier')
        or new.status in ('approved', 'ordered', 'settled')
          and not disbursement.has_part(new.id, new.approved_by, 'approver')
        or new.status in ('ordered', 'settled')
          and not disbursement.has_part(new.id, new.ordered_by, 'payer') then
        perform disbursement.refuse(format('nobody has signed a tranche as %s', new.status));
      end if;
      return new;
    end $$;
  create trigger four_eyes before insert or update on disbursement.tranche
    for each row execute function disbursement.keep_tranche();

  create function disbursement.keep_payment_order() returns trigger language plpgsql
  set search_path = pg_catalog as $$
    declare
      leg disbursement.leg;
      tranche_status text;
    begin
      if tg_op = 'UPDATE' and (new.id, new.leg_id, new.attempt, new.end_to_end_id, new.amount_centimes)
          is distinct from (old.id, old.leg_id, old.attempt, old.end_to_end_id, old.amount_centimes)
        or tg_op = 'UPDATE' and old.status not in ('repaired', 'approved')
          and (new.account_id, new.rib, new.payee_name) is distinct from (old.account_id, old.rib, old.payee_name)
        or tg_op = 'UPDATE' and new.run_id is distinct from coalesce(old.run_id, new.run_id) then
        perform disbursement.refuse('what an order pays, and to whom, does not change');
      end if;
      select * into leg from disbursement.leg l where l.id = new.leg_id;
      select t.status into tranche_status from disbursement.tranche t where t.id = leg.tranche_id;
      if new.amount_centimes <> leg.amount_centimes then
        perform disbursement.refuse('an order pays its leg, no more and no less');
      end if;
      if tg_op = 'INSERT' and new.status <> (case new.attempt when 1 then 'ordered' else 'repaired' end) then
        perform disbursement.refuse('an order begins ordered with its tranche, or repaired');
      end if;
      if tranche_status not in ('ordered', 'settled') then
        perform disbursement.refuse('the tranche of an order is not ordered');
      end if;
      if new.attempt > 1 and new.status <> 'repaired' and not disbursement.has_part(new.id, new.approved_by, 'approver')
        or new.attempt > 1 and new.status not in ('repaired', 'approved')
          and not disbursement.has_part(new.id, new.ordered_by, 'payer') then
        perform disbursement.refuse(format('nobody has signed an attempt as %s', new.status));
      end if;
      if new.status in ('sent', 'unknown', 'settled', 'returned') and not exists (
        select from disbursement.payment_run r where r.id = new.run_id and r.status in ('sent', 'answered')
      ) then
        perform disbursement.refuse('an order leaves with its run');
      end if;
      return new;
    end $$;
  create trigger four_eyes before insert or update on disbursement.payment_order
    for each row execute function disbursement.keep_payment_order();

  create function disbursement.keep_payment_run() returns trigger language plpgsql set search_path = pg_catalog as $$
    begin
      if tg_op = 'INSERT' then
        if new.status <> 'prepared' then perform disbursement.refuse('a run begins prepared'); end if;
        return new;
      end if;
      if (new.id, new.message_id, new.funder_id, new.paying_rib, new.execution_date, new.control_sum_centimes, new.count)
          is distinct from
          (old.id, old.message_id, old.funder_id, old.paying_rib, old.execution_date, old.control_sum_centimes, old.count)
      then
        perform disbursement.refuse('what a run pays does not change');
      end if;
      if new.status <> 'prepared' and not (
        disbursement.has_part(new.id, new.first_signed_by, 'first_signature')
        and disbursement.has_part(new.id, new.second_signed_by, 'second_signature')
      ) then
        perform disbursement.refuse('a run leaves with two signatures');
      end if;
      if new.status = 'sent' and row(new.count, new.control_sum_centimes) is distinct from (
        select row(count(*)::int, coalesce(sum(o.amount_centimes), 0)::bigint)
        from disbursement.payment_order o where o.run_id = new.id
      ) then
        perform disbursement.refuse('a run sends what it was signed for');
      end if;
      return new;
    end $$;
  create trigger four_eyes before insert or update on disbursement.payment_run
    for each row execute function disbursement.keep_payment_run();
`;
