import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';

/** Who claimed a tranche stands in its row until it is claimed anew: whoever claims it signs nothing of it. */
const CLAIMS = `
  create function disbursement.keep_claim() returns trigger language plpgsql set search_path = pg_catalog as $$
    begin
      if new.status <> 'claimed' or old.status <> 'claimable' then
        perform disbursement.refuse('who claimed a tranche does not change');
      end if;
      return new;
    end $$;
  create trigger claim_kept before update on disbursement.tranche
    for each row when (new.claimed_by is distinct from old.claimed_by) execute function disbursement.keep_claim();
`;

/** The legs of a tranche are planned with it: their sum is its amount, and none comes later. */
const LEGS = `
  create function disbursement.keep_legs() returns trigger language plpgsql set search_path = pg_catalog as $$
    begin
      if not exists (select from disbursement.tranche t where t.id = new.tranche_id and t.status = 'planned') then
        perform disbursement.refuse('a leg is planned with its tranche');
      end if;
      return new;
    end $$;
  create trigger planned_with_its_tranche before insert on disbursement.leg
    for each row execute function disbursement.keep_legs();
  create function disbursement.keep_sum() returns trigger language plpgsql set search_path = pg_catalog as $$
    begin
      if exists (
        select from disbursement.tranche t where t.id = new.tranche_id and t.amount_centimes <> (
          select sum(l.amount_centimes) from disbursement.due_leg l where l.tranche_id = t.id)
      ) then
        perform disbursement.refuse('the legs of a tranche sum to it');
      end if;
      return null;
    end $$;
  create constraint trigger sums_to_its_tranche after insert on disbursement.leg
    deferrable initially deferred for each row execute function disbursement.keep_sum();
`;

/** Whoever claims a payment judges none of the proofs that it needs. */
const PROOFS = `
  create function disbursement.keep_judge() returns trigger language plpgsql set search_path = pg_catalog as $$
    begin
      if exists (select from disbursement.tranche t where t.id = new.tranche_id and t.claimed_by = new.checked_by) then
        raise exception 'the claimant judges no proof' using errcode = 'TZ422', hint = 'same_person_twice';
      end if;
      return new;
    end $$;
  create trigger judged_by_another before insert or update of checked_by on disbursement.proof
    for each row when (new.checked_by is not null) execute function disbursement.keep_judge();
`;

/** A run pays from one funder's account, and what it has been through is written once. */
const RUNS = `
  create function disbursement.keep_own_run() returns trigger language plpgsql set search_path = pg_catalog as $$
    begin
      if not exists (
        select from disbursement.leg l join disbursement.payment_run r on r.funder_id = l.funder_id
        where l.id = new.leg_id and r.id = new.run_id
      ) then
        perform disbursement.refuse('a run pays the orders of its own funder');
      end if;
      return new;
    end $$;
  create trigger own_run before insert or update of run_id on disbursement.payment_order
    for each row when (new.run_id is not null) execute function disbursement.keep_own_run();

  create function disbursement.keep_run_as_it_went() returns trigger language plpgsql set search_path = pg_catalog as $$
    begin
      perform disbursement.refuse('what a run has been through does not change');
      return new;
    end $$;
  create trigger as_it_went before update on disbursement.payment_run
    for each row when (
      (new.prepared_by, new.paying_name) is distinct from (old.prepared_by, old.paying_name)
      or new.first_signed_by is distinct from coalesce(old.first_signed_by, new.first_signed_by)
      or new.second_signed_by is distinct from coalesce(old.second_signed_by, new.second_signed_by)
      or new.first_signed_at is distinct from coalesce(old.first_signed_at, new.first_signed_at)
      or new.second_signed_at is distinct from coalesce(old.second_signed_at, new.second_signed_at)
      or new.sent_at is distinct from coalesce(old.sent_at, new.sent_at)
      or new.cancelled_by is distinct from coalesce(old.cancelled_by, new.cancelled_by)
    ) execute function disbursement.keep_run_as_it_went();
`;

export const up = (knex: Knex): Promise<void> => asOwner(knex, [CLAIMS, LEGS, PROOFS, RUNS].join('\n'));

export const down = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `
    drop trigger as_it_went on disbursement.payment_run;
    drop function disbursement.keep_run_as_it_went;
    drop trigger own_run on disbursement.payment_order;
    drop function disbursement.keep_own_run;
    drop trigger judged_by_another on disbursement.proof;
    drop function disbursement.keep_judge;
    drop trigger sums_to_its_tranche on disbursement.leg;
    drop function disbursement.keep_sum;
    drop trigger planned_with_its_tranche on disbursement.leg;
    drop function disbursement.keep_legs;
    drop trigger claim_kept on disbursement.tranche;
    drop function disbursement.keep_claim;
    `,
  );
