import { evidence } from './disbursement-tables.ts';

/** What the bank says. Part of migration 0080. */
export const STATEMENTS = `
  create table disbursement.bank_statement (
    id uuid primary key,
    funder_id uuid not null,
    account text not null,
    statement_id text not null,
    sha256 text not null,
    entries_hash text not null,
    imported_at timestamptz not null,
    constraint bank_statement_bytes unique (sha256),
    constraint bank_statement_number unique (account, statement_id)
  );
  create index bank_statement_funder on disbursement.bank_statement (funder_id);
  ${evidence('disbursement.bank_statement')}

  create table disbursement.statement_entry (
    id uuid primary key,
    statement_id uuid not null,
    line int not null,
    part int not null,
    amount_centimes bigint not null,
    direction text not null,
    booked_on date not null,
    end_to_end_id text,
    return_reason text,
    order_id uuid,
    mismatch text,
    constraint statement_entry_statement foreign key (statement_id) references disbursement.bank_statement,
    constraint statement_entry_order foreign key (order_id) references disbursement.payment_order,
    constraint statement_entry_once unique (statement_id, line, part),
    constraint statement_entry_direction check (direction in ('debit', 'credit')),
    constraint statement_entry_matched_or_not check ((order_id is null) = (mismatch is not null)),
    constraint statement_entry_mismatch check (mismatch in ('not_booked', 'batch_unclear', 'reference_unknown',
      'other_account', 'not_sent', 'amount_differs', 'reversal_unclear', 'answered_already', 'dossier_closed',
      'final_cost_reported'))
  );
  create index statement_entry_order on disbursement.statement_entry (order_id);
  ${evidence('disbursement.statement_entry')}

  -- The queue of what the bank says and we cannot place: nothing is lost.
  create view disbursement.unmatched_entry as
    select e.id, s.id as bank_statement_id, s.statement_id, s.funder_id, s.account, e.line, e.amount_centimes,
      e.direction, e.booked_on, e.end_to_end_id, e.mismatch
    from disbursement.statement_entry e join disbursement.bank_statement s on s.id = e.statement_id
    where e.mismatch <> 'not_booked';

  -- At most one settlement and one return per order.
  create table disbursement.answer (
    order_id uuid not null,
    answer text not null,
    statement_id uuid not null,
    booked_on date not null,
    constraint answer_once primary key (order_id, answer),
    constraint answer_known check (answer in ('settled', 'returned')),
    constraint answer_order foreign key (order_id) references disbursement.payment_order,
    constraint answer_statement foreign key (statement_id) references disbursement.bank_statement
  );
  create index answer_statement on disbursement.answer (statement_id);
  ${evidence('disbursement.answer')}
`;

/** What is asked back. */
export const RECOVERIES = `
  create table disbursement.final_cost (
    dossier_id uuid primary key,
    planned_centimes bigint not null,
    final_centimes bigint not null,
    document_id uuid not null,
    constraint final_cost_not_negative check (planned_centimes > 0 and final_centimes >= 0)
  );
  ${evidence('disbursement.final_cost')}

  create table disbursement.recovery (
    id uuid primary key,
    dossier_id uuid not null,
    cause text not null,
    amount_centimes bigint not null,
    received_centimes bigint not null,
    due_on date not null,
    status text not null,
    version int not null,
    constraint recovery_cause check (cause in ('final_cost')),
    constraint recovery_status check (status in ('issued', 'partly_paid', 'paid')),
    constraint recovery_received check (received_centimes between 0 and amount_centimes and amount_centimes > 0),
    constraint recovery_paid check (
      (status = 'paid') = (received_centimes = amount_centimes) and (status = 'issued') = (received_centimes = 0))
  );
  create index recovery_dossier on disbursement.recovery (dossier_id);

  create table disbursement.recovery_share (
    recovery_id uuid not null,
    funder_id uuid not null,
    envelope_id uuid not null,
    amount_centimes bigint not null,
    received_centimes bigint not null,
    constraint recovery_share_once primary key (recovery_id, envelope_id),
    constraint recovery_share_recovery foreign key (recovery_id) references disbursement.recovery,
    constraint recovery_share_received check (received_centimes between 0 and amount_centimes and amount_centimes > 0)
  );

  create table disbursement.recovery_receipt (
    recovery_id uuid not null,
    bank_reference text not null,
    amount_centimes bigint not null,
    received_on date not null,
    constraint receipt_once primary key (recovery_id, bank_reference),
    constraint receipt_recovery foreign key (recovery_id) references disbursement.recovery,
    constraint receipt_positive check (amount_centimes > 0)
  );
  ${evidence('disbursement.recovery_receipt')}
`;
