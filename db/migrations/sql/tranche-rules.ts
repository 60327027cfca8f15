import { PAYMENT_RULES } from './payment-rules.ts';

/** Four eyes, kept by the database, over the whole life of a tranche, an order and a run. Part of 0210. */
export const TRANCHE_RULES = `
  create or replace function disbursement.keep_tranche() returns trigger language plpgsql
  set search_path = pg_catalog as $$
    begin
      if tg_op = 'INSERT' then
        if new.status <> 'planned' then perform disbursement.refuse('a tranche begins planned'); end if;
        return new;
      end if;
      if (new.id, new.dossier_id, new.number, new.agreement_number)
          is distinct from (old.id, old.dossier_id, old.number, old.agreement_number)
        or new.amount_centimes <> old.amount_centimes and new.amount_centimes <> (
          select sum(l.amount_centimes) from disbursement.due_leg l where l.tranche_id = new.id) then
        perform disbursement.refuse('what a tranche is, and who signed it, does not change');
      end if;
      if new.signing_id <> old.signing_id then
        if new.status <> 'claimable' or old.status not in ('prepared', 'verified', 'approved')
          or num_nulls(new.prepared_by, new.verified_by, new.approved_by, new.ordered_by) <> 4
          or exists (select from disbursement.approval_party p where p.subject_id = new.signing_id) then
          perform disbursement.refuse('only a tranche that is sent back is signed anew');
        end if;
      elsif new.prepared_by is distinct from coalesce(old.prepared_by, new.prepared_by)
        or new.verified_by is distinct from coalesce(old.verified_by, new.verified_by)
        or new.approved_by is distinct from coalesce(old.approved_by, new.approved_by)
        or new.ordered_by is distinct from coalesce(old.ordered_by, new.ordered_by)
        or new.status = 'claimable' and old.status in ('prepared', 'verified', 'approved') then
        perform disbursement.refuse('what a tranche is, and who signed it, does not change');
      end if;
      if new.status in ('prepared', 'verified', 'approved', 'ordered', 'settled')
          and not disbursement.has_part(new.signing_id, new.prepared_by, 'preparer')
        or new.status in ('verified', 'approved', 'ordered', 'settled')
          and not disbursement.has_part(new.signing_id, new.verified_by, 'verifier')
        or new.status in ('approved', 'ordered', 'settled')
          and not disbursement.has_part(new.signing_id, new.approved_by, 'approver')
        or new.status in ('ordered', 'settled')
          and not disbursement.has_part(new.signing_id, new.ordered_by, 'payer') then
        perform disbursement.refuse(format('nobody has signed a tranche as %s', new.status));
      end if;
      return new;
    end $$;

  create or replace function disbursement.keep_payment_order() returns trigger language plpgsql
  set search_path = pg_catalog as $$
    declare
      leg disbursement.due_leg;
      tranche_status text;
    begin
      if tg_op = 'UPDATE' and (new.id, new.leg_id, new.attempt, new.end_to_end_id, new.amount_centimes)
          is distinct from (old.id, old.leg_id, old.attempt, old.end_to_end_id, old.amount_centimes)
        or tg_op = 'UPDATE' and old.status not in ('repaired', 'approved')
          and (new.account_id, new.rib, new.payee_name) is distinct from (old.account_id, old.rib, old.payee_name)
        or tg_op = 'UPDATE' and new.run_id is distinct from coalesce(old.run_id, new.run_id) and not (
          new.run_id is null
          and exists (select from disbursement.payment_run r where r.id = old.run_id and r.status = 'cancelled')
        ) then
        perform disbursement.refuse('what an order pays, and to whom, does not change');
      end if;
      select * into leg from disbursement.due_leg l where l.id = new.leg_id;
      select t.status into tranche_status from disbursement.tranche t where t.id = leg.tranche_id;
      if new.status <> 'returned' and new.status <> 'cancelled' and new.amount_centimes <> leg.amount_centimes then
        perform disbursement.refuse('an order pays its leg, no more and no less');
      end if;
      if tg_op = 'INSERT' and new.status <> (case new.attempt when 1 then 'ordered' else 'repaired' end) then
        perform disbursement.refuse('an order begins ordered with its tranche, or repaired');
      end if;
      if tg_op = 'INSERT' and exists (select from disbursement.leg_given_up g where g.leg_id = new.leg_id) then
        perform disbursement.refuse('a leg that was given up is not paid');
      end if;
      if tranche_status not in ('ordered', 'settled') then
        perform disbursement.refuse('the tranche of an order is not ordered');
      end if;
      if new.attempt > 1 and new.status not in ('repaired', 'cancelled')
          and not disbursement.has_part(new.id, new.approved_by, 'approver')
        or new.attempt > 1 and new.status not in ('repaired', 'approved', 'cancelled')
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

  create or replace function disbursement.keep_payment_run() returns trigger language plpgsql
  set search_path = pg_catalog as $$
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
      if new.status not in ('prepared', 'cancelled') and not (
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
`;

const RULES = ['keep_tranche', 'keep_payment_order', 'keep_payment_run'];

/** The three rules as migration 0080 made them. */
export const TRANCHE_RULES_BEFORE = RULES.map((name) => {
  const text = new RegExp(`create function disbursement\\.${name}\\(.*?\\$\\$;`, 's').exec(PAYMENT_RULES)?.[0] ?? '';
  return text.replace('create function', 'create or replace function');
}).join('\n');
