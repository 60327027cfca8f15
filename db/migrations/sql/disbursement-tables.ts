import { appendOnly } from '../../shared/migration.ts';

/** Rows that are evidence: read and added, never edited. */
export const evidence = (table: string) => `revoke update on ${table} from touiza_app; ${appendOnly(table)}`;

/** Tranches, their legs and proofs, and who had which part. Part of migration 0080. */
export const TRANCHES = `
  create table disbursement.tranche (
    id uuid primary key,
    dossier_id uuid not null,
    agreement_number text not null,
    number int not null,
    amount_centimes bigint not null,
    requirements jsonb not null,
    status text not null,
    reopened_reason text,
    claimed_by uuid,
    prepared_by uuid,
    verified_by uuid,
    approved_by uuid,
    ordered_by uuid,
    settled_at timestamptz,
    version int not null,
    constraint tranche_once unique (dossier_id, number),
    constraint tranche_amount_positive check (amount_centimes > 0),
    constraint tranche_status check (status in ('planned', 'claimable', 'claimed', 'prepared', 'verified', 'approved',
      'ordered', 'settled')),
    constraint tranche_settled check ((status = 'settled') = (settled_at is not null))
  );

  create table disbursement.leg (
    id uuid primary key,
    tranche_id uuid not null,
    dossier_id uuid not null,
    funder_id uuid not null,
    envelope_id uuid not null,
    position int not null,
    amount_centimes bigint not null,
    constraint leg_tranche foreign key (tranche_id) references disbursement.tranche,
    constraint leg_once unique (tranche_id, position),
    constraint leg_amount_positive check (amount_centimes > 0)
  );
  create index leg_dossier on disbursement.leg (dossier_id);
  create index leg_funder on disbursement.leg (funder_id);
  ${evidence('disbursement.leg')}

  create table disbursement.proof (
    id uuid primary key,
    tranche_id uuid not null,
    kind text not null,
    document_id uuid not null,
    sha256 text not null,
    valid_until date,
    supplier_ice text,
    invoice_number text,
    invoice_date date,
    invoice_centimes bigint,
    status text not null,
    checked_by uuid,
    reason text,
    constraint proof_tranche foreign key (tranche_id) references disbursement.tranche,
    constraint proof_status check (status in ('received', 'verified', 'refused', 'waived')),
    constraint proof_checked check ((status = 'received') = (checked_by is null)),
    constraint proof_reasoned check (status not in ('refused', 'waived') or reason is not null),
    constraint proof_invoice_whole check (
      num_nulls(supplier_ice, invoice_number, invoice_date, invoice_centimes) in (0, 4))
  );
  create index proof_of_tranche on disbursement.proof (tranche_id);
  -- One invoice pays once, across every funder and dossier: by what it says, and by its file.
  create unique index invoice_counts_once
    on disbursement.proof (supplier_ice, invoice_number, invoice_date, invoice_centimes) where status <> 'refused';
  create unique index invoice_file_counts_once
    on disbursement.proof (sha256) where status <> 'refused' and supplier_ice is not null;

  -- The subject is a whole tranche, a new attempt of a leg, or a payment run.
  create table disbursement.approval_party (
    subject_id uuid not null,
    person_id uuid not null,
    part text not null,
    constraint approval_party_pkey primary key (subject_id, person_id),
    constraint approval_party_part check (part in ('preparer', 'verifier', 'approver', 'payer', 'first_signature',
      'second_signature', 'claimant', 'checker', 'account', 'represented'))
  );
  create unique index approval_party_signs_once on disbursement.approval_party (subject_id, part)
    where part not in ('claimant', 'checker', 'account', 'represented');
  ${evidence('disbursement.approval_party')}
`;

/** Orders, runs and what was sent. */
export const PAYMENTS = `
  create sequence disbursement.run_number;
  create table disbursement.payment_run (
    id uuid primary key,
    message_id text not null,
    funder_id uuid not null,
    paying_rib text not null,
    paying_name text not null,
    execution_date date not null,
    control_sum_centimes bigint not null,
    count int not null,
    status text not null,
    prepared_by uuid not null,
    first_signed_by uuid,
    second_signed_by uuid,
    sent_at timestamptz,
    version int not null,
    constraint payment_run_message unique (message_id),
    constraint payment_run_status check (status in ('prepared', 'approved', 'sent', 'answered')),
    constraint payment_run_not_empty check (count > 0 and control_sum_centimes > 0),
    constraint payment_run_two_people check (first_signed_by <> second_signed_by),
    constraint payment_run_sent check ((status in ('sent', 'answered')) = (sent_at is not null))
  );
  create index payment_run_funder on disbursement.payment_run (funder_id);

  create table disbursement.payment_file (
    run_id uuid primary key,
    name text not null,
    sha256 text not null,
    bytes bytea not null,
    constraint payment_file_run foreign key (run_id) references disbursement.payment_run,
    constraint payment_file_hash check (sha256 = encode(sha256(bytes), 'hex'))
  );
  ${evidence('disbursement.payment_file')}

  create table disbursement.payment_order (
    id uuid primary key,
    leg_id uuid not null,
    attempt int not null,
    status text not null,
    end_to_end_id text not null,
    amount_centimes bigint not null,
    account_id uuid,
    rib text,
    payee_name text,
    run_id uuid,
    approved_by uuid,
    ordered_by uuid,
    return_reason text,
    constraint payment_order_leg foreign key (leg_id) references disbursement.leg,
    constraint payment_order_run foreign key (run_id) references disbursement.payment_run,
    constraint payment_order_attempt unique (leg_id, attempt),
    constraint payment_order_end_to_end_id unique (end_to_end_id),
    constraint payment_order_fits_the_bank check (length(end_to_end_id) between 1 and 35),
    constraint payment_order_status check (status in ('repaired', 'approved', 'ordered', 'sent', 'unknown', 'settled',
      'returned')),
    constraint payment_order_payee check (
      num_nulls(account_id, rib, payee_name) = case when status in ('repaired', 'approved') then 3 else 0 end),
    constraint payment_order_in_run check (status in ('repaired', 'approved', 'ordered') or run_id is not null)
  );
  create unique index payment_order_live on disbursement.payment_order (leg_id) where status <> 'returned';
  create index payment_order_of_run on disbursement.payment_order (run_id);
  create index payment_order_waiting on disbursement.payment_order (status) where run_id is null;
`;
