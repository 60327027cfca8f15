/** A tranche sent back, cancelled or paid in part; an order or a run taken back before it leaves. Part of 0210. */
export const TRANCHE_LIFE = `
  -- What was signed for a claim that was sent back counts no more: the next claim is signed under another subject.
  alter table disbursement.tranche
    add column signing_id uuid,
    add column cancelled_by uuid,
    drop constraint tranche_status,
    drop constraint tranche_amount_positive,
    add constraint tranche_status check (status in ('planned', 'claimable', 'claimed', 'prepared', 'verified',
      'approved', 'ordered', 'settled', 'cancelled')),
    add constraint tranche_amount_positive check (amount_centimes > 0 or status = 'cancelled' and amount_centimes = 0);
  update disbursement.tranche set signing_id = id;
  alter table disbursement.tranche
    alter column signing_id set not null,
    add constraint tranche_signing unique (signing_id);

  -- A final cost below the plan makes a leg smaller before it is paid.
  create table disbursement.leg_reduction (
    leg_id uuid primary key,
    amount_centimes bigint not null,
    constraint leg_reduction_leg foreign key (leg_id) references disbursement.leg,
    constraint leg_reduction_positive check (amount_centimes > 0)
  );
  create view disbursement.due_leg as
    select l.id, l.tranche_id, l.dossier_id, l.funder_id, l.envelope_id, l.position,
      l.amount_centimes - coalesce(r.amount_centimes, 0) as amount_centimes
    from disbursement.leg l left join disbursement.leg_reduction r on r.leg_id = l.id;
  grant select on disbursement.due_leg to touiza_app;

  create table disbursement.leg_given_up (
    leg_id uuid primary key,
    given_up_by uuid not null,
    constraint leg_given_up_leg foreign key (leg_id) references disbursement.leg
  );

  alter table disbursement.payment_order
    drop constraint payment_order_status,
    drop constraint payment_order_payee,
    drop constraint payment_order_in_run,
    add constraint payment_order_status check (status in ('repaired', 'approved', 'ordered', 'sent', 'unknown',
      'settled', 'returned', 'cancelled')),
    add constraint payment_order_payee check (num_nulls(account_id, rib, payee_name) in (0, 3)
      and (status = 'cancelled' or (account_id is null) = (status in ('repaired', 'approved')))),
    add constraint payment_order_in_run check (
      status in ('repaired', 'approved', 'ordered', 'cancelled') or run_id is not null);
  drop index disbursement.payment_order_live;
  create unique index payment_order_live on disbursement.payment_order (leg_id)
    where status not in ('returned', 'cancelled');

  alter table disbursement.payment_run
    add column cancelled_by uuid,
    drop constraint payment_run_status,
    add constraint payment_run_status check (status in ('prepared', 'approved', 'sent', 'answered', 'cancelled')),
    add constraint payment_run_cancelled check ((status = 'cancelled') = (cancelled_by is not null));
`;

export const TRANCHE_STEPS = `
  insert into disbursement.status_step values
    ('tranche', 'prepared', 'claimable'), ('tranche', 'verified', 'claimable'), ('tranche', 'approved', 'claimable'),
    ('tranche', 'planned', 'cancelled'), ('tranche', 'claimable', 'cancelled'), ('tranche', 'claimed', 'cancelled'),
    ('tranche', 'prepared', 'cancelled'), ('tranche', 'verified', 'cancelled'), ('tranche', 'approved', 'cancelled'),
    ('tranche', 'ordered', 'cancelled'),
    ('payment_order', 'repaired', 'cancelled'), ('payment_order', 'approved', 'cancelled'),
    ('payment_order', 'ordered', 'cancelled'),
    ('payment_run', 'prepared', 'cancelled'), ('payment_run', 'approved', 'cancelled');
`;

export const TRANCHE_LIFE_UNDONE = `
  delete from disbursement.status_step where to_status = 'cancelled'
    or what = 'tranche' and to_status = 'claimable' and from_status in ('prepared', 'verified', 'approved');
  alter table disbursement.payment_run
    drop constraint payment_run_cancelled,
    drop column cancelled_by,
    drop constraint payment_run_status,
    add constraint payment_run_status check (status in ('prepared', 'approved', 'sent', 'answered'));
  drop index disbursement.payment_order_live;
  create unique index payment_order_live on disbursement.payment_order (leg_id) where status <> 'returned';
  alter table disbursement.payment_order
    drop constraint payment_order_status,
    drop constraint payment_order_payee,
    drop constraint payment_order_in_run,
    add constraint payment_order_status check (status in ('repaired', 'approved', 'ordered', 'sent', 'unknown',
      'settled', 'returned')),
    add constraint payment_order_payee check (
      num_nulls(account_id, rib, payee_name) = case when status in ('repaired', 'approved') then 3 else 0 end),
    add constraint payment_order_in_run check (status in ('repaired', 'approved', 'ordered') or run_id is not null);
  drop view disbursement.due_leg;
  drop table disbursement.leg_given_up;
  drop table disbursement.leg_reduction;
  alter table disbursement.tranche
    drop column signing_id,
    drop column cancelled_by,
    drop constraint tranche_status,
    drop constraint tranche_amount_positive,
    add constraint tranche_status check (status in ('planned', 'claimable', 'claimed', 'prepared', 'verified',
      'approved', 'ordered', 'settled')),
    add constraint tranche_amount_positive check (amount_centimes > 0);
`;
