/** A recovery order from its issue to its end: notified, contested, cancelled, written off. Part of 0211. */
export const RECOVERY_STATES = `
  alter table disbursement.recovery
    add column reason text,
    add column document_id uuid,
    add column ordered_by uuid,
    add column notified_on date,
    add column written_off_centimes bigint not null default 0,
    add column decided_by uuid,
    drop constraint recovery_cause,
    drop constraint recovery_status,
    drop constraint recovery_received,
    drop constraint recovery_paid,
    add constraint recovery_cause check (cause in ('final_cost', 'ineligible_expense', 'unspent', 'overpayment',
      'termination')),
    add constraint recovery_status check (status in ('issued', 'notified', 'contested', 'partly_paid', 'paid',
      'cancelled', 'written_off')),
    add constraint recovery_received check (amount_centimes > 0 and received_centimes >= 0
      and written_off_centimes >= 0 and received_centimes + written_off_centimes <= amount_centimes),
    add constraint recovery_paid check (case status
      when 'paid' then received_centimes = amount_centimes
      when 'written_off' then written_off_centimes > 0 and received_centimes + written_off_centimes = amount_centimes
      when 'cancelled' then true
      else received_centimes + written_off_centimes < amount_centimes end),
    add constraint recovery_partly_paid check ((status = 'partly_paid' and received_centimes = 0) is not true
      and (status in ('issued', 'notified') and received_centimes > 0) is not true),
    add constraint recovery_notified check (status not in ('notified', 'contested') or notified_on is not null),
    add constraint recovery_cancelled check (status <> 'cancelled' or decided_by is not null),
    add constraint recovery_four_eyes check (decided_by <> ordered_by);
  alter table disbursement.recovery_share
    add column written_off_centimes bigint not null default 0,
    drop constraint recovery_share_received,
    add constraint recovery_share_received check (amount_centimes > 0 and received_centimes >= 0
      and written_off_centimes >= 0 and received_centimes + written_off_centimes <= amount_centimes);

  insert into disbursement.status_step values
    ('recovery', 'issued', 'notified'), ('recovery', 'issued', 'partly_paid'), ('recovery', 'issued', 'paid'),
    ('recovery', 'issued', 'cancelled'), ('recovery', 'issued', 'written_off'),
    ('recovery', 'notified', 'contested'), ('recovery', 'notified', 'partly_paid'), ('recovery', 'notified', 'paid'),
    ('recovery', 'notified', 'cancelled'), ('recovery', 'notified', 'written_off'),
    ('recovery', 'partly_paid', 'contested'), ('recovery', 'partly_paid', 'paid'),
    ('recovery', 'partly_paid', 'cancelled'), ('recovery', 'partly_paid', 'written_off'),
    ('recovery', 'contested', 'notified'), ('recovery', 'contested', 'partly_paid'),
    ('recovery', 'contested', 'paid'), ('recovery', 'contested', 'cancelled'),
    ('recovery', 'contested', 'written_off');
  create trigger status_order before update on disbursement.recovery
    for each row execute function disbursement.keep_status_order();
`;

export const RECOVERY_STATES_UNDONE = `
  drop trigger status_order on disbursement.recovery;
  delete from disbursement.status_step where what = 'recovery';
  alter table disbursement.recovery_share
    drop constraint recovery_share_received,
    drop column written_off_centimes,
    add constraint recovery_share_received check (
      received_centimes between 0 and amount_centimes and amount_centimes > 0);
  alter table disbursement.recovery
    drop constraint recovery_four_eyes,
    drop constraint recovery_cancelled,
    drop constraint recovery_notified,
    drop constraint recovery_partly_paid,
    drop constraint recovery_cause,
    drop constraint recovery_status,
    drop constraint recovery_received,
    drop constraint recovery_paid,
    drop column reason,
    drop column document_id,
    drop column ordered_by,
    drop column notified_on,
    drop column written_off_centimes,
    drop column decided_by,
    add constraint recovery_cause check (cause in ('final_cost')),
    add constraint recovery_status check (status in ('issued', 'partly_paid', 'paid')),
    add constraint recovery_received check (received_centimes between 0 and amount_centimes and amount_centimes > 0),
    add constraint recovery_paid check (
      (status = 'paid') = (received_centimes = amount_centimes) and (status = 'issued') = (received_centimes = 0));
`;
