-- The migrated schema. Written by `npm run schema`, never by hand.

create schema access;
create schema agreement;
create schema application;
create schema audit;
create schema cofinancing;
create schema committee;
create schema disbursement;
create schema documents;
create schema engine;
create schema ledger;
create schema notification;
create schema programme;
create schema registry;
create schema reporting;
create schema scoring;

create table access.delegation (
  id uuid not null,
  funder_id uuid not null,
  delegator_id uuid not null,
  delegate_id uuid not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone not null,
  amount_max_centimes bigint,
  act text not null,
  granted_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_by uuid
);
create table access.dossier_funder (
  dossier_id uuid not null,
  funder_id uuid not null
);
create table access.dossier_scope (
  dossier_id uuid not null,
  organisation_id uuid not null,
  call_id uuid not null,
  territory text not null,
  reference text
);
create table access.erasure (
  person_id uuid not null,
  erased_by uuid not null,
  reason text not null,
  xid xid8 not null default pg_current_xact_id(),
  began_at timestamp with time zone not null default transaction_timestamp()
);
create table access.kept_form (
  digest bytea not null,
  person_id uuid not null,
  path text not null,
  sent jsonb,
  kept_at timestamp with time zone not null default clock_timestamp()
);
create table access.person (
  id uuid not null,
  issuer text not null,
  subject text not null,
  name text not null,
  name_ar text,
  language text not null default 'ar'::text,
  email text,
  off_since timestamp with time zone,
  erased_at timestamp with time zone
);
create table access.role_grant (
  id uuid not null,
  person_id uuid not null,
  role text not null,
  scope_kind text not null,
  scope_id text,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone,
  granted_by uuid
);
create table access.session (
  digest bytea not null,
  person_id uuid not null,
  issuer text not null,
  subject text not null,
  signed_in_at timestamp with time zone not null,
  form_key bytea not null,
  started_at timestamp with time zone not null default clock_timestamp(),
  seen_at timestamp with time zone not null default clock_timestamp(),
  ended_at timestamp with time zone,
  is_shared boolean not null default false,
  id uuid not null default gen_random_uuid(),
  browser text not null default 'other'::text,
  system text not null default 'other'::text
);
create table agreement.agreement (
  id uuid not null,
  dossier_id uuid not null,
  number text not null,
  kind text not null,
  status text not null,
  content text not null,
  content_hash text not null,
  conditions jsonb not null,
  prepared_at timestamp with time zone not null,
  effective_at timestamp with time zone,
  version integer not null,
  document_id uuid,
  document_code text,
  document_sha256 text
);
create table agreement.line (
  id uuid not null,
  agreement_id uuid not null,
  "position" integer not null,
  funder_id uuid not null,
  envelope_id uuid not null,
  amount_centimes bigint not null,
  conditions jsonb not null,
  instrument text not null,
  cover_needed_centimes bigint not null default 0
);
create table agreement.numbering (
  kind text not null,
  year integer not null,
  last integer not null
);
create table agreement.pledge (
  agreement_id uuid not null,
  nature text not null,
  amount_centimes bigint not null
);
create table agreement.signatory (
  id uuid not null,
  agreement_id uuid not null,
  "position" integer not null,
  party text not null,
  organisation_id uuid,
  funder_id uuid,
  due_at timestamp with time zone
);
create table agreement.signature (
  signatory_id uuid not null,
  agreement_id uuid not null,
  person_id uuid not null,
  known_by jsonb not null,
  signed_at timestamp with time zone not null,
  content_hash text not null,
  level text not null,
  document_sha256 text,
  copy_id uuid
);
create table agreement.signed_copy (
  id uuid not null,
  signatory_id uuid not null,
  agreement_id uuid not null,
  document_id uuid not null,
  sha256 text not null,
  handed_in_by uuid not null,
  known_by jsonb not null,
  handed_in_at timestamp with time zone not null,
  status text not null,
  checked_by uuid,
  checked_at timestamp with time zone,
  reason text
);
create table agreement.suspension (
  id uuid not null,
  agreement_id uuid not null,
  reason text not null,
  review_on date not null,
  suspended_by uuid not null,
  suspended_at timestamp with time zone not null,
  lifted_by uuid,
  lifted_at timestamp with time zone,
  lifting_reason text
);
create table application.appeal (
  dossier_id uuid not null,
  grounds text not null,
  filed_by uuid not null,
  filed_at timestamp with time zone not null,
  outcome text,
  reason text,
  decided_by uuid,
  decided_at timestamp with time zone
);
create table application.attachment (
  id uuid not null,
  dossier_id uuid not null,
  kind text not null,
  document_id uuid not null,
  added_by uuid not null,
  added_at timestamp with time zone not null
);
create table application.call_counter (
  call_id uuid not null,
  dossiers integer not null default 0,
  receipts integer not null default 0
);
create table application.complement (
  dossier_id uuid not null,
  items jsonb not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  status text not null,
  text text,
  answered_by uuid,
  answered_at timestamp with time zone
);
create table application.dossier (
  id uuid not null,
  reference text not null,
  call_id uuid not null,
  organisation_id uuid not null,
  status text not null,
  project jsonb not null,
  plan jsonb not null,
  requested_centimes bigint not null,
  rulebook_hash text not null,
  started_at timestamp with time zone not null,
  submitted_at timestamp with time zone,
  content_hash text,
  version integer not null,
  folded text not null default ''::text,
  words tsvector not null default ''::tsvector
);
create table application.eligibility_decision (
  dossier_id uuid not null,
  eligible boolean not null,
  reason text,
  rules jsonb not null,
  overrides jsonb not null,
  decided_by uuid,
  decided_at timestamp with time zone not null
);
create table application.legal_clock (
  dossier_id uuid not null,
  started_at timestamp with time zone not null,
  days integer not null,
  due_at timestamp with time zone not null,
  stopped_at timestamp with time zone,
  ended_at timestamp with time zone
);
create table application.mandate (
  id uuid not null,
  organisation_id uuid not null,
  agent_id uuid not null,
  document_id uuid not null,
  declared_by text not null,
  until date not null,
  recorded_at timestamp with time zone not null,
  ended_at timestamp with time zone
);
create table application.receipt (
  dossier_id uuid not null,
  call_id uuid not null,
  sequence integer not null,
  number text not null,
  at timestamp with time zone not null,
  decision_days integer not null,
  content_hash text not null,
  tracking_hash text not null
);
create table application.revision (
  dossier_id uuid not null,
  version integer not null,
  part text not null,
  content jsonb not null,
  saved_by text not null,
  saved_at timestamp with time zone not null
);
create table application.tracking_secret (
  id uuid not null,
  dossier_id uuid not null,
  hash text not null,
  issued_by uuid not null,
  issued_at timestamp with time zone not null
);
create table application.waiver (
  dossier_id uuid not null,
  rule text not null,
  reason text not null,
  body text not null,
  granted_by uuid not null,
  granted_at timestamp with time zone not null
);
create table audit.block (
  number bigint not null,
  epoch integer not null,
  xid_from xid8 not null,
  xid_to xid8 not null,
  entries integer not null,
  root bytea not null,
  previous bytea not null,
  hash bytea not null,
  ids uuid[] not null,
  leaves bytea not null,
  peaks bytea not null,
  sealed_at timestamp with time zone not null default clock_timestamp()
);
create table audit.event (
  id uuid not null,
  seq bigint not null generated always as identity,
  epoch integer not null default 1,
  xid xid8 not null default pg_current_xact_id(),
  encoding integer not null default 1,
  kind text not null,
  outcome text not null,
  refusal_code text,
  subject_type text not null,
  subject_id text not null,
  dossier_id uuid,
  related text[] not null,
  actor_id text not null,
  known_by jsonb not null,
  role text,
  on_behalf_of jsonb,
  effective_on timestamp with time zone not null,
  recorded_at timestamp with time zone not null default clock_timestamp(),
  before jsonb,
  after jsonb,
  before_hash text,
  after_hash text,
  reason text,
  rule_version text,
  request_id text,
  command_id text not null
);
create table audit.event_amount (
  seq bigint not null,
  amount_centimes bigint not null
);
create table audit.note (
  id bigint not null generated always as identity,
  kind text not null,
  size bigint,
  note text not null,
  kept_at timestamp with time zone not null default clock_timestamp()
);
create table audit.personal (
  commitment text not null,
  about uuid not null,
  value text not null,
  salt bytea not null
);
create table cofinancing.funder_levels (
  funder_id uuid not null,
  number integer not null,
  levels jsonb not null,
  reason text not null,
  set_by uuid not null,
  set_at timestamp with time zone not null
);
create table cofinancing.level_decision (
  line_id uuid not null,
  level integer not null,
  decision text not null,
  amount_centimes bigint,
  conditions jsonb not null,
  reason text,
  decided_by uuid not null,
  represented uuid not null,
  delegation_id uuid,
  decided_at timestamp with time zone not null
);
create table cofinancing.line (
  id uuid not null,
  round_id uuid not null,
  dossier_id uuid not null,
  funder_id uuid not null,
  envelope_id uuid not null,
  "position" integer not null,
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
  decided_at timestamp with time zone,
  asked_at timestamp with time zone,
  answer_by timestamp with time zone,
  lapses_at timestamp with time zone,
  version integer not null,
  levels integer not null default 1,
  instrument text not null
);
create table cofinancing.preparation (
  line_id uuid not null,
  number integer not null,
  opinion text not null,
  proposed_centimes bigint,
  note text not null,
  prepared_by uuid not null,
  prepared_at timestamp with time zone not null
);
create table cofinancing.revision (
  id uuid not null,
  round_id uuid not null,
  dossier_id uuid not null,
  status text not null,
  message text not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  plan jsonb,
  reason text,
  answered_by uuid,
  answered_at timestamp with time zone
);
create table cofinancing.round (
  id uuid not null,
  dossier_id uuid not null,
  number integer not null,
  status text not null,
  award_centimes bigint not null,
  gap_centimes bigint,
  planned_at timestamp with time zone not null,
  planned_by uuid,
  opened_at timestamp with time zone,
  closes_at timestamp with time zone,
  settled_at timestamp with time zone,
  plan_due_at timestamp with time zone,
  ending text,
  reason text,
  version integer not null,
  cover_centimes bigint not null default 0,
  cover_gap_centimes bigint,
  faults jsonb not null default '[]'::jsonb
);
create table committee.answer (
  item_id uuid not null,
  text text not null,
  document_ids uuid[] not null,
  answered_by uuid not null,
  answered_at timestamp with time zone not null
);
create table committee.award_line (
  item_id uuid not null,
  "position" integer not null,
  funder_id uuid not null,
  envelope_id uuid not null,
  amount_centimes bigint not null,
  hold_id uuid not null
);
create table committee.decision (
  item_id uuid not null,
  session_id uuid not null,
  kind text not null,
  amount_centimes bigint,
  content jsonb not null,
  present integer not null,
  recused integer not null,
  quorum integer not null,
  votes_for integer not null,
  votes_against integer not null,
  abstentions integer not null,
  decided_by uuid not null,
  decided_at timestamp with time zone not null
);
create table committee.item (
  id uuid not null,
  session_id uuid not null,
  dossier_id uuid not null,
  "position" integer not null,
  rank integer not null,
  status text not null default 'listed'::text,
  rectifies uuid
);
create table committee.item_chair (
  item_id uuid not null,
  session_id uuid not null,
  person_id uuid not null,
  named_by uuid not null,
  at timestamp with time zone not null
);
create table committee.member (
  session_id uuid not null,
  person_id uuid not null,
  capacity text not null,
  third text,
  is_present boolean,
  "position" integer not null default 0
);
create table committee.minutes (
  session_id uuid not null,
  year integer not null,
  sequence integer not null,
  number text not null,
  content text not null,
  content_hash text not null
);
create table committee.minutes_paper (
  session_id uuid not null,
  document_id uuid not null
);
create table committee.question (
  item_id uuid not null,
  dossier_id uuid not null,
  text text not null,
  asked_at timestamp with time zone not null,
  answer_by timestamp with time zone not null
);
create table committee.recusal (
  item_id uuid not null,
  session_id uuid not null,
  person_id uuid not null,
  reason text not null,
  at timestamp with time zone not null
);
create table committee.reserve_line (
  dossier_id uuid not null,
  "position" integer not null,
  funder_id uuid not null,
  envelope_id uuid not null,
  amount_centimes bigint not null,
  hold_id uuid
);
create table committee.reserve_place (
  dossier_id uuid not null,
  call_id uuid not null,
  item_id uuid not null,
  rank integer not null,
  status text not null,
  amount_centimes bigint not null,
  conditions jsonb not null,
  rounds integer not null default 0,
  since timestamp with time zone not null
);
create table committee.session (
  id uuid not null,
  call_id uuid not null,
  reference text not null,
  sitting_at timestamp with time zone not null,
  chair_id uuid not null,
  secretary_id uuid not null,
  quorum integer not null,
  status text not null,
  version integer not null default 1,
  second_of uuid
);
create table committee.signature (
  session_id uuid not null,
  office text not null,
  person_id uuid not null,
  content_hash text not null,
  signed_at timestamp with time zone not null
);
create table committee.vote (
  item_id uuid not null,
  session_id uuid not null,
  person_id uuid not null,
  vote text not null,
  content_hash text not null,
  cast_at timestamp with time zone not null
);
create table disbursement.answer (
  order_id uuid not null,
  answer text not null,
  statement_id uuid,
  booked_on date not null,
  placement_id uuid
);
create table disbursement.approval_party (
  subject_id uuid not null,
  person_id uuid not null,
  part text not null
);
create table disbursement.bank_statement (
  id uuid not null,
  funder_id uuid not null,
  account text not null,
  statement_id text not null,
  sha256 text not null,
  entries_hash text not null,
  imported_at timestamp with time zone not null
);
create table disbursement.condition_judged (
  proof_id uuid not null,
  funder_id uuid not null,
  verdict text not null,
  judged_by uuid not null,
  reason text not null
);
create table disbursement.final_cost (
  dossier_id uuid not null,
  planned_centimes bigint not null,
  final_centimes bigint not null,
  document_id uuid not null
);
create table disbursement.leg (
  id uuid not null,
  tranche_id uuid not null,
  dossier_id uuid not null,
  funder_id uuid not null,
  envelope_id uuid not null,
  "position" integer not null,
  amount_centimes bigint not null
);
create table disbursement.leg_given_up (
  leg_id uuid not null,
  given_up_by uuid not null
);
create table disbursement.leg_reduction (
  leg_id uuid not null,
  amount_centimes bigint not null
);
create table disbursement.payment_file (
  run_id uuid not null,
  name text not null,
  sha256 text not null,
  bytes bytea not null
);
create table disbursement.payment_order (
  id uuid not null,
  leg_id uuid not null,
  attempt integer not null,
  status text not null,
  end_to_end_id text not null,
  amount_centimes bigint not null,
  account_id uuid,
  rib text,
  payee_name text,
  run_id uuid,
  approved_by uuid,
  ordered_by uuid,
  return_reason text
);
create table disbursement.payment_run (
  id uuid not null,
  message_id text not null,
  funder_id uuid not null,
  paying_rib text not null,
  paying_name text not null,
  execution_date date not null,
  control_sum_centimes bigint not null,
  count integer not null,
  status text not null,
  prepared_by uuid not null,
  first_signed_by uuid,
  second_signed_by uuid,
  sent_at timestamp with time zone,
  version integer not null,
  cancelled_by uuid,
  first_signed_at timestamp with time zone,
  second_signed_at timestamp with time zone
);
create table disbursement.placement (
  id uuid not null,
  kind text not null,
  funder_id uuid not null,
  order_id uuid,
  recovery_id uuid,
  answer text,
  return_reason text,
  document_id uuid,
  sha256 text,
  booked_on date not null,
  reason text not null,
  status text not null,
  proposed_by uuid not null,
  decided_by uuid,
  version integer not null
);
create table disbursement.placement_entry (
  entry_id uuid not null,
  placement_id uuid not null,
  stands boolean not null default true
);
create table disbursement.proof (
  id uuid not null,
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
  own_part_nature text,
  own_part_centimes bigint
);
create table disbursement.proof_draft (
  id uuid not null,
  tranche_id uuid not null,
  content jsonb not null,
  saved_by uuid not null,
  saved_at timestamp with time zone not null,
  dropped_at timestamp with time zone
);
create table disbursement.recovery (
  id uuid not null,
  dossier_id uuid not null,
  cause text not null,
  amount_centimes bigint not null,
  received_centimes bigint not null,
  due_on date not null,
  status text not null,
  version integer not null,
  reason text,
  document_id uuid,
  ordered_by uuid,
  notified_on date,
  written_off_centimes bigint not null default 0,
  decided_by uuid
);
create table disbursement.recovery_receipt (
  recovery_id uuid not null,
  bank_reference text not null,
  amount_centimes bigint not null,
  received_on date not null
);
create table disbursement.recovery_share (
  recovery_id uuid not null,
  funder_id uuid not null,
  envelope_id uuid not null,
  amount_centimes bigint not null,
  received_centimes bigint not null,
  written_off_centimes bigint not null default 0
);
create table disbursement.statement_entry (
  id uuid not null,
  statement_id uuid not null,
  line integer not null,
  part integer not null,
  amount_centimes bigint not null,
  direction text not null,
  booked_on date not null,
  end_to_end_id text,
  return_reason text,
  order_id uuid,
  mismatch text
);
create table disbursement.status_step (
  what text not null,
  from_status text not null,
  to_status text not null
);
create table disbursement.tranche (
  id uuid not null,
  dossier_id uuid not null,
  agreement_number text not null,
  number integer not null,
  amount_centimes bigint not null,
  requirements jsonb not null,
  status text not null,
  reopened_reason text,
  claimed_by uuid,
  prepared_by uuid,
  verified_by uuid,
  approved_by uuid,
  ordered_by uuid,
  settled_at timestamp with time zone,
  version integer not null,
  signing_id uuid not null,
  cancelled_by uuid
);
create table documents.document (
  id uuid not null,
  sha256 text not null,
  name text not null,
  media_type text not null,
  size integer not null,
  uploaded_by uuid,
  status text not null,
  received_at timestamp with time zone not null
);
create table documents.paper (
  document_id uuid not null,
  slice text not null,
  kind text not null,
  number text not null,
  reference text,
  code text not null,
  dossier_id uuid,
  amount_centimes bigint,
  snapshot jsonb not null,
  sha256 text not null,
  status text not null,
  replaced_by uuid,
  issued_at timestamp with time zone not null
);
create table documents.reader (
  id bigint not null generated always as identity,
  document_id uuid not null,
  permission text not null,
  subject jsonb not null
);
create table documents.scan (
  document_id uuid not null,
  due_at timestamp with time zone not null default clock_timestamp(),
  tries integer not null default 0,
  verdict text,
  finding text,
  settled_at timestamp with time zone
);
create table engine.clock (
  singleton boolean not null default true,
  ahead interval not null default '00:00:00'::interval
);
create table engine.command (
  id text not null,
  actor_id text not null,
  input_hash text not null,
  outcome bytea,
  claimed_at timestamp with time zone not null default clock_timestamp()
);
create table engine.epoch (
  number integer not null,
  system_identifier bigint not null,
  opened_at timestamp with time zone not null default clock_timestamp()
);
create table engine.namespace_met (
  singleton boolean not null default true,
  namespace_id text not null
);
create table engine.notice (
  id uuid not null,
  command_id text not null,
  kind text not null,
  to_by text not null,
  to_id uuid,
  to_role text,
  dossier_id uuid,
  data jsonb not null,
  created_at timestamp with time zone not null,
  delivered_at timestamp with time zone,
  to_name text,
  to_email text,
  to_language text
);
create table engine.obligation (
  id uuid not null,
  workflow_id text not null,
  kind text not null,
  subject_id uuid not null,
  owed_by text not null,
  owed_id uuid,
  owed_role text,
  rungs jsonb not null,
  rungs_done integer not null default 0,
  next_at timestamp with time zone,
  due_at timestamp with time zone,
  opened_at timestamp with time zone not null,
  closed_at timestamp with time zone
);
create table engine.process (
  workflow_id text not null,
  type text not null,
  subject_id uuid not null,
  stage text,
  version bigint not null default 1,
  seen bigint not null default 0,
  sent bigint not null default 0,
  attempts integer not null default 0,
  touched_at timestamp with time zone not null default clock_timestamp(),
  entered_at timestamp with time zone not null default engine.now(),
  open boolean not null default true
);
create table engine.quota (
  key text not null,
  ends_at timestamp with time zone not null,
  taken integer not null
);
create table engine.search_word (
  word text not null
);
create table engine.stage_step (
  from_stage text not null,
  to_stage text not null
);
create table engine.stuck_step (
  id uuid not null,
  workflow_id text not null,
  step text not null,
  subject text not null,
  code text not null,
  since timestamp with time zone not null,
  resolved_at timestamp with time zone
);
create table ledger.account (
  id uuid not null,
  book uuid not null,
  kind text not null,
  envelope_id uuid,
  dossier_id uuid,
  batch_id uuid,
  counterpart boolean not null default false,
  posted bigint not null default 0,
  pending bigint not null default 0,
  nature text not null default 
CASE
    WHEN (kind = ANY (ARRAY['funding'::text, 'envelope'::text, 'committed'::text, 'ordered'::text, 'clearing'::text, 'paid'::text, 'recoverable'::text, 'recovered'::text, 'written_off'::text])) THEN 'funder'::text
    WHEN (kind = ANY (ARRAY['outside'::text, 'suspense'::text])) THEN 'fund'::text
    WHEN (kind = ANY (ARRAY['capacity'::text, 'quota'::text, 'covered'::text, 'called'::text])) THEN 'guarantee'::text
    WHEN (kind = ANY (ARRAY['pledged'::text, 'due_cash'::text, 'shown_cash'::text, 'due_kind'::text, 'shown_kind'::text])) THEN 'holder'::text
    ELSE 'none'::text
END
);
create table ledger.book (
  id uuid not null,
  nature text not null,
  owner_id uuid not null
);
create table ledger.command (
  id text not null,
  request_hash text not null,
  answer text not null
);
create table ledger.transfer (
  id uuid not null,
  seq bigint not null generated always as identity,
  book uuid not null,
  debit uuid not null,
  credit uuid not null,
  amount bigint not null,
  kind text not null,
  pending_id uuid,
  reverses uuid,
  due_at timestamp with time zone,
  cause text not null,
  subject_id uuid not null,
  command_id text not null,
  recorded_at timestamp with time zone not null default clock_timestamp(),
  xid xid8 not null default pg_current_xact_id(),
  epoch integer not null default 1
);
create table notification.letter (
  id uuid not null,
  notice_id uuid not null,
  person_id uuid,
  delivered_at timestamp with time zone,
  attempts integer not null default 0,
  try_at timestamp with time zone not null default clock_timestamp(),
  told_at timestamp with time zone not null,
  about text not null,
  read_at timestamp with time zone,
  last_error text,
  given_up_at timestamp with time zone
);
create table programme.call (
  id uuid not null,
  reference text not null,
  titles jsonb not null,
  status text not null,
  opens_at timestamp with time zone not null,
  closes_at timestamp with time zone not null,
  lead_funder_id uuid not null,
  funder_ids uuid[] not null,
  rulebook jsonb not null,
  rulebook_hash text not null,
  version integer not null,
  description jsonb,
  cancel_reason text
);
create table programme.envelope (
  id uuid not null,
  funder_id uuid not null,
  instrument text not null,
  year integer not null,
  call_id uuid,
  territory text,
  marker text
);
create table programme.envelope_grant (
  id uuid not null,
  envelope_id uuid not null,
  amount_centimes bigint not null,
  act text not null,
  recorded_at timestamp with time zone not null
);
create table programme.funder (
  id uuid not null,
  code text not null,
  names jsonb not null,
  rib text not null
);
create table programme.holiday_version (
  holiday_id uuid not null,
  number integer not null,
  day date not null,
  names jsonb not null,
  is_provisional boolean not null,
  basis text,
  is_withdrawn boolean not null default false,
  reason text,
  recorded_by uuid,
  recorded_at timestamp with time zone not null
);
create table programme.rulebook_version (
  call_id uuid not null,
  number integer not null,
  rulebook jsonb not null,
  hash text not null,
  reason text,
  recorded_by text not null,
  recorded_at timestamp with time zone not null
);
create table registry.account (
  id uuid not null,
  organisation_id uuid not null,
  rib text not null,
  status text not null,
  declared_by uuid not null,
  certified_by uuid,
  certificate_id uuid,
  activates_at timestamp with time zone
);
create table registry.attestation (
  id uuid not null,
  organisation_id uuid not null,
  kind text not null,
  document_id uuid not null,
  issued_on date not null,
  expires_on date,
  added_by uuid not null
);
create table registry.invitation (
  id uuid not null,
  organisation_id uuid not null,
  name text not null,
  email text,
  phone text,
  language text not null,
  capacity text not null,
  act text not null,
  document_id uuid,
  from_on date not null,
  until_on date,
  secret_hash text not null,
  invited_by uuid not null,
  invited_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  answer text,
  answered_by uuid,
  answered_at timestamp with time zone,
  representative_id uuid,
  forgotten_at timestamp with time zone
);
create table registry.organisation (
  id uuid not null,
  legal_form text not null,
  name_ar text not null,
  name_latin text not null,
  ice text,
  ice_override_reason text,
  court text,
  registration_number text not null,
  registered_on date not null,
  extract_on date,
  region text not null,
  province text not null,
  commune text not null,
  douar text,
  sector text not null,
  members_total integer not null,
  members_women integer not null,
  members_youth integer not null,
  members_young_women integer not null,
  representative_id uuid not null,
  version integer not null,
  form_detail text,
  tax_number text,
  cnss_number text,
  odco_number text,
  authority text,
  receipt text,
  members_with_disability integer not null default 0,
  phone text,
  email text,
  folded text not null default ''::text,
  words tsvector not null default ''::tsvector
);
create table registry.organisation_revision (
  organisation_id uuid not null,
  version integer not null,
  content jsonb not null,
  reason text,
  revised_by uuid not null,
  revised_at timestamp with time zone not null
);
create table registry.representative (
  id uuid not null,
  organisation_id uuid not null,
  person_id uuid not null,
  capacity text,
  act text,
  document_id uuid,
  from_on date not null,
  until_on date,
  ended_on date,
  named_by uuid not null
);
create table registry.rib_clash (
  id uuid not null,
  account_id uuid not null,
  other_account_id uuid not null,
  declared_by uuid not null,
  raised_at timestamp with time zone not null,
  outcome text,
  reason text,
  resolved_by uuid,
  resolved_at timestamp with time zone
);
create table registry.setting (
  singleton boolean not null default true,
  cooling_off_days integer not null default 5
);
create table registry.territory (
  code text not null,
  region_code text,
  name_fr text not null,
  name_ar text not null,
  kind text not null,
  population integer not null
);
create table reporting.closure (
  dossier_id uuid not null,
  reason text not null,
  statement text not null,
  sha256 text not null,
  closed_by uuid not null,
  closed_at timestamp with time zone not null,
  retain_until date,
  document_id uuid
);
create table reporting.finding (
  id uuid not null,
  visit_id uuid not null,
  dossier_id uuid not null,
  number integer not null,
  text text not null,
  severity text not null,
  due_on date not null,
  status text not null,
  raised_by uuid not null,
  closed_by uuid,
  closing_note text,
  version integer not null
);
create table reporting.follow_up (
  seq bigint not null generated always as identity,
  finding_id uuid not null,
  text text not null,
  document_ids uuid[] not null,
  by_person uuid not null,
  at timestamp with time zone not null
);
create table reporting.plan (
  dossier_id uuid not null,
  planned_at timestamp with time zone not null
);
create table reporting.report (
  id uuid not null,
  dossier_id uuid not null,
  number integer not null,
  kind text not null,
  due_on date not null,
  blocks_tranche integer,
  status text not null,
  revision integer not null,
  submitted_by uuid,
  accepted_by uuid,
  version integer not null
);
create table reporting.review (
  report_id uuid not null,
  revision integer not null,
  outcome text not null,
  questions jsonb not null,
  submitted_by uuid not null,
  reviewed_by uuid not null,
  reviewed_at timestamp with time zone not null
);
create table reporting.submission (
  report_id uuid not null,
  revision integer not null,
  content jsonb not null,
  submitted_by uuid not null,
  submitted_at timestamp with time zone not null
);
create table reporting.verification (
  report_id uuid not null,
  code text not null,
  revision integer not null,
  verified_hundredths bigint not null,
  note text not null,
  declared_by uuid not null,
  verified_by uuid not null,
  verified_at timestamp with time zone not null
);
create table reporting.visit (
  id uuid not null,
  dossier_id uuid not null,
  purpose text not null,
  planned_on date not null,
  planned_by uuid not null,
  status text not null,
  done_on date,
  summary text,
  is_favourable boolean,
  document_ids uuid[] not null default '{}'::uuid[],
  done_by uuid,
  version integer not null
);
create table scoring.assignment (
  id uuid not null,
  dossier_id uuid not null,
  reviewer_id uuid not null,
  status text not null,
  asked_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  conflict_kind text,
  reason text,
  version integer not null default 1
);
create table scoring.conflict (
  id uuid not null,
  reviewer_id uuid not null,
  call_id uuid not null,
  dossier_id uuid,
  origin text not null,
  kind text not null,
  ties text[] not null,
  reason text not null,
  recorded_by uuid,
  recorded_at timestamp with time zone not null
);
create table scoring.panel (
  dossier_id uuid not null,
  call_id uuid not null,
  reference text not null,
  assignment_rounds integer not null,
  shortage_told integer not null,
  reviewers_wanted integer not null,
  mean_hundredths integer,
  spread_hundredths integer,
  discordance text,
  is_eliminated boolean not null,
  completed_at timestamp with time zone
);
create table scoring.ranked (
  call_id uuid not null,
  dossier_id uuid not null,
  rank integer not null,
  mean_hundredths integer not null,
  spread_hundredths integer not null,
  is_eliminated boolean not null,
  version integer not null
);
create table scoring.ranking (
  call_id uuid not null,
  frozen_by uuid,
  frozen_at timestamp with time zone not null,
  version integer not null,
  cause text not null,
  reliability jsonb,
  content_hash text not null
);
create table scoring.rectification (
  assignment_id uuid not null,
  dossier_id uuid not null,
  mean_before integer,
  mean_after integer,
  noted_at timestamp with time zone not null
);
create table scoring.reviewer (
  person_id uuid not null,
  sectors text[] not null,
  territories text[] not null,
  family_names text[] not null,
  province text,
  commune text,
  address text,
  phone text,
  rib text,
  ices text[] not null,
  boards uuid[] not null,
  version integer not null
);
create table scoring.served_territory (
  call_id uuid not null,
  territory text not null,
  aid_centimes bigint not null,
  population integer not null,
  less_aided integer not null,
  compared integer not null,
  score integer not null,
  computed_at timestamp with time zone not null
);
create table scoring.sheet (
  assignment_id uuid not null,
  scores jsonb not null,
  total_hundredths integer not null,
  is_eliminatory boolean not null,
  submitted_at timestamp with time zone not null
);
create table scoring.sheet_draft (
  assignment_id uuid not null,
  scores jsonb not null,
  saved_at timestamp with time zone not null
);

alter table access.delegation add constraint delegation_ceiling CHECK ((amount_max_centimes > 0));
alter table access.delegation add constraint delegation_dates CHECK (((to_at > from_at) AND (to_at > granted_at)));
alter table access.delegation add constraint delegation_ended CHECK (((ended_at IS NULL) = (ended_by IS NULL)));
alter table access.delegation add constraint delegation_not_to_oneself CHECK ((delegator_id <> delegate_id));
alter table access.delegation add constraint delegation_pkey PRIMARY KEY (id);
alter table access.delegation add constraint delegation_delegate_id_fkey FOREIGN KEY (delegate_id) REFERENCES access.person(id);
alter table access.delegation add constraint delegation_delegator_id_fkey FOREIGN KEY (delegator_id) REFERENCES access.person(id);
alter table access.delegation add constraint delegation_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES access.person(id);
alter table access.dossier_funder add constraint dossier_funder_pkey PRIMARY KEY (funder_id, dossier_id);
alter table access.dossier_funder add constraint dossier_funder_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES access.dossier_scope(dossier_id);
alter table access.dossier_scope add constraint dossier_scope_pkey PRIMARY KEY (dossier_id);
alter table access.erasure add constraint erasure_not_of_oneself CHECK ((erased_by <> person_id));
alter table access.erasure add constraint erasure_pkey PRIMARY KEY (person_id);
alter table access.erasure add constraint erasure_reason CHECK ((btrim(reason) <> ''::text));
alter table access.erasure add constraint erasure_erased_by_fkey FOREIGN KEY (erased_by) REFERENCES access.person(id);
alter table access.erasure add constraint erasure_person_id_fkey FOREIGN KEY (person_id) REFERENCES access.person(id);
alter table access.kept_form add constraint kept_form_digest_is_sha256 CHECK ((length(digest) = 32));
alter table access.kept_form add constraint kept_form_pkey PRIMARY KEY (digest);
alter table access.kept_form add constraint kept_form_person_id_fkey FOREIGN KEY (person_id) REFERENCES access.person(id);
alter table access.person add constraint person_email CHECK ((email ~ '^[^@[:space:]]+@[^@[:space:]]+$'::text));
alter table access.person add constraint person_erased CHECK (((erased_at IS NULL) OR ((name = ''::text) AND (name_ar IS NULL) AND (email IS NULL) AND (issuer = 'erased'::text) AND (subject = (id)::text))));
alter table access.person add constraint person_known_once UNIQUE (issuer, subject);
alter table access.person add constraint person_language CHECK ((language = ANY (ARRAY['ar'::text, 'fr'::text, 'en'::text])));
alter table access.person add constraint person_pkey PRIMARY KEY (id);
alter table access.role_grant add constraint role_grant_dates CHECK (((to_at IS NULL) OR (to_at > from_at)));
alter table access.role_grant add constraint role_grant_not_to_oneself CHECK ((granted_by <> person_id));
alter table access.role_grant add constraint role_grant_once UNIQUE NULLS NOT DISTINCT (person_id, role, scope_kind, scope_id, to_at);
alter table access.role_grant add constraint role_grant_pkey PRIMARY KEY (id);
alter table access.role_grant add constraint role_grant_role CHECK ((role = ANY (ARRAY['project_holder'::text, 'platform_agent'::text, 'desk_officer'::text, 'reviewer'::text, 'committee_member'::text, 'committee_chair'::text, 'committee_secretary'::text, 'funder_officer'::text, 'funder_approver'::text, 'funder_head'::text, 'payment_preparer'::text, 'payment_verifier'::text, 'payment_approver'::text, 'payer'::text, 'field_officer'::text, 'fund_administrator'::text, 'auditor'::text])));
alter table access.role_grant add constraint role_grant_scope CHECK ((scope_kind = ANY (ARRAY['fund'::text, 'funder'::text, 'territory'::text, 'call'::text, 'organisation'::text])));
alter table access.role_grant add constraint role_grant_scope_id CHECK (((scope_kind = 'fund'::text) = (scope_id IS NULL)));
alter table access.role_grant add constraint role_grant_granted_by_fkey FOREIGN KEY (granted_by) REFERENCES access.person(id);
alter table access.role_grant add constraint role_grant_person_id_fkey FOREIGN KEY (person_id) REFERENCES access.person(id);
alter table access.session add constraint session_digest_is_sha256 CHECK ((length(digest) = 32));
alter table access.session add constraint session_form_key_length CHECK ((length(form_key) = 32));
alter table access.session add constraint session_id_once UNIQUE (id);
alter table access.session add constraint session_pkey PRIMARY KEY (digest);
alter table access.session add constraint session_person_id_fkey FOREIGN KEY (person_id) REFERENCES access.person(id);
alter table agreement.agreement add constraint agreement_conditions CHECK ((jsonb_typeof(conditions) = 'array'::text));
alter table agreement.agreement add constraint agreement_content UNIQUE (id, content_hash);
alter table agreement.agreement add constraint agreement_effective CHECK (((status = 'effective'::text) = (effective_at IS NOT NULL)));
alter table agreement.agreement add constraint agreement_has_paper CHECK (((document_id IS NOT NULL) AND (document_code IS NOT NULL) AND (document_sha256 IS NOT NULL))) NOT VALID;
alter table agreement.agreement add constraint agreement_hash_is_of_the_content CHECK ((content_hash = encode(sha256(convert_to(content, 'UTF8'::name)), 'hex'::text)));
alter table agreement.agreement add constraint agreement_kind CHECK ((kind = ANY (ARRAY['convention'::text, 'decision'::text])));
alter table agreement.agreement add constraint agreement_number UNIQUE (number);
alter table agreement.agreement add constraint agreement_once_per_dossier UNIQUE (dossier_id);
alter table agreement.agreement add constraint agreement_paper UNIQUE (id, document_sha256);
alter table agreement.agreement add constraint agreement_pkey PRIMARY KEY (id);
alter table agreement.agreement add constraint agreement_status CHECK ((status = ANY (ARRAY['signing'::text, 'effective'::text, 'lapsed'::text, 'withdrawn'::text])));
alter table agreement.line add constraint line_amount_positive CHECK ((amount_centimes > 0));
alter table agreement.line add constraint line_conditions CHECK ((jsonb_typeof(conditions) = 'array'::text));
alter table agreement.line add constraint line_cover_needed CHECK (((cover_needed_centimes >= 0) AND (cover_needed_centimes <= amount_centimes)));
alter table agreement.line add constraint line_envelope_once UNIQUE (agreement_id, envelope_id);
alter table agreement.line add constraint line_instrument CHECK ((instrument = ANY (ARRAY['grant'::text, 'repayable_advance'::text, 'loan'::text, 'guarantee'::text])));
alter table agreement.line add constraint line_pkey PRIMARY KEY (id);
alter table agreement.line add constraint line_place UNIQUE (agreement_id, "position");
alter table agreement.line add constraint line_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES agreement.agreement(id);
alter table agreement.numbering add constraint numbering_kind CHECK ((kind = ANY (ARRAY['convention'::text, 'decision'::text])));
alter table agreement.numbering add constraint numbering_pkey PRIMARY KEY (kind, year);
alter table agreement.pledge add constraint pledge_amount CHECK ((amount_centimes >= 0));
alter table agreement.pledge add constraint pledge_nature CHECK ((nature = ANY (ARRAY['cash'::text, 'in_kind'::text])));
alter table agreement.pledge add constraint pledge_pkey PRIMARY KEY (agreement_id, nature);
alter table agreement.pledge add constraint pledge_agreement FOREIGN KEY (agreement_id) REFERENCES agreement.agreement(id);
alter table agreement.signatory add constraint signatory_funder CHECK (((party = 'funder'::text) = (funder_id IS NOT NULL)));
alter table agreement.signatory add constraint signatory_holder CHECK (((party = 'holder'::text) = (organisation_id IS NOT NULL)));
alter table agreement.signatory add constraint signatory_of_agreement UNIQUE (id, agreement_id);
alter table agreement.signatory add constraint signatory_party CHECK ((party = ANY (ARRAY['holder'::text, 'funder'::text])));
alter table agreement.signatory add constraint signatory_pkey PRIMARY KEY (id);
alter table agreement.signatory add constraint signatory_place UNIQUE (agreement_id, "position");
alter table agreement.signatory add constraint signatory_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES agreement.agreement(id);
alter table agreement.signature add constraint signature_by_hand_has_copy CHECK (((level = 'handwritten'::text) = (copy_id IS NOT NULL)));
alter table agreement.signature add constraint signature_level CHECK ((level = ANY (ARRAY['simple'::text, 'handwritten'::text])));
alter table agreement.signature add constraint signature_names_paper CHECK ((document_sha256 IS NOT NULL)) NOT VALID;
alter table agreement.signature add constraint signature_one_party_each UNIQUE (agreement_id, person_id);
alter table agreement.signature add constraint signature_pkey PRIMARY KEY (signatory_id);
alter table agreement.signature add constraint signature_content FOREIGN KEY (agreement_id, content_hash) REFERENCES agreement.agreement(id, content_hash);
alter table agreement.signature add constraint signature_copy FOREIGN KEY (copy_id, signatory_id) REFERENCES agreement.signed_copy(id, signatory_id);
alter table agreement.signature add constraint signature_paper FOREIGN KEY (agreement_id, document_sha256) REFERENCES agreement.agreement(id, document_sha256);
alter table agreement.signature add constraint signature_signatory FOREIGN KEY (signatory_id, agreement_id) REFERENCES agreement.signatory(id, agreement_id);
alter table agreement.signed_copy add constraint copy_checked CHECK ((((status = 'waiting'::text) = (checked_by IS NULL)) AND ((checked_by IS NULL) = (checked_at IS NULL))));
alter table agreement.signed_copy add constraint copy_four_eyes CHECK ((checked_by IS DISTINCT FROM handed_in_by));
alter table agreement.signed_copy add constraint copy_of_signatory UNIQUE (id, signatory_id);
alter table agreement.signed_copy add constraint copy_refused_with_reason CHECK (((status <> 'refused'::text) OR (btrim(reason) <> ''::text)));
alter table agreement.signed_copy add constraint copy_status CHECK ((status = ANY (ARRAY['waiting'::text, 'accepted'::text, 'refused'::text])));
alter table agreement.signed_copy add constraint signed_copy_pkey PRIMARY KEY (id);
alter table agreement.signed_copy add constraint copy_signatory FOREIGN KEY (signatory_id, agreement_id) REFERENCES agreement.signatory(id, agreement_id);
alter table agreement.suspension add constraint suspension_four_eyes CHECK ((lifted_by IS DISTINCT FROM suspended_by));
alter table agreement.suspension add constraint suspension_lifted CHECK ((num_nonnulls(lifted_by, lifted_at, lifting_reason) = ANY (ARRAY[0, 3])));
alter table agreement.suspension add constraint suspension_pkey PRIMARY KEY (id);
alter table agreement.suspension add constraint suspension_reasoned CHECK ((btrim(reason) <> ''::text));
alter table agreement.suspension add constraint suspension_agreement FOREIGN KEY (agreement_id) REFERENCES agreement.agreement(id);
alter table application.appeal add constraint appeal_decided CHECK ((((outcome IS NULL) = (decided_at IS NULL)) AND ((outcome IS NULL) = (decided_by IS NULL)) AND ((outcome IS NULL) = (reason IS NULL))));
alter table application.appeal add constraint appeal_once PRIMARY KEY (dossier_id);
alter table application.appeal add constraint appeal_outcome CHECK ((outcome = ANY (ARRAY['upheld'::text, 'reinstated'::text])));
alter table application.appeal add constraint appeal_decided_by FOREIGN KEY (decided_by) REFERENCES access.person(id);
alter table application.appeal add constraint appeal_filed_by FOREIGN KEY (filed_by) REFERENCES access.person(id);
alter table application.appeal add constraint appeal_of_a_decision FOREIGN KEY (dossier_id) REFERENCES application.eligibility_decision(dossier_id);
alter table application.attachment add constraint attachment_pkey PRIMARY KEY (id);
alter table application.attachment add constraint attachment_added_by FOREIGN KEY (added_by) REFERENCES access.person(id);
alter table application.attachment add constraint attachment_document FOREIGN KEY (document_id) REFERENCES documents.document(id);
alter table application.attachment add constraint attachment_dossier FOREIGN KEY (dossier_id) REFERENCES application.dossier(id);
alter table application.call_counter add constraint call_counter_pkey PRIMARY KEY (call_id);
alter table application.call_counter add constraint call_counter_call FOREIGN KEY (call_id) REFERENCES programme.call(id);
alter table application.complement add constraint complement_answered CHECK ((((status = 'answered'::text) = (answered_at IS NOT NULL)) AND ((answered_by IS NULL) = (answered_at IS NULL))));
alter table application.complement add constraint complement_asks_something CHECK (((jsonb_array_length(items) >= 1) AND (jsonb_array_length(items) <= 50)));
alter table application.complement add constraint complement_in_time CHECK (((due_at > asked_at) AND (answered_at <= due_at)));
alter table application.complement add constraint complement_once PRIMARY KEY (dossier_id);
alter table application.complement add constraint complement_status CHECK ((status = ANY (ARRAY['open'::text, 'answered'::text, 'lapsed'::text])));
alter table application.complement add constraint complement_answered_by FOREIGN KEY (answered_by) REFERENCES access.person(id);
alter table application.complement add constraint complement_asked_by FOREIGN KEY (asked_by) REFERENCES access.person(id);
alter table application.complement add constraint complement_dossier FOREIGN KEY (dossier_id) REFERENCES application.dossier(id);
alter table application.dossier add constraint dossier_hashed_when_submitted CHECK (((submitted_at IS NULL) = (content_hash IS NULL)));
alter table application.dossier add constraint dossier_pkey PRIMARY KEY (id);
alter table application.dossier add constraint dossier_reference_unique UNIQUE (reference);
alter table application.dossier add constraint dossier_status CHECK ((status = ANY (ARRAY['draft'::text, 'submitted'::text, 'withdrawn'::text, 'lapsed'::text])));
alter table application.dossier add constraint dossier_submission_dated CHECK (
CASE status
    WHEN 'submitted'::text THEN (submitted_at IS NOT NULL)
    WHEN 'withdrawn'::text THEN true
    ELSE (submitted_at IS NULL)
END);
alter table application.dossier add constraint dossier_version CHECK ((version >= 1));
alter table application.dossier add constraint dossier_call FOREIGN KEY (call_id) REFERENCES programme.call(id);
alter table application.dossier add constraint dossier_organisation FOREIGN KEY (organisation_id) REFERENCES registry.organisation(id);
alter table application.eligibility_decision add constraint eligibility_decided_by_a_person CHECK (((decided_by IS NOT NULL) OR (eligible AND (reason = 'silence'::text))));
alter table application.eligibility_decision add constraint eligibility_decision_pkey PRIMARY KEY (dossier_id);
alter table application.eligibility_decision add constraint eligibility_refused_with_reason CHECK ((eligible OR (reason IS NOT NULL)));
alter table application.eligibility_decision add constraint eligibility_decision_decided_by FOREIGN KEY (decided_by) REFERENCES access.person(id);
alter table application.eligibility_decision add constraint eligibility_decision_dossier FOREIGN KEY (dossier_id) REFERENCES application.dossier(id);
alter table application.legal_clock add constraint legal_clock_forward CHECK (((days > 0) AND (due_at > started_at)));
alter table application.legal_clock add constraint legal_clock_pkey PRIMARY KEY (dossier_id);
alter table application.legal_clock add constraint legal_clock_stops_or_ends CHECK (((stopped_at IS NULL) OR (ended_at IS NULL)));
alter table application.legal_clock add constraint legal_clock_dossier FOREIGN KEY (dossier_id) REFERENCES application.dossier(id);
alter table application.mandate add constraint mandate_ends_later CHECK ((ended_at >= recorded_at));
alter table application.mandate add constraint mandate_pkey PRIMARY KEY (id);
alter table application.mandate add constraint mandate_agent FOREIGN KEY (agent_id) REFERENCES access.person(id);
alter table application.mandate add constraint mandate_document FOREIGN KEY (document_id) REFERENCES documents.document(id);
alter table application.mandate add constraint mandate_organisation FOREIGN KEY (organisation_id) REFERENCES registry.organisation(id);
alter table application.receipt add constraint receipt_number_unique UNIQUE (number);
alter table application.receipt add constraint receipt_pkey PRIMARY KEY (dossier_id);
alter table application.receipt add constraint receipt_sequence_once UNIQUE (call_id, sequence);
alter table application.receipt add constraint receipt_tracking_hash_unique UNIQUE (tracking_hash);
alter table application.receipt add constraint receipt_call FOREIGN KEY (call_id) REFERENCES programme.call(id);
alter table application.receipt add constraint receipt_dossier FOREIGN KEY (dossier_id) REFERENCES application.dossier(id);
alter table application.revision add constraint revision_part CHECK ((part = ANY (ARRAY['project'::text, 'plan'::text])));
alter table application.revision add constraint revision_pkey PRIMARY KEY (dossier_id, version, part);
alter table application.revision add constraint revision_dossier FOREIGN KEY (dossier_id) REFERENCES application.dossier(id);
alter table application.tracking_secret add constraint tracking_secret_hash_unique UNIQUE (hash);
alter table application.tracking_secret add constraint tracking_secret_pkey PRIMARY KEY (id);
alter table application.tracking_secret add constraint tracking_secret_issued_by FOREIGN KEY (issued_by) REFERENCES access.person(id);
alter table application.tracking_secret add constraint tracking_secret_receipt FOREIGN KEY (dossier_id) REFERENCES application.receipt(dossier_id);
alter table application.waiver add constraint waiver_once PRIMARY KEY (dossier_id, rule);
alter table application.waiver add constraint waiver_dossier FOREIGN KEY (dossier_id) REFERENCES application.dossier(id);
alter table application.waiver add constraint waiver_granted_by FOREIGN KEY (granted_by) REFERENCES access.person(id);
alter table audit.block add constraint block_entries CHECK (((entries > 0) AND (cardinality(ids) = entries) AND (length(leaves) = (32 * entries))));
alter table audit.block add constraint block_hash UNIQUE (hash);
alter table audit.block add constraint block_hashes CHECK (((length(root) = 32) AND (length(previous) = 32) AND (length(hash) = 32)));
alter table audit.block add constraint block_pkey PRIMARY KEY (number);
alter table audit.block add constraint block_range CHECK ((xid_from < xid_to));
alter table audit.event add constraint event_outcome CHECK ((outcome = ANY (ARRAY['done'::text, 'refused'::text])));
alter table audit.event add constraint event_pkey PRIMARY KEY (id);
alter table audit.event add constraint event_refusal CHECK (((outcome = 'refused'::text) = (refusal_code IS NOT NULL)));
alter table audit.event_amount add constraint event_amount_pkey PRIMARY KEY (amount_centimes, seq);
alter table audit.note add constraint note_kind CHECK ((kind = ANY (ARRAY['key'::text, 'checkpoint'::text])));
alter table audit.note add constraint note_once UNIQUE (note);
alter table audit.note add constraint note_pkey PRIMARY KEY (id);
alter table audit.note add constraint note_size CHECK (((kind = 'checkpoint'::text) = (size IS NOT NULL)));
alter table audit.personal add constraint personal_commitment CHECK ((commitment = audit.commitment_of(salt, value)));
alter table audit.personal add constraint personal_once UNIQUE (about, value);
alter table audit.personal add constraint personal_pkey PRIMARY KEY (commitment);
alter table audit.personal add constraint personal_salt CHECK ((length(salt) = 32));
alter table audit.personal add constraint personal_value CHECK ((length(value) <= 500));
alter table cofinancing.funder_levels add constraint funder_levels_list CHECK ((jsonb_typeof(levels) = 'array'::text));
alter table cofinancing.funder_levels add constraint funder_levels_pkey PRIMARY KEY (funder_id, number);
alter table cofinancing.level_decision add constraint level_another_person UNIQUE (line_id, decided_by);
alter table cofinancing.level_decision add constraint level_another_power UNIQUE (line_id, represented);
alter table cofinancing.level_decision add constraint level_decision_amount CHECK ((((decision = 'approved'::text) = (amount_centimes IS NOT NULL)) AND (amount_centimes > 0)));
alter table cofinancing.level_decision add constraint level_decision_conditions CHECK ((jsonb_typeof(conditions) = 'array'::text));
alter table cofinancing.level_decision add constraint level_decision_in_place CHECK (((represented <> decided_by) = (delegation_id IS NOT NULL)));
alter table cofinancing.level_decision add constraint level_decision_pkey PRIMARY KEY (line_id, level);
alter table cofinancing.level_decision add constraint level_decision_reason CHECK (((decision <> 'refused'::text) OR (length(reason) > 0)));
alter table cofinancing.level_decision add constraint level_decision_verdict CHECK ((decision = ANY (ARRAY['approved'::text, 'refused'::text])));
alter table cofinancing.level_decision add constraint level_decision_line_id_fkey FOREIGN KEY (line_id) REFERENCES cofinancing.line(id);
alter table cofinancing.line add constraint line_approved_within_asked CHECK (((approved_centimes > standing_centimes) AND (approved_centimes <= asked_centimes)));
alter table cofinancing.line add constraint line_asked_above_standing CHECK (((standing_centimes >= 0) AND (asked_centimes > standing_centimes)));
alter table cofinancing.line add constraint line_asked_with_a_deadline CHECK (((status = ANY (ARRAY['planned'::text, 'lapsed'::text])) OR ((asked_at IS NOT NULL) AND (answer_by > asked_at) AND (lapses_at > answer_by))));
alter table cofinancing.line add constraint line_conditions CHECK ((jsonb_typeof(conditions) = 'array'::text));
alter table cofinancing.line add constraint line_decided CHECK ((((status = ANY (ARRAY['approved'::text, 'refused'::text])) = (decided_by IS NOT NULL)) AND ((decided_by IS NULL) = (decided_at IS NULL))));
alter table cofinancing.line add constraint line_instrument CHECK ((instrument = ANY (ARRAY['grant'::text, 'repayable_advance'::text, 'loan'::text, 'guarantee'::text])));
alter table cofinancing.line add constraint line_levels CHECK (((levels >= 1) AND (levels <= 4)));
alter table cofinancing.line add constraint line_no_has_a_reason CHECK (((status <> 'refused'::text) OR (length(reason) > 0)));
alter table cofinancing.line add constraint line_of_funder UNIQUE (id, dossier_id, funder_id, instrument);
alter table cofinancing.line add constraint line_only_a_yes_is_superseded CHECK (((superseded_by IS NULL) OR (status = 'approved'::text)));
alter table cofinancing.line add constraint line_pkey PRIMARY KEY (id);
alter table cofinancing.line add constraint line_place UNIQUE (round_id, "position");
alter table cofinancing.line add constraint line_raises_a_yes CHECK (((standing_centimes > 0) = (raises IS NOT NULL)));
alter table cofinancing.line add constraint line_status CHECK ((status = ANY (ARRAY['planned'::text, 'asked'::text, 'prepared'::text, 'approved'::text, 'refused'::text, 'lapsed'::text])));
alter table cofinancing.line add constraint line_yes_has_an_amount CHECK (((status = 'approved'::text) = (approved_centimes IS NOT NULL)));
alter table cofinancing.line add constraint line_raises FOREIGN KEY (raises, dossier_id, funder_id, instrument) REFERENCES cofinancing.line(id, dossier_id, funder_id, instrument);
alter table cofinancing.line add constraint line_round FOREIGN KEY (round_id, dossier_id) REFERENCES cofinancing.round(id, dossier_id);
alter table cofinancing.line add constraint line_superseded FOREIGN KEY (superseded_by, dossier_id, funder_id, instrument) REFERENCES cofinancing.line(id, dossier_id, funder_id, instrument);
alter table cofinancing.preparation add constraint preparation_amount CHECK ((proposed_centimes > 0));
alter table cofinancing.preparation add constraint preparation_opinion CHECK ((opinion = ANY (ARRAY['favourable'::text, 'unfavourable'::text])));
alter table cofinancing.preparation add constraint preparation_pkey PRIMARY KEY (line_id, number);
alter table cofinancing.preparation add constraint preparation_line_id_fkey FOREIGN KEY (line_id) REFERENCES cofinancing.line(id);
alter table cofinancing.revision add constraint revision_answered CHECK ((((status = ANY (ARRAY['revised'::text, 'declined'::text])) = (answered_by IS NOT NULL)) AND ((answered_by IS NULL) = (answered_at IS NULL))));
alter table cofinancing.revision add constraint revision_dates CHECK ((due_at > asked_at));
alter table cofinancing.revision add constraint revision_declined_for_a_reason CHECK (((status = 'declined'::text) = (reason IS NOT NULL)));
alter table cofinancing.revision add constraint revision_has_its_plan CHECK (((status = 'revised'::text) = (plan IS NOT NULL)));
alter table cofinancing.revision add constraint revision_pkey PRIMARY KEY (id);
alter table cofinancing.revision add constraint revision_status CHECK ((status = ANY (ARRAY['asked'::text, 'revised'::text, 'declined'::text, 'lapsed'::text, 'dropped'::text])));
alter table cofinancing.revision add constraint revision_round FOREIGN KEY (round_id, dossier_id) REFERENCES cofinancing.round(id, dossier_id);
alter table cofinancing.round add constraint round_award_positive CHECK ((award_centimes > 0));
alter table cofinancing.round add constraint round_cover CHECK ((cover_centimes >= 0));
alter table cofinancing.round add constraint round_cover_gap CHECK (((cover_gap_centimes >= 0) AND (cover_gap_centimes <= cover_centimes)));
alter table cofinancing.round add constraint round_cover_gap_stated CHECK (((status <> 'gap'::text) OR (cover_gap_centimes IS NOT NULL)));
alter table cofinancing.round add constraint round_dates CHECK ((((opened_at IS NULL) = (closes_at IS NULL)) AND (closes_at > opened_at)));
alter table cofinancing.round add constraint round_ended CHECK (((status = 'unfinanced'::text) = (ending IS NOT NULL)));
alter table cofinancing.round add constraint round_ending CHECK ((ending = ANY (ARRAY['nobody_approved'::text, 'given_up'::text, 'plan_overdue'::text, 'round_overdue'::text, 'withdrawn'::text])));
alter table cofinancing.round add constraint round_faults CHECK ((jsonb_typeof(faults) = 'array'::text));
alter table cofinancing.round add constraint round_gap_stated CHECK (((status <> 'gap'::text) OR ((gap_centimes IS NOT NULL) AND (plan_due_at IS NOT NULL))));
alter table cofinancing.round add constraint round_gap_within CHECK (((gap_centimes >= 0) AND (gap_centimes <= award_centimes)));
alter table cofinancing.round add constraint round_given_up_for_a_reason CHECK (((ending IS DISTINCT FROM 'given_up'::text) OR (reason IS NOT NULL)));
alter table cofinancing.round add constraint round_number CHECK ((number >= 1));
alter table cofinancing.round add constraint round_of_dossier UNIQUE (id, dossier_id);
alter table cofinancing.round add constraint round_once UNIQUE (dossier_id, number);
alter table cofinancing.round add constraint round_opened CHECK (
CASE
    WHEN (status = 'planned'::text) THEN (opened_at IS NULL)
    WHEN (ending = 'withdrawn'::text) THEN true
    ELSE (opened_at IS NOT NULL)
END);
alter table cofinancing.round add constraint round_pkey PRIMARY KEY (id);
alter table cofinancing.round add constraint round_planned_by_a_person CHECK (((number = 1) = (planned_by IS NULL)));
alter table cofinancing.round add constraint round_status CHECK ((status = ANY (ARRAY['planned'::text, 'open'::text, 'gap'::text, 'financed'::text, 'unfinanced'::text])));
alter table committee.answer add constraint answer_once_per_question PRIMARY KEY (item_id);
alter table committee.answer add constraint answer_question FOREIGN KEY (item_id) REFERENCES committee.question(item_id);
alter table committee.award_line add constraint award_line_amount CHECK ((amount_centimes > 0));
alter table committee.award_line add constraint award_line_envelope UNIQUE (item_id, envelope_id);
alter table committee.award_line add constraint award_line_hold UNIQUE (hold_id);
alter table committee.award_line add constraint award_line_pkey PRIMARY KEY (item_id, "position");
alter table committee.award_line add constraint award_line_decision FOREIGN KEY (item_id) REFERENCES committee.decision(item_id);
alter table committee.decision add constraint decision_amount CHECK (((amount_centimes > 0) AND ((kind <> 'retained'::text) OR (amount_centimes IS NOT NULL)) AND ((kind = ANY (ARRAY['retained'::text, 'rectified'::text])) OR (amount_centimes IS NULL))));
alter table committee.decision add constraint decision_kind CHECK ((kind = ANY (ARRAY['retained'::text, 'reserve'::text, 'deferred'::text, 'rejected'::text, 'rectified'::text])));
alter table committee.decision add constraint decision_once PRIMARY KEY (item_id);
alter table committee.decision add constraint decision_quorum CHECK (((present - recused) >= quorum));
alter table committee.decision add constraint decision_votes CHECK ((((votes_for + votes_against) + abstentions) <= (present - recused)));
alter table committee.decision add constraint decision_by_member FOREIGN KEY (session_id, decided_by) REFERENCES committee.member(session_id, person_id);
alter table committee.decision add constraint decision_item FOREIGN KEY (item_id, session_id) REFERENCES committee.item(id, session_id);
alter table committee.item add constraint item_of_session UNIQUE (id, session_id);
alter table committee.item add constraint item_pkey PRIMARY KEY (id);
alter table committee.item add constraint item_position UNIQUE (session_id, "position");
alter table committee.item add constraint item_status CHECK ((status = ANY (ARRAY['listed'::text, 'decided'::text, 'settled'::text, 'returned'::text])));
alter table committee.item add constraint item_rectifies FOREIGN KEY (rectifies) REFERENCES committee.item(id);
alter table committee.item add constraint item_session FOREIGN KEY (session_id) REFERENCES committee.session(id);
alter table committee.item_chair add constraint item_chair_once PRIMARY KEY (item_id, person_id);
alter table committee.item_chair add constraint item_chair_item FOREIGN KEY (item_id, session_id) REFERENCES committee.item(id, session_id);
alter table committee.item_chair add constraint item_chair_member FOREIGN KEY (session_id, person_id) REFERENCES committee.member(session_id, person_id);
alter table committee.member add constraint member_capacity CHECK ((capacity = ANY (ARRAY['titular'::text, 'substitute'::text, 'observer'::text])));
alter table committee.member add constraint member_pkey PRIMARY KEY (session_id, person_id);
alter table committee.member add constraint member_third CHECK ((third = ANY (ARRAY['elected'::text, 'state'::text, 'civil'::text])));
alter table committee.member add constraint member_session FOREIGN KEY (session_id) REFERENCES committee.session(id);
alter table committee.minutes add constraint minutes_hash UNIQUE (session_id, content_hash);
alter table committee.minutes add constraint minutes_hash_is_theirs CHECK ((content_hash = encode(sha256(convert_to(content, 'UTF8'::name)), 'hex'::text)));
alter table committee.minutes add constraint minutes_number UNIQUE (number);
alter table committee.minutes add constraint minutes_pkey PRIMARY KEY (session_id);
alter table committee.minutes add constraint minutes_sequence UNIQUE (year, sequence);
alter table committee.minutes add constraint minutes_session FOREIGN KEY (session_id) REFERENCES committee.session(id);
alter table committee.minutes_paper add constraint minutes_paper_document UNIQUE (document_id);
alter table committee.minutes_paper add constraint minutes_paper_pkey PRIMARY KEY (session_id);
alter table committee.minutes_paper add constraint minutes_paper_minutes FOREIGN KEY (session_id) REFERENCES committee.minutes(session_id);
alter table committee.question add constraint question_pkey PRIMARY KEY (item_id);
alter table committee.question add constraint question_time CHECK ((answer_by > asked_at));
alter table committee.question add constraint question_decision FOREIGN KEY (item_id) REFERENCES committee.decision(item_id);
alter table committee.recusal add constraint recusal_once PRIMARY KEY (item_id, person_id);
alter table committee.recusal add constraint recusal_item FOREIGN KEY (item_id, session_id) REFERENCES committee.item(id, session_id);
alter table committee.recusal add constraint recusal_member FOREIGN KEY (session_id, person_id) REFERENCES committee.member(session_id, person_id);
alter table committee.reserve_line add constraint reserve_line_amount CHECK ((amount_centimes > 0));
alter table committee.reserve_line add constraint reserve_line_envelope_once UNIQUE (dossier_id, envelope_id);
alter table committee.reserve_line add constraint reserve_line_hold UNIQUE (hold_id);
alter table committee.reserve_line add constraint reserve_line_pkey PRIMARY KEY (dossier_id, "position");
alter table committee.reserve_line add constraint reserve_line_place FOREIGN KEY (dossier_id) REFERENCES committee.reserve_place(dossier_id);
alter table committee.reserve_place add constraint reserve_place_amount CHECK ((amount_centimes > 0));
alter table committee.reserve_place add constraint reserve_place_pkey PRIMARY KEY (dossier_id);
alter table committee.reserve_place add constraint reserve_place_rank CHECK ((rank >= 1));
alter table committee.reserve_place add constraint reserve_place_status CHECK ((status = ANY (ARRAY['waiting'::text, 'proposed'::text, 'promoted'::text])));
alter table committee.reserve_place add constraint reserve_place_decision FOREIGN KEY (item_id) REFERENCES committee.decision(item_id);
alter table committee.session add constraint second_convened_once UNIQUE (second_of);
alter table committee.session add constraint session_pkey PRIMARY KEY (id);
alter table committee.session add constraint session_quorum_positive CHECK ((quorum >= 1));
alter table committee.session add constraint session_reference UNIQUE (reference);
alter table committee.session add constraint session_status CHECK ((status = ANY (ARRAY['convened'::text, 'open'::text, 'closed'::text, 'signed'::text, 'adjourned'::text, 'lapsed'::text])));
alter table committee.session add constraint session_two_officers CHECK ((chair_id <> secretary_id));
alter table committee.session add constraint session_chair_sits FOREIGN KEY (id, chair_id) REFERENCES committee.member(session_id, person_id) DEFERRABLE INITIALLY DEFERRED;
alter table committee.session add constraint session_second_of FOREIGN KEY (second_of) REFERENCES committee.session(id);
alter table committee.signature add constraint signature_office CHECK ((office = ANY (ARRAY['chair'::text, 'secretary'::text])));
alter table committee.signature add constraint signature_once PRIMARY KEY (session_id, office);
alter table committee.signature add constraint signature_two_people UNIQUE (session_id, person_id);
alter table committee.signature add constraint signature_minutes FOREIGN KEY (session_id, content_hash) REFERENCES committee.minutes(session_id, content_hash);
alter table committee.vote add constraint vote_content_hash CHECK ((content_hash ~ '^[0-9a-f]{64}$'::text));
alter table committee.vote add constraint vote_once PRIMARY KEY (item_id, person_id);
alter table committee.vote add constraint vote_vote CHECK ((vote = ANY (ARRAY['for'::text, 'against'::text, 'abstain'::text])));
alter table committee.vote add constraint vote_item FOREIGN KEY (item_id, session_id) REFERENCES committee.item(id, session_id);
alter table committee.vote add constraint vote_member FOREIGN KEY (session_id, person_id) REFERENCES committee.member(session_id, person_id);
alter table disbursement.answer add constraint answer_known CHECK ((answer = ANY (ARRAY['settled'::text, 'returned'::text])));
alter table disbursement.answer add constraint answer_once PRIMARY KEY (order_id, answer);
alter table disbursement.answer add constraint answer_told_by CHECK ((num_nonnulls(statement_id, placement_id) = 1));
alter table disbursement.answer add constraint answer_order FOREIGN KEY (order_id) REFERENCES disbursement.payment_order(id);
alter table disbursement.answer add constraint answer_placement FOREIGN KEY (placement_id) REFERENCES disbursement.placement(id);
alter table disbursement.answer add constraint answer_statement FOREIGN KEY (statement_id) REFERENCES disbursement.bank_statement(id);
alter table disbursement.approval_party add constraint approval_party_part CHECK ((part = ANY (ARRAY['preparer'::text, 'verifier'::text, 'approver'::text, 'payer'::text, 'first_signature'::text, 'second_signature'::text, 'claimant'::text, 'checker'::text, 'account'::text, 'represented'::text])));
alter table disbursement.approval_party add constraint approval_party_pkey PRIMARY KEY (subject_id, person_id);
alter table disbursement.bank_statement add constraint bank_statement_bytes UNIQUE (sha256);
alter table disbursement.bank_statement add constraint bank_statement_number UNIQUE (account, statement_id);
alter table disbursement.bank_statement add constraint bank_statement_pkey PRIMARY KEY (id);
alter table disbursement.condition_judged add constraint condition_judged_pkey PRIMARY KEY (proof_id, funder_id);
alter table disbursement.condition_judged add constraint condition_judged_verdict CHECK ((verdict = ANY (ARRAY['satisfied'::text, 'waived'::text])));
alter table disbursement.condition_judged add constraint condition_judged_proof FOREIGN KEY (proof_id) REFERENCES disbursement.proof(id);
alter table disbursement.final_cost add constraint final_cost_not_negative CHECK (((planned_centimes > 0) AND (final_centimes >= 0)));
alter table disbursement.final_cost add constraint final_cost_pkey PRIMARY KEY (dossier_id);
alter table disbursement.leg add constraint leg_amount_positive CHECK ((amount_centimes > 0));
alter table disbursement.leg add constraint leg_once UNIQUE (tranche_id, "position");
alter table disbursement.leg add constraint leg_pkey PRIMARY KEY (id);
alter table disbursement.leg add constraint leg_tranche FOREIGN KEY (tranche_id) REFERENCES disbursement.tranche(id);
alter table disbursement.leg_given_up add constraint leg_given_up_pkey PRIMARY KEY (leg_id);
alter table disbursement.leg_given_up add constraint leg_given_up_leg FOREIGN KEY (leg_id) REFERENCES disbursement.leg(id);
alter table disbursement.leg_reduction add constraint leg_reduction_pkey PRIMARY KEY (leg_id);
alter table disbursement.leg_reduction add constraint leg_reduction_positive CHECK ((amount_centimes > 0));
alter table disbursement.leg_reduction add constraint leg_reduction_leg FOREIGN KEY (leg_id) REFERENCES disbursement.leg(id);
alter table disbursement.payment_file add constraint payment_file_hash CHECK ((sha256 = encode(sha256(bytes), 'hex'::text)));
alter table disbursement.payment_file add constraint payment_file_pkey PRIMARY KEY (run_id);
alter table disbursement.payment_file add constraint payment_file_run FOREIGN KEY (run_id) REFERENCES disbursement.payment_run(id);
alter table disbursement.payment_order add constraint payment_order_attempt UNIQUE (leg_id, attempt);
alter table disbursement.payment_order add constraint payment_order_end_to_end_id UNIQUE (end_to_end_id);
alter table disbursement.payment_order add constraint payment_order_fits_the_bank CHECK (((length(end_to_end_id) >= 1) AND (length(end_to_end_id) <= 35)));
alter table disbursement.payment_order add constraint payment_order_in_run CHECK (((status = ANY (ARRAY['repaired'::text, 'approved'::text, 'ordered'::text, 'cancelled'::text])) OR (run_id IS NOT NULL)));
alter table disbursement.payment_order add constraint payment_order_payee CHECK (((num_nulls(account_id, rib, payee_name) = ANY (ARRAY[0, 3])) AND ((status = 'cancelled'::text) OR ((account_id IS NULL) = (status = ANY (ARRAY['repaired'::text, 'approved'::text]))))));
alter table disbursement.payment_order add constraint payment_order_pkey PRIMARY KEY (id);
alter table disbursement.payment_order add constraint payment_order_status CHECK ((status = ANY (ARRAY['repaired'::text, 'approved'::text, 'ordered'::text, 'sent'::text, 'unknown'::text, 'settled'::text, 'returned'::text, 'cancelled'::text])));
alter table disbursement.payment_order add constraint payment_order_leg FOREIGN KEY (leg_id) REFERENCES disbursement.leg(id);
alter table disbursement.payment_order add constraint payment_order_run FOREIGN KEY (run_id) REFERENCES disbursement.payment_run(id);
alter table disbursement.payment_run add constraint payment_run_cancelled CHECK (((status = 'cancelled'::text) = (cancelled_by IS NOT NULL)));
alter table disbursement.payment_run add constraint payment_run_message UNIQUE (message_id);
alter table disbursement.payment_run add constraint payment_run_not_empty CHECK (((count > 0) AND (control_sum_centimes > 0)));
alter table disbursement.payment_run add constraint payment_run_pkey PRIMARY KEY (id);
alter table disbursement.payment_run add constraint payment_run_sent CHECK (((status = ANY (ARRAY['sent'::text, 'answered'::text])) = (sent_at IS NOT NULL)));
alter table disbursement.payment_run add constraint payment_run_signed_at CHECK ((((first_signed_at IS NULL) OR (first_signed_by IS NOT NULL)) AND ((second_signed_at IS NULL) OR (second_signed_by IS NOT NULL))));
alter table disbursement.payment_run add constraint payment_run_status CHECK ((status = ANY (ARRAY['prepared'::text, 'approved'::text, 'sent'::text, 'answered'::text, 'cancelled'::text])));
alter table disbursement.payment_run add constraint payment_run_two_people CHECK ((first_signed_by <> second_signed_by));
alter table disbursement.placement add constraint placement_answer CHECK ((answer = ANY (ARRAY['settled'::text, 'returned'::text])));
alter table disbursement.placement add constraint placement_decided CHECK (((status = 'proposed'::text) = (decided_by IS NULL)));
alter table disbursement.placement add constraint placement_kind CHECK ((kind = ANY (ARRAY['payment'::text, 'receipt'::text, 'foreign'::text, 'inquiry'::text])));
alter table disbursement.placement add constraint placement_pkey PRIMARY KEY (id);
alter table disbursement.placement add constraint placement_status CHECK ((status = ANY (ARRAY['proposed'::text, 'confirmed'::text, 'refused'::text])));
alter table disbursement.placement add constraint placement_target CHECK (((((order_id IS NOT NULL) AND (answer IS NOT NULL)) = (kind = ANY (ARRAY['payment'::text, 'inquiry'::text]))) AND ((recovery_id IS NOT NULL) = (kind = 'receipt'::text)) AND (((document_id IS NOT NULL) AND (sha256 IS NOT NULL)) = (kind = 'inquiry'::text))));
alter table disbursement.placement add constraint placement_two_people CHECK ((decided_by <> proposed_by));
alter table disbursement.placement add constraint placement_order FOREIGN KEY (order_id) REFERENCES disbursement.payment_order(id);
alter table disbursement.placement add constraint placement_recovery FOREIGN KEY (recovery_id) REFERENCES disbursement.recovery(id);
alter table disbursement.placement_entry add constraint placement_entry_pkey PRIMARY KEY (placement_id, entry_id);
alter table disbursement.placement_entry add constraint placement_entry_entry FOREIGN KEY (entry_id) REFERENCES disbursement.statement_entry(id);
alter table disbursement.placement_entry add constraint placement_entry_placement FOREIGN KEY (placement_id) REFERENCES disbursement.placement(id);
alter table disbursement.proof add constraint proof_checked CHECK (((status = 'received'::text) = (checked_by IS NULL)));
alter table disbursement.proof add constraint proof_invoice_whole CHECK ((num_nulls(supplier_ice, invoice_number, invoice_date, invoice_centimes) = ANY (ARRAY[0, 4])));
alter table disbursement.proof add constraint proof_own_part_amount CHECK ((own_part_centimes > 0));
alter table disbursement.proof add constraint proof_own_part_nature CHECK ((own_part_nature = ANY (ARRAY['cash'::text, 'in_kind'::text])));
alter table disbursement.proof add constraint proof_own_part_whole CHECK (((own_part_nature IS NULL) = (own_part_centimes IS NULL)));
alter table disbursement.proof add constraint proof_pkey PRIMARY KEY (id);
alter table disbursement.proof add constraint proof_reasoned CHECK (((status <> ALL (ARRAY['refused'::text, 'waived'::text])) OR (reason IS NOT NULL)));
alter table disbursement.proof add constraint proof_status CHECK ((status = ANY (ARRAY['received'::text, 'verified'::text, 'refused'::text, 'waived'::text])));
alter table disbursement.proof add constraint proof_tranche FOREIGN KEY (tranche_id) REFERENCES disbursement.tranche(id);
alter table disbursement.proof_draft add constraint proof_draft_pkey PRIMARY KEY (id);
alter table disbursement.proof_draft add constraint proof_draft_tranche FOREIGN KEY (tranche_id) REFERENCES disbursement.tranche(id);
alter table disbursement.recovery add constraint recovery_cancelled CHECK (((status <> 'cancelled'::text) OR (decided_by IS NOT NULL)));
alter table disbursement.recovery add constraint recovery_cause CHECK ((cause = ANY (ARRAY['final_cost'::text, 'ineligible_expense'::text, 'unspent'::text, 'overpayment'::text, 'termination'::text])));
alter table disbursement.recovery add constraint recovery_four_eyes CHECK ((decided_by <> ordered_by));
alter table disbursement.recovery add constraint recovery_notified CHECK (((status <> ALL (ARRAY['notified'::text, 'contested'::text])) OR (notified_on IS NOT NULL)));
alter table disbursement.recovery add constraint recovery_paid CHECK (
CASE status
    WHEN 'paid'::text THEN (received_centimes = amount_centimes)
    WHEN 'written_off'::text THEN ((written_off_centimes > 0) AND ((received_centimes + written_off_centimes) = amount_centimes))
    WHEN 'cancelled'::text THEN true
    ELSE ((received_centimes + written_off_centimes) < amount_centimes)
END);
alter table disbursement.recovery add constraint recovery_partly_paid CHECK (((((status = 'partly_paid'::text) AND (received_centimes = 0)) IS NOT TRUE) AND (((status = ANY (ARRAY['issued'::text, 'notified'::text])) AND (received_centimes > 0)) IS NOT TRUE)));
alter table disbursement.recovery add constraint recovery_pkey PRIMARY KEY (id);
alter table disbursement.recovery add constraint recovery_received CHECK (((amount_centimes > 0) AND (received_centimes >= 0) AND (written_off_centimes >= 0) AND ((received_centimes + written_off_centimes) <= amount_centimes)));
alter table disbursement.recovery add constraint recovery_status CHECK ((status = ANY (ARRAY['issued'::text, 'notified'::text, 'contested'::text, 'partly_paid'::text, 'paid'::text, 'cancelled'::text, 'written_off'::text])));
alter table disbursement.recovery_receipt add constraint receipt_once PRIMARY KEY (recovery_id, bank_reference);
alter table disbursement.recovery_receipt add constraint receipt_positive CHECK ((amount_centimes > 0));
alter table disbursement.recovery_receipt add constraint receipt_recovery FOREIGN KEY (recovery_id) REFERENCES disbursement.recovery(id);
alter table disbursement.recovery_share add constraint recovery_share_once PRIMARY KEY (recovery_id, envelope_id);
alter table disbursement.recovery_share add constraint recovery_share_received CHECK (((amount_centimes > 0) AND (received_centimes >= 0) AND (written_off_centimes >= 0) AND ((received_centimes + written_off_centimes) <= amount_centimes)));
alter table disbursement.recovery_share add constraint recovery_share_recovery FOREIGN KEY (recovery_id) REFERENCES disbursement.recovery(id);
alter table disbursement.statement_entry add constraint statement_entry_direction CHECK ((direction = ANY (ARRAY['debit'::text, 'credit'::text])));
alter table disbursement.statement_entry add constraint statement_entry_matched_or_not CHECK (((order_id IS NULL) = (mismatch IS NOT NULL)));
alter table disbursement.statement_entry add constraint statement_entry_mismatch CHECK ((mismatch = ANY (ARRAY['not_booked'::text, 'batch_unclear'::text, 'reference_unknown'::text, 'other_account'::text, 'not_sent'::text, 'amount_differs'::text, 'reversal_unclear'::text, 'answered_already'::text, 'dossier_closed'::text, 'final_cost_reported'::text])));
alter table disbursement.statement_entry add constraint statement_entry_once UNIQUE (statement_id, line, part);
alter table disbursement.statement_entry add constraint statement_entry_pkey PRIMARY KEY (id);
alter table disbursement.statement_entry add constraint statement_entry_order FOREIGN KEY (order_id) REFERENCES disbursement.payment_order(id);
alter table disbursement.statement_entry add constraint statement_entry_statement FOREIGN KEY (statement_id) REFERENCES disbursement.bank_statement(id);
alter table disbursement.status_step add constraint status_step_pkey PRIMARY KEY (what, from_status, to_status);
alter table disbursement.tranche add constraint tranche_amount_positive CHECK (((amount_centimes > 0) OR ((status = 'cancelled'::text) AND (amount_centimes = 0))));
alter table disbursement.tranche add constraint tranche_once UNIQUE (dossier_id, number);
alter table disbursement.tranche add constraint tranche_pkey PRIMARY KEY (id);
alter table disbursement.tranche add constraint tranche_settled CHECK (((status = 'settled'::text) = (settled_at IS NOT NULL)));
alter table disbursement.tranche add constraint tranche_signing UNIQUE (signing_id);
alter table disbursement.tranche add constraint tranche_status CHECK ((status = ANY (ARRAY['planned'::text, 'claimable'::text, 'claimed'::text, 'prepared'::text, 'verified'::text, 'approved'::text, 'ordered'::text, 'settled'::text, 'cancelled'::text])));
alter table documents.document add constraint document_media_type CHECK ((media_type = ANY (ARRAY['application/pdf'::text, 'image/jpeg'::text, 'image/png'::text, 'text/plain'::text, 'application/xml'::text])));
alter table documents.document add constraint document_pkey PRIMARY KEY (id);
alter table documents.document add constraint document_sha256 CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text));
alter table documents.document add constraint document_size CHECK (((size >= 1) AND (size <= 10485760)));
alter table documents.document add constraint document_status CHECK ((status = ANY (ARRAY['received'::text, 'scanning'::text, 'clean'::text, 'infected'::text, 'unscannable'::text])));
alter table documents.paper add constraint paper_code CHECK ((code ~ '^([0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]$'::text));
alter table documents.paper add constraint paper_code_once UNIQUE (code);
alter table documents.paper add constraint paper_not_by_itself CHECK ((replaced_by IS DISTINCT FROM document_id));
alter table documents.paper add constraint paper_number_once UNIQUE (slice, kind, number);
alter table documents.paper add constraint paper_pkey PRIMARY KEY (document_id);
alter table documents.paper add constraint paper_replaced CHECK (((status = 'replaced'::text) = (replaced_by IS NOT NULL)));
alter table documents.paper add constraint paper_sha256 CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text));
alter table documents.paper add constraint paper_status CHECK ((status = ANY (ARRAY['valid'::text, 'replaced'::text, 'withdrawn'::text])));
alter table documents.paper add constraint paper_document FOREIGN KEY (document_id) REFERENCES documents.document(id);
alter table documents.paper add constraint paper_replaced_by FOREIGN KEY (replaced_by) REFERENCES documents.paper(document_id);
alter table documents.reader add constraint reader_once UNIQUE (document_id, permission, subject);
alter table documents.reader add constraint reader_pkey PRIMARY KEY (id);
alter table documents.reader add constraint reader_document FOREIGN KEY (document_id) REFERENCES documents.document(id);
alter table documents.scan add constraint scan_pkey PRIMARY KEY (document_id);
alter table documents.scan add constraint scan_settled CHECK (((verdict IS NULL) = (settled_at IS NULL)));
alter table documents.scan add constraint scan_verdict CHECK ((verdict = ANY (ARRAY['clean'::text, 'infected'::text, 'unscannable'::text])));
alter table documents.scan add constraint scan_document FOREIGN KEY (document_id) REFERENCES documents.document(id);
alter table engine.clock add constraint clock_pkey PRIMARY KEY (singleton);
alter table engine.clock add constraint clock_singleton CHECK (singleton);
alter table engine.command add constraint command_pkey PRIMARY KEY (id);
alter table engine.epoch add constraint epoch_pkey PRIMARY KEY (number);
alter table engine.namespace_met add constraint namespace_met_pkey PRIMARY KEY (singleton);
alter table engine.namespace_met add constraint namespace_met_singleton CHECK (singleton);
alter table engine.notice add constraint notice_correspondent CHECK ((((to_by = 'correspondent'::text) = (to_name IS NOT NULL)) AND ((to_name IS NULL) = (to_language IS NULL))));
alter table engine.notice add constraint notice_once UNIQUE NULLS NOT DISTINCT (command_id, kind, to_by, to_id, to_role, dossier_id);
alter table engine.notice add constraint notice_pkey PRIMARY KEY (id);
alter table engine.obligation add constraint obligation_owed_by CHECK ((owed_by = ANY (ARRAY['person'::text, 'organisation'::text, 'funder'::text, 'role'::text, 'system'::text])));
alter table engine.obligation add constraint obligation_pkey PRIMARY KEY (id);
alter table engine.obligation add constraint obligation_rungs_done CHECK (((rungs_done >= 0) AND (rungs_done <= jsonb_array_length(rungs))));
alter table engine.obligation add constraint obligation_workflow_id_fkey FOREIGN KEY (workflow_id) REFERENCES engine.process(workflow_id);
alter table engine.process add constraint process_pkey PRIMARY KEY (workflow_id);
alter table engine.process add constraint process_seen_not_ahead CHECK (((seen <= version) AND (sent <= version)));
alter table engine.process add constraint process_stage_known CHECK (((type = 'dossier'::text) = (stage IS NOT NULL)));
alter table engine.process add constraint process_subject UNIQUE (type, subject_id);
alter table engine.process add constraint process_type CHECK ((type = ANY (ARRAY['dossier'::text, 'call'::text, 'account'::text])));
alter table engine.quota add constraint quota_pkey PRIMARY KEY (key);
alter table engine.quota add constraint quota_taken_positive CHECK ((taken > 0));
alter table engine.search_word add constraint search_word_pkey PRIMARY KEY (word);
alter table engine.stage_step add constraint stage_step_pkey PRIMARY KEY (from_stage, to_stage);
alter table engine.stuck_step add constraint stuck_step_pkey PRIMARY KEY (id);
alter table engine.stuck_step add constraint stuck_step_workflow_id_fkey FOREIGN KEY (workflow_id) REFERENCES engine.process(workflow_id);
alter table ledger.account add constraint account_available CHECK ((counterpart OR (nature = 'holder'::text) OR ((posted - pending) >= 0)));
alter table ledger.account add constraint account_book UNIQUE (id, book);
alter table ledger.account add constraint account_contribution CHECK ((counterpart OR (nature <> 'holder'::text) OR ((posted - pending) >= 0)));
alter table ledger.account add constraint account_counterpart CHECK ((counterpart = (kind = ANY (ARRAY['funding'::text, 'outside'::text, 'capacity'::text, 'pledged'::text]))));
alter table ledger.account add constraint account_kind CHECK ((nature <> 'none'::text));
alter table ledger.account add constraint account_pending_not_negative CHECK ((pending >= 0));
alter table ledger.account add constraint account_pkey PRIMARY KEY (id);
alter table ledger.account add constraint account_book_nature FOREIGN KEY (book, nature) REFERENCES ledger.book(id, nature);
alter table ledger.book add constraint book_nature CHECK ((nature = ANY (ARRAY['funder'::text, 'fund'::text, 'guarantee'::text, 'holder'::text])));
alter table ledger.book add constraint book_of_nature UNIQUE (id, nature);
alter table ledger.book add constraint book_pkey PRIMARY KEY (id);
alter table ledger.command add constraint command_pkey PRIMARY KEY (id);
alter table ledger.transfer add constraint transfer_amount_positive CHECK ((amount > 0));
alter table ledger.transfer add constraint transfer_hold_is_due CHECK (((kind = 'hold'::text) = (due_at IS NOT NULL)));
alter table ledger.transfer add constraint transfer_kind CHECK ((kind = ANY (ARRAY['direct'::text, 'hold'::text, 'post'::text, 'void'::text, 'expire'::text])));
alter table ledger.transfer add constraint transfer_pending_id_key UNIQUE (pending_id);
alter table ledger.transfer add constraint transfer_pkey PRIMARY KEY (id);
alter table ledger.transfer add constraint transfer_resolves CHECK (((kind = ANY (ARRAY['post'::text, 'void'::text, 'expire'::text])) = (pending_id IS NOT NULL)));
alter table ledger.transfer add constraint transfer_reverses_key UNIQUE (reverses);
alter table ledger.transfer add constraint transfer_two_accounts CHECK ((debit <> credit));
alter table ledger.transfer add constraint transfer_command FOREIGN KEY (command_id) REFERENCES ledger.command(id);
alter table ledger.transfer add constraint transfer_credit FOREIGN KEY (credit, book) REFERENCES ledger.account(id, book);
alter table ledger.transfer add constraint transfer_debit FOREIGN KEY (debit, book) REFERENCES ledger.account(id, book);
alter table ledger.transfer add constraint transfer_pending FOREIGN KEY (pending_id) REFERENCES ledger.transfer(id);
alter table ledger.transfer add constraint transfer_reversed FOREIGN KEY (reverses) REFERENCES ledger.transfer(id);
alter table notification.letter add constraint letter_about_once UNIQUE (person_id, about);
alter table notification.letter add constraint letter_once UNIQUE (notice_id, person_id);
alter table notification.letter add constraint letter_pkey PRIMARY KEY (id);
alter table notification.letter add constraint letter_notice FOREIGN KEY (notice_id) REFERENCES engine.notice(id);
alter table notification.letter add constraint letter_person FOREIGN KEY (person_id) REFERENCES access.person(id);
alter table programme.call add constraint call_cancel_reason CHECK (((status = 'cancelled'::text) = (cancel_reason IS NOT NULL)));
alter table programme.call add constraint call_dates CHECK (((status = 'draft'::text) OR (closes_at > opens_at)));
alter table programme.call add constraint call_funders CHECK ((cardinality(funder_ids) > 0));
alter table programme.call add constraint call_pkey PRIMARY KEY (id);
alter table programme.call add constraint call_reference_unique UNIQUE (reference);
alter table programme.call add constraint call_status CHECK ((status = ANY (ARRAY['draft'::text, 'published'::text, 'open'::text, 'closed'::text, 'settled'::text, 'cancelled'::text])));
alter table programme.call add constraint call_lead_funder FOREIGN KEY (lead_funder_id) REFERENCES programme.funder(id);
alter table programme.envelope add constraint envelope_instrument CHECK ((instrument = ANY (ARRAY['grant'::text, 'repayable_advance'::text, 'loan'::text, 'guarantee'::text, 'in_kind'::text])));
alter table programme.envelope add constraint envelope_once UNIQUE NULLS NOT DISTINCT (funder_id, instrument, year, call_id, territory, marker);
alter table programme.envelope add constraint envelope_pkey PRIMARY KEY (id);
alter table programme.envelope add constraint envelope_call FOREIGN KEY (call_id) REFERENCES programme.call(id);
alter table programme.envelope add constraint envelope_funder FOREIGN KEY (funder_id) REFERENCES programme.funder(id);
alter table programme.envelope_grant add constraint envelope_grant_pkey PRIMARY KEY (id);
alter table programme.envelope_grant add constraint envelope_grant_positive CHECK ((amount_centimes > 0));
alter table programme.envelope_grant add constraint envelope_grant_envelope FOREIGN KEY (envelope_id) REFERENCES programme.envelope(id);
alter table programme.funder add constraint funder_code_unique UNIQUE (code);
alter table programme.funder add constraint funder_pkey PRIMARY KEY (id);
alter table programme.funder add constraint funder_rib_key CHECK (((rib ~ '^\d{24}$'::text) AND (((rib)::numeric % (97)::numeric) = (0)::numeric)));
alter table programme.holiday_version add constraint holiday_version_numbered CHECK ((number > 0));
alter table programme.holiday_version add constraint holiday_version_pkey PRIMARY KEY (holiday_id, number);
alter table programme.holiday_version add constraint holiday_withdrawn_with_reason CHECK (((NOT is_withdrawn) OR (btrim(reason) <> ''::text)));
alter table programme.rulebook_version add constraint rulebook_version_pkey PRIMARY KEY (call_id, number);
alter table programme.rulebook_version add constraint rulebook_version_reason CHECK (((number = 1) = (reason IS NULL)));
alter table programme.rulebook_version add constraint rulebook_version_call FOREIGN KEY (call_id) REFERENCES programme.call(id);
alter table registry.account add constraint account_certified CHECK ((((certified_by IS NULL) = (certificate_id IS NULL)) AND ((status <> ALL (ARRAY['certified'::text, 'active'::text])) OR (certified_by IS NOT NULL))));
alter table registry.account add constraint account_cools_off CHECK (((status <> 'certified'::text) OR (activates_at IS NOT NULL)));
alter table registry.account add constraint account_four_eyes CHECK ((certified_by <> declared_by));
alter table registry.account add constraint account_pkey PRIMARY KEY (id);
alter table registry.account add constraint account_rib_key CHECK (((rib ~ '^\d{24}$'::text) AND (((rib)::numeric % (97)::numeric) = (0)::numeric)));
alter table registry.account add constraint account_status CHECK ((status = ANY (ARRAY['declared'::text, 'certified'::text, 'active'::text, 'replaced'::text, 'cancelled'::text])));
alter table registry.account add constraint account_organisation FOREIGN KEY (organisation_id) REFERENCES registry.organisation(id);
alter table registry.attestation add constraint attestation_dates CHECK ((expires_on >= issued_on));
alter table registry.attestation add constraint attestation_pkey PRIMARY KEY (id);
alter table registry.attestation add constraint attestation_added_by FOREIGN KEY (added_by) REFERENCES access.person(id);
alter table registry.attestation add constraint attestation_organisation FOREIGN KEY (organisation_id) REFERENCES registry.organisation(id);
alter table registry.invitation add constraint invitation_answer CHECK ((answer = ANY (ARRAY['accepted'::text, 'declined'::text, 'withdrawn'::text])));
alter table registry.invitation add constraint invitation_answered CHECK ((num_nulls(answer, answered_by, answered_at) = ANY (ARRAY[0, 3])));
alter table registry.invitation add constraint invitation_dates CHECK ((until_on >= from_on));
alter table registry.invitation add constraint invitation_forgotten CHECK (((forgotten_at IS NULL) OR ((forgotten_at > expires_at) AND (num_nonnulls(email, phone) = 0))));
alter table registry.invitation add constraint invitation_language CHECK ((language = ANY (ARRAY['ar'::text, 'fr'::text, 'en'::text])));
alter table registry.invitation add constraint invitation_names CHECK (((representative_id IS NOT NULL) = (NOT (answer IS DISTINCT FROM 'accepted'::text))));
alter table registry.invitation add constraint invitation_pkey PRIMARY KEY (id);
alter table registry.invitation add constraint invitation_reached CHECK (((num_nonnulls(email, phone) > 0) OR (num_nonnulls(answer, forgotten_at) > 0)));
alter table registry.invitation add constraint invitation_secret UNIQUE (secret_hash);
alter table registry.invitation add constraint invitation_term CHECK ((expires_at > invited_at));
alter table registry.invitation add constraint invitation_to_another CHECK (((answer IS DISTINCT FROM 'accepted'::text) OR (answered_by <> invited_by)));
alter table registry.invitation add constraint invitation_answered_by FOREIGN KEY (answered_by) REFERENCES access.person(id);
alter table registry.invitation add constraint invitation_document FOREIGN KEY (document_id) REFERENCES documents.document(id);
alter table registry.invitation add constraint invitation_invited_by FOREIGN KEY (invited_by) REFERENCES access.person(id);
alter table registry.invitation add constraint invitation_organisation FOREIGN KEY (organisation_id) REFERENCES registry.organisation(id);
alter table registry.invitation add constraint invitation_representative FOREIGN KEY (representative_id) REFERENCES registry.representative(id);
alter table registry.organisation add constraint organisation_dates CHECK ((registered_on <= COALESCE(extract_on, registered_on)));
alter table registry.organisation add constraint organisation_ice CHECK (((ice ~ '^\d{15}$'::text) AND ((((ice)::numeric % (97)::numeric) = (0)::numeric) OR (ice_override_reason IS NOT NULL))));
alter table registry.organisation add constraint organisation_ice_unique UNIQUE (ice);
alter table registry.organisation add constraint organisation_legal_form CHECK ((legal_form = ANY (ARRAY['cooperative'::text, 'union_of_cooperatives'::text, 'association'::text, 'gie'::text, 'mutual'::text, 'company'::text, 'auto_entrepreneur'::text])));
alter table registry.organisation add constraint organisation_members CHECK ((((members_young_women >= 0) AND (members_young_women <= LEAST(members_women, members_youth))) AND (((members_women + members_youth) - members_young_women) <= members_total) AND ((members_with_disability >= 0) AND (members_with_disability <= members_total))));
alter table registry.organisation add constraint organisation_odco CHECK (((odco_number IS NULL) OR (legal_form = ANY (ARRAY['cooperative'::text, 'union_of_cooperatives'::text]))));
alter table registry.organisation add constraint organisation_pkey PRIMARY KEY (id);
alter table registry.organisation add constraint organisation_receipt CHECK ((receipt = ANY (ARRAY['provisional'::text, 'final'::text])));
alter table registry.organisation add constraint organisation_registered CHECK (
CASE
    WHEN (legal_form = ANY (ARRAY['cooperative'::text, 'union_of_cooperatives'::text, 'gie'::text, 'company'::text])) THEN ((court IS NOT NULL) AND (extract_on IS NOT NULL) AND (authority IS NULL) AND (receipt IS NULL))
    WHEN (legal_form = 'association'::text) THEN ((authority IS NOT NULL) AND (receipt IS NOT NULL) AND (court IS NULL) AND (extract_on IS NULL))
    WHEN (legal_form = 'mutual'::text) THEN ((authority IS NOT NULL) AND (receipt IS NULL) AND (court IS NULL) AND (extract_on IS NULL))
    ELSE ((court IS NULL) AND (authority IS NULL) AND (receipt IS NULL))
END);
alter table registry.organisation add constraint organisation_seat FOREIGN KEY (province, region) REFERENCES registry.territory(code, region_code);
alter table registry.organisation_revision add constraint organisation_revision_pkey PRIMARY KEY (organisation_id, version);
alter table registry.organisation_revision add constraint organisation_revision_organisation FOREIGN KEY (organisation_id) REFERENCES registry.organisation(id);
alter table registry.representative add constraint representative_authority CHECK (((act IS NULL) = (capacity IS NULL)));
alter table registry.representative add constraint representative_dates CHECK ((until_on >= from_on));
alter table registry.representative add constraint representative_pkey PRIMARY KEY (id);
alter table registry.representative add constraint representative_named_by FOREIGN KEY (named_by) REFERENCES access.person(id);
alter table registry.representative add constraint representative_organisation FOREIGN KEY (organisation_id) REFERENCES registry.organisation(id);
alter table registry.representative add constraint representative_person FOREIGN KEY (person_id) REFERENCES access.person(id);
alter table registry.rib_clash add constraint rib_clash_decided CHECK ((((outcome IS NULL) = (resolved_at IS NULL)) AND ((outcome <> ALL (ARRAY['accepted'::text, 'rejected'::text])) OR ((resolved_by IS NOT NULL) AND (reason IS NOT NULL)))));
alter table registry.rib_clash add constraint rib_clash_four_eyes CHECK ((resolved_by <> declared_by));
alter table registry.rib_clash add constraint rib_clash_once UNIQUE (account_id, other_account_id);
alter table registry.rib_clash add constraint rib_clash_outcome CHECK ((outcome = ANY (ARRAY['accepted'::text, 'rejected'::text, 'withdrawn'::text])));
alter table registry.rib_clash add constraint rib_clash_pkey PRIMARY KEY (id);
alter table registry.rib_clash add constraint rib_clash_account FOREIGN KEY (account_id) REFERENCES registry.account(id);
alter table registry.rib_clash add constraint rib_clash_other_account FOREIGN KEY (other_account_id) REFERENCES registry.account(id);
alter table registry.setting add constraint setting_cooling_off_days CHECK (((cooling_off_days >= 1) AND (cooling_off_days <= 30)));
alter table registry.setting add constraint setting_pkey PRIMARY KEY (singleton);
alter table registry.setting add constraint setting_singleton CHECK (singleton);
alter table registry.territory add constraint territory_kind CHECK ((kind = ANY (ARRAY['region'::text, 'province'::text, 'prefecture'::text])));
alter table registry.territory add constraint territory_part UNIQUE (code, region_code);
alter table registry.territory add constraint territory_pkey PRIMARY KEY (code);
alter table registry.territory add constraint territory_region_code_fkey FOREIGN KEY (region_code) REFERENCES registry.territory(code);
alter table reporting.closure add constraint closure_pkey PRIMARY KEY (dossier_id);
alter table reporting.closure add constraint closure_sha256 CHECK ((sha256 = encode(sha256(convert_to(statement, 'UTF8'::name)), 'hex'::text)));
alter table reporting.closure add constraint closure_dossier FOREIGN KEY (dossier_id) REFERENCES reporting.plan(dossier_id);
alter table reporting.finding add constraint finding_closed CHECK (((status = 'closed'::text) = ((closed_by IS NOT NULL) AND (closing_note IS NOT NULL))));
alter table reporting.finding add constraint finding_number UNIQUE (dossier_id, number);
alter table reporting.finding add constraint finding_pkey PRIMARY KEY (id);
alter table reporting.finding add constraint finding_severity CHECK ((severity = ANY (ARRAY['minor'::text, 'serious'::text])));
alter table reporting.finding add constraint finding_status CHECK ((status = ANY (ARRAY['open'::text, 'closed'::text])));
alter table reporting.finding add constraint finding_visit FOREIGN KEY (visit_id) REFERENCES reporting.visit(id);
alter table reporting.follow_up add constraint follow_up_pkey PRIMARY KEY (seq);
alter table reporting.follow_up add constraint follow_up_finding FOREIGN KEY (finding_id) REFERENCES reporting.finding(id);
alter table reporting.plan add constraint plan_pkey PRIMARY KEY (dossier_id);
alter table reporting.report add constraint report_accepted CHECK (((status = 'accepted'::text) = (accepted_by IS NOT NULL)));
alter table reporting.report add constraint report_four_eyes CHECK ((accepted_by <> submitted_by));
alter table reporting.report add constraint report_kind CHECK ((kind = ANY (ARRAY['progress'::text, 'technical'::text, 'financial'::text, 'indicator'::text, 'final'::text])));
alter table reporting.report add constraint report_number UNIQUE (dossier_id, number);
alter table reporting.report add constraint report_pkey PRIMARY KEY (id);
alter table reporting.report add constraint report_status CHECK ((status = ANY (ARRAY['planned'::text, 'submitted'::text, 'returned'::text, 'accepted'::text])));
alter table reporting.report add constraint report_submitted CHECK ((((status = 'planned'::text) = (revision = 0)) AND ((revision = 0) = (submitted_by IS NULL))));
alter table reporting.report add constraint report_dossier FOREIGN KEY (dossier_id) REFERENCES reporting.plan(dossier_id);
alter table reporting.review add constraint review_four_eyes CHECK ((reviewed_by <> submitted_by));
alter table reporting.review add constraint review_outcome CHECK ((outcome = ANY (ARRAY['accepted'::text, 'returned'::text])));
alter table reporting.review add constraint review_pkey PRIMARY KEY (report_id, revision);
alter table reporting.review add constraint review_questions CHECK (((outcome = 'returned'::text) = (jsonb_array_length(questions) > 0)));
alter table reporting.review add constraint review_submission FOREIGN KEY (report_id, revision, submitted_by) REFERENCES reporting.submission(report_id, revision, submitted_by);
alter table reporting.submission add constraint submission_by UNIQUE (report_id, revision, submitted_by);
alter table reporting.submission add constraint submission_pkey PRIMARY KEY (report_id, revision);
alter table reporting.submission add constraint submission_revision CHECK ((revision > 0));
alter table reporting.submission add constraint submission_report FOREIGN KEY (report_id) REFERENCES reporting.report(id);
alter table reporting.verification add constraint verification_four_eyes CHECK ((verified_by <> declared_by));
alter table reporting.verification add constraint verification_once PRIMARY KEY (report_id, code);
alter table reporting.verification add constraint verification_value CHECK ((verified_hundredths >= 0));
alter table reporting.verification add constraint verification_submission FOREIGN KEY (report_id, revision, declared_by) REFERENCES reporting.submission(report_id, revision, submitted_by);
alter table reporting.visit add constraint visit_done CHECK (((status = 'done'::text) = ((done_on IS NOT NULL) AND (summary IS NOT NULL) AND (is_favourable IS NOT NULL) AND (done_by IS NOT NULL))));
alter table reporting.visit add constraint visit_pkey PRIMARY KEY (id);
alter table reporting.visit add constraint visit_status CHECK ((status = ANY (ARRAY['planned'::text, 'done'::text, 'cancelled'::text])));
alter table scoring.assignment add constraint assignment_conflict CHECK (((status = 'conflicted'::text) = (conflict_kind IS NOT NULL)));
alter table scoring.assignment add constraint assignment_conflict_kind CHECK ((conflict_kind = ANY (ARRAY['family'::text, 'financial'::text, 'professional'::text, 'membership'::text, 'other'::text])));
alter table scoring.assignment add constraint assignment_once UNIQUE (dossier_id, reviewer_id);
alter table scoring.assignment add constraint assignment_pkey PRIMARY KEY (id);
alter table scoring.assignment add constraint assignment_reason CHECK (((status = ANY (ARRAY['declined'::text, 'conflicted'::text])) = (reason IS NOT NULL)));
alter table scoring.assignment add constraint assignment_status CHECK ((status = ANY (ARRAY['asked'::text, 'accepted'::text, 'scored'::text, 'declined'::text, 'conflicted'::text, 'lapsed'::text])));
alter table scoring.assignment add constraint assignment_panel FOREIGN KEY (dossier_id) REFERENCES scoring.panel(dossier_id);
alter table scoring.conflict add constraint conflict_found CHECK ((((origin = 'found'::text) = (recorded_by IS NULL)) AND ((origin = 'found'::text) = (ties <> '{}'::text[]))));
alter table scoring.conflict add constraint conflict_kind CHECK ((kind = ANY (ARRAY['family'::text, 'financial'::text, 'professional'::text, 'membership'::text, 'other'::text])));
alter table scoring.conflict add constraint conflict_once UNIQUE NULLS NOT DISTINCT (reviewer_id, call_id, dossier_id);
alter table scoring.conflict add constraint conflict_origin CHECK ((origin = ANY (ARRAY['declared'::text, 'recorded'::text, 'found'::text])));
alter table scoring.conflict add constraint conflict_pkey PRIMARY KEY (id);
alter table scoring.panel add constraint panel_complete CHECK (((completed_at IS NULL) OR (ROW(mean_hundredths, spread_hundredths) IS NOT NULL)));
alter table scoring.panel add constraint panel_discordance CHECK ((discordance = ANY (ARRAY['spread'::text, 'threshold'::text, 'eliminatory'::text])));
alter table scoring.panel add constraint panel_mean CHECK (((mean_hundredths >= 0) AND (mean_hundredths <= 10000)));
alter table scoring.panel add constraint panel_pkey PRIMARY KEY (dossier_id);
alter table scoring.panel add constraint panel_reference UNIQUE (reference);
alter table scoring.panel add constraint panel_reviewers_wanted CHECK (((reviewers_wanted >= 2) AND (reviewers_wanted <= 8)));
alter table scoring.panel add constraint panel_spread CHECK (((spread_hundredths >= 0) AND (spread_hundredths <= 10000)));
alter table scoring.ranked add constraint ranked_mean CHECK (((mean_hundredths >= 0) AND (mean_hundredths <= 10000)));
alter table scoring.ranked add constraint ranked_once UNIQUE (call_id, version, dossier_id);
alter table scoring.ranked add constraint ranked_pkey PRIMARY KEY (call_id, version, rank);
alter table scoring.ranked add constraint ranked_rank CHECK ((rank >= 1));
alter table scoring.ranked add constraint ranked_spread CHECK (((spread_hundredths >= 0) AND (spread_hundredths <= 10000)));
alter table scoring.ranked add constraint ranked_panel FOREIGN KEY (dossier_id) REFERENCES scoring.panel(dossier_id);
alter table scoring.ranked add constraint ranked_ranking FOREIGN KEY (call_id, version) REFERENCES scoring.ranking(call_id, version);
alter table scoring.ranking add constraint ranking_cause CHECK ((cause = ANY (ARRAY['closing'::text, 'conflict'::text, 'late_dossier'::text])));
alter table scoring.ranking add constraint ranking_content_hash CHECK ((content_hash ~ '^[0-9a-f]{64}$'::text));
alter table scoring.ranking add constraint ranking_first CHECK (((cause = 'closing'::text) = (version = 1)));
alter table scoring.ranking add constraint ranking_frozen_by CHECK (((cause = 'closing'::text) = (frozen_by IS NOT NULL)));
alter table scoring.ranking add constraint ranking_pkey PRIMARY KEY (call_id, version);
alter table scoring.ranking add constraint ranking_version CHECK ((version >= 1));
alter table scoring.rectification add constraint rectification_pkey PRIMARY KEY (assignment_id);
alter table scoring.rectification add constraint rectification_assignment FOREIGN KEY (assignment_id) REFERENCES scoring.assignment(id);
alter table scoring.rectification add constraint rectification_panel FOREIGN KEY (dossier_id) REFERENCES scoring.panel(dossier_id);
alter table scoring.reviewer add constraint reviewer_address CHECK (((address IS NULL) OR (commune IS NOT NULL)));
alter table scoring.reviewer add constraint reviewer_commune CHECK (((province IS NULL) = (commune IS NULL)));
alter table scoring.reviewer add constraint reviewer_pkey PRIMARY KEY (person_id);
alter table scoring.served_territory add constraint served_territory_aid CHECK ((aid_centimes >= 0));
alter table scoring.served_territory add constraint served_territory_pkey PRIMARY KEY (call_id, territory);
alter table scoring.served_territory add constraint served_territory_place CHECK (((less_aided >= 0) AND (less_aided < compared)));
alter table scoring.served_territory add constraint served_territory_population CHECK ((population > 0));
alter table scoring.served_territory add constraint served_territory_score CHECK (((score >= 1) AND (score <= 5)));
alter table scoring.sheet add constraint sheet_pkey PRIMARY KEY (assignment_id);
alter table scoring.sheet add constraint sheet_total CHECK (((total_hundredths >= 0) AND (total_hundredths <= 10000)));
alter table scoring.sheet add constraint sheet_assignment FOREIGN KEY (assignment_id) REFERENCES scoring.assignment(id);
alter table scoring.sheet_draft add constraint sheet_draft_pkey PRIMARY KEY (assignment_id);
alter table scoring.sheet_draft add constraint sheet_draft_assignment FOREIGN KEY (assignment_id) REFERENCES scoring.assignment(id);

CREATE INDEX account_dossier ON ledger.account USING btree (dossier_id);
CREATE INDEX account_envelope ON ledger.account USING btree (envelope_id);
CREATE INDEX account_of_book ON ledger.account USING btree (book, nature);
CREATE INDEX account_organisation ON registry.account USING btree (organisation_id);
CREATE INDEX account_rib ON registry.account USING btree (rib) WHERE (status = ANY (ARRAY['declared'::text, 'certified'::text, 'active'::text]));
CREATE INDEX answer_of_placement ON disbursement.answer USING btree (placement_id);
CREATE INDEX answer_statement ON disbursement.answer USING btree (statement_id);
CREATE INDEX appeal_decided_by ON application.appeal USING btree (decided_by);
CREATE INDEX appeal_filed_by ON application.appeal USING btree (filed_by);
CREATE INDEX assignment_reviewer ON scoring.assignment USING btree (reviewer_id, id);
CREATE INDEX attachment_added_by ON application.attachment USING btree (added_by);
CREATE INDEX attachment_document ON application.attachment USING btree (document_id);
CREATE INDEX attachment_of_dossier ON application.attachment USING btree (dossier_id, kind, id);
CREATE INDEX attestation_added_by ON registry.attestation USING btree (added_by);
CREATE INDEX attestation_latest ON registry.attestation USING btree (organisation_id, kind, id);
CREATE INDEX bank_statement_funder ON disbursement.bank_statement USING btree (funder_id);
CREATE INDEX block_range_end ON audit.block USING btree (epoch, xid_to);
CREATE INDEX call_lead_funder ON programme.call USING btree (lead_funder_id);
CREATE INDEX call_newest ON programme.call USING btree (opens_at DESC, id DESC);
CREATE INDEX complement_answered_by ON application.complement USING btree (answered_by);
CREATE INDEX complement_asked_by ON application.complement USING btree (asked_by);
CREATE INDEX conflict_dossier ON scoring.conflict USING btree (dossier_id);
CREATE INDEX copy_agreement ON agreement.signed_copy USING btree (agreement_id);
CREATE INDEX copy_signatory ON agreement.signed_copy USING btree (signatory_id, agreement_id);
CREATE INDEX decision_of_item ON committee.decision USING btree (item_id, session_id);
CREATE INDEX decision_of_member ON committee.decision USING btree (session_id, decided_by);
CREATE INDEX delegation_by ON access.delegation USING btree (delegator_id);
CREATE INDEX delegation_ended_by ON access.delegation USING btree (ended_by);
CREATE INDEX delegation_of_funder ON access.delegation USING btree (funder_id, id);
CREATE INDEX delegation_to ON access.delegation USING btree (delegate_id, to_at);
CREATE INDEX document_sha256 ON documents.document USING btree (sha256);
CREATE INDEX document_uploader ON documents.document USING btree (uploaded_by, id);
CREATE INDEX dossier_call ON application.dossier USING btree (call_id);
CREATE INDEX dossier_funder_dossier ON access.dossier_funder USING btree (dossier_id);
CREATE INDEX dossier_organisation ON application.dossier USING btree (organisation_id);
CREATE INDEX dossier_reference_prefix ON application.dossier USING btree (reference COLLATE "C");
CREATE INDEX dossier_scope_call ON access.dossier_scope USING btree (call_id, dossier_id);
CREATE INDEX dossier_scope_organisation ON access.dossier_scope USING btree (organisation_id, dossier_id);
CREATE INDEX dossier_scope_territory ON access.dossier_scope USING btree (territory COLLATE "C", dossier_id);
CREATE INDEX dossier_status ON application.dossier USING btree (status, id);
CREATE INDEX dossier_words ON application.dossier USING gin (words);
CREATE INDEX eligibility_decision_decided_by ON application.eligibility_decision USING btree (decided_by);
CREATE INDEX envelope_call ON programme.envelope USING btree (call_id);
CREATE INDEX envelope_grant_envelope ON programme.envelope_grant USING btree (envelope_id);
CREATE INDEX erasure_began_at ON access.erasure USING btree (began_at);
CREATE INDEX erasure_erased_by ON access.erasure USING btree (erased_by);
CREATE INDEX event_actor ON audit.event USING btree (actor_id, seq);
CREATE INDEX event_dossier ON audit.event USING btree (dossier_id, seq);
CREATE INDEX event_effective ON audit.event USING btree (effective_on);
CREATE INDEX event_horizon ON audit.event USING btree (epoch, xid, seq);
CREATE INDEX event_kind ON audit.event USING btree (kind COLLATE "C", seq);
CREATE INDEX event_related ON audit.event USING gin (related);
CREATE INDEX event_seq ON audit.event USING btree (seq);
CREATE INDEX finding_of_visit ON reporting.finding USING btree (visit_id);
CREATE INDEX follow_up_of_finding ON reporting.follow_up USING btree (finding_id, at, seq);
CREATE INDEX invitation_answered_by ON registry.invitation USING btree (answered_by);
CREATE INDEX invitation_document ON registry.invitation USING btree (document_id);
CREATE INDEX invitation_invited_by ON registry.invitation USING btree (invited_by);
CREATE INDEX invitation_organisation ON registry.invitation USING btree (organisation_id, id);
CREATE INDEX invitation_representative ON registry.invitation USING btree (representative_id);
CREATE INDEX invitation_unanswered ON registry.invitation USING btree (expires_at) WHERE ((answer IS NULL) AND (forgotten_at IS NULL));
CREATE INDEX item_chair_of_item ON committee.item_chair USING btree (item_id, session_id);
CREATE INDEX item_chair_of_member ON committee.item_chair USING btree (session_id, person_id);
CREATE INDEX item_dossier ON committee.item USING btree (dossier_id);
CREATE INDEX item_rectifying ON committee.item USING btree (rectifies) WHERE (rectifies IS NOT NULL);
CREATE INDEX leg_dossier ON disbursement.leg USING btree (dossier_id);
CREATE INDEX leg_funder ON disbursement.leg USING btree (funder_id);
CREATE INDEX letter_failed ON notification.letter USING btree (id) WHERE ((delivered_at IS NULL) AND (attempts > 0));
CREATE INDEX letter_inbox ON notification.letter USING btree (person_id, told_at DESC, id DESC);
CREATE INDEX letter_undelivered ON notification.letter USING btree (try_at) WHERE ((delivered_at IS NULL) AND (given_up_at IS NULL));
CREATE INDEX letter_unread ON notification.letter USING btree (person_id) WHERE (read_at IS NULL);
CREATE INDEX level_decision_delegation ON cofinancing.level_decision USING btree (delegation_id);
CREATE INDEX line_dossier ON cofinancing.line USING btree (dossier_id);
CREATE INDEX line_of_funder_due ON cofinancing.line USING btree (funder_id, COALESCE(answer_by, 'infinity'::timestamp with time zone), id);
CREATE INDEX line_raised ON cofinancing.line USING btree (raises, dossier_id, funder_id, instrument);
CREATE INDEX line_round_id ON cofinancing.line USING btree (round_id, dossier_id);
CREATE INDEX line_superseding ON cofinancing.line USING btree (superseded_by, dossier_id, funder_id, instrument);
CREATE INDEX line_to_prepare ON cofinancing.line USING btree (funder_id) WHERE (status = 'asked'::text);
CREATE INDEX mandate_agent ON application.mandate USING btree (agent_id);
CREATE INDEX mandate_document ON application.mandate USING btree (document_id);
CREATE INDEX mandate_organisation ON application.mandate USING btree (organisation_id, agent_id);
CREATE INDEX member_of_person ON committee.member USING btree (person_id);
CREATE INDEX note_checkpoint ON audit.note USING btree (size) WHERE (kind = 'checkpoint'::text);
CREATE INDEX notice_addressee ON engine.notice USING btree (to_id, created_at);
CREATE INDEX notice_dossier ON engine.notice USING btree (dossier_id);
CREATE INDEX notice_undelivered ON engine.notice USING btree (created_at) WHERE (delivered_at IS NULL);
CREATE INDEX obligation_all_workflow ON engine.obligation USING btree (workflow_id);
CREATE INDEX obligation_next ON engine.obligation USING btree (next_at) WHERE (closed_at IS NULL);
CREATE INDEX obligation_owed ON engine.obligation USING btree (owed_id) WHERE (closed_at IS NULL);
CREATE INDEX obligation_owed_role ON engine.obligation USING btree (owed_role) WHERE (closed_at IS NULL);
CREATE INDEX obligation_workflow ON engine.obligation USING btree (workflow_id) WHERE (closed_at IS NULL);
CREATE INDEX organisation_form ON registry.organisation USING btree (legal_form, id);
CREATE INDEX organisation_region ON registry.organisation USING btree (region, id);
CREATE INDEX organisation_representative ON registry.organisation USING btree (representative_id);
CREATE INDEX organisation_seat ON registry.organisation USING btree (province, region);
CREATE INDEX organisation_words ON registry.organisation USING gin (words);
CREATE INDEX panel_call ON scoring.panel USING btree (call_id);
CREATE INDEX paper_dossier ON documents.paper USING btree (dossier_id);
CREATE INDEX paper_replaced_by ON documents.paper USING btree (replaced_by) WHERE (replaced_by IS NOT NULL);
CREATE INDEX payment_order_answerable ON disbursement.payment_order USING btree (amount_centimes, end_to_end_id) WHERE (status = ANY (ARRAY['sent'::text, 'unknown'::text]));
CREATE INDEX payment_order_given_back ON disbursement.payment_order USING btree (leg_id, attempt) WHERE (status = 'returned'::text);
CREATE INDEX payment_order_of_run ON disbursement.payment_order USING btree (run_id);
CREATE INDEX payment_order_waiting ON disbursement.payment_order USING btree (status) WHERE (run_id IS NULL);
CREATE INDEX payment_run_funder ON disbursement.payment_run USING btree (funder_id);
CREATE INDEX payment_run_of_funder ON disbursement.payment_run USING btree (funder_id, id);
CREATE INDEX payment_run_under_way ON disbursement.payment_run USING btree (status) WHERE (status = ANY (ARRAY['prepared'::text, 'approved'::text]));
CREATE INDEX placement_of_funder ON disbursement.placement USING btree (funder_id, id);
CREATE INDEX placement_of_order ON disbursement.placement USING btree (order_id);
CREATE INDEX placement_of_recovery ON disbursement.placement USING btree (recovery_id);
CREATE INDEX process_quiet ON engine.process USING btree (touched_at) WHERE open;
CREATE INDEX process_stage ON engine.process USING btree (stage, subject_id) WHERE (type = 'dossier'::text);
CREATE INDEX process_unseen ON engine.process USING btree (touched_at) WHERE (open AND (seen < version));
CREATE INDEX process_unsent ON engine.process USING btree (touched_at) WHERE (open AND (sent < version));
CREATE INDEX proof_draft_open ON disbursement.proof_draft USING btree (tranche_id) WHERE (dropped_at IS NULL);
CREATE INDEX proof_of_tranche ON disbursement.proof USING btree (tranche_id);
CREATE INDEX question_dossier ON committee.question USING btree (dossier_id);
CREATE INDEX quota_ended ON engine.quota USING btree (ends_at);
CREATE INDEX ranked_dossier ON scoring.ranked USING btree (dossier_id);
CREATE INDEX reader_dossier ON documents.reader USING btree (((subject ->> 'dossierId'::text))) WHERE ((subject ->> 'dossierId'::text) IS NOT NULL);
CREATE INDEX recovery_dossier ON disbursement.recovery USING btree (dossier_id);
CREATE INDEX rectification_dossier ON scoring.rectification USING btree (dossier_id);
CREATE INDEX recusal_of_item ON committee.recusal USING btree (item_id, session_id);
CREATE INDEX recusal_of_member ON committee.recusal USING btree (session_id, person_id);
CREATE INDEX representative_named_by ON registry.representative USING btree (named_by);
CREATE INDEX representative_organisation ON registry.representative USING btree (organisation_id, id);
CREATE INDEX representative_person ON registry.representative USING btree (person_id);
CREATE INDEX reserve_line_envelope ON committee.reserve_line USING btree (envelope_id);
CREATE INDEX reserve_place_item ON committee.reserve_place USING btree (item_id);
CREATE INDEX reserve_place_order ON committee.reserve_place USING btree (call_id, rank, since, dossier_id);
CREATE INDEX review_of_submission ON reporting.review USING btree (report_id, revision, submitted_by);
CREATE INDEX revision_of_dossier ON cofinancing.revision USING btree (dossier_id, asked_at);
CREATE INDEX revision_round_id ON cofinancing.revision USING btree (round_id, dossier_id);
CREATE INDEX rib_clash_open ON registry.rib_clash USING btree (id) WHERE (outcome IS NULL);
CREATE INDEX rib_clash_other_account ON registry.rib_clash USING btree (other_account_id);
CREATE INDEX role_grant_granted_by ON access.role_grant USING btree (granted_by);
CREATE INDEX role_grant_person ON access.role_grant USING btree (person_id);
CREATE INDEX role_grant_role_scope ON access.role_grant USING btree (role, scope_id);
CREATE INDEX rulebook_version_hash ON programme.rulebook_version USING btree (call_id, hash);
CREATE INDEX scan_due ON documents.scan USING btree (due_at, document_id) WHERE (verdict IS NULL);
CREATE INDEX search_word_alike ON engine.search_word USING gin (word gin_trgm_ops);
CREATE INDEX session_call ON committee.session USING btree (call_id);
CREATE INDEX session_chair ON committee.session USING btree (id, chair_id);
CREATE INDEX session_person ON access.session USING btree (person_id) WHERE (ended_at IS NULL);
CREATE INDEX signature_agreement_content ON agreement.signature USING btree (agreement_id, content_hash);
CREATE INDEX signature_agreement_paper ON agreement.signature USING btree (agreement_id, document_sha256);
CREATE INDEX signature_copy ON agreement.signature USING btree (copy_id, signatory_id) WHERE (copy_id IS NOT NULL);
CREATE INDEX signature_of_minutes ON committee.signature USING btree (session_id, content_hash);
CREATE INDEX signature_signatory_of ON agreement.signature USING btree (signatory_id, agreement_id);
CREATE INDEX statement_entry_order ON disbursement.statement_entry USING btree (order_id);
CREATE INDEX statement_entry_unmatched ON disbursement.statement_entry USING btree (id) WHERE ((mismatch IS NOT NULL) AND (mismatch <> 'not_booked'::text));
CREATE INDEX stuck_step_workflow ON engine.stuck_step USING btree (workflow_id);
CREATE INDEX suspension_of_agreement ON agreement.suspension USING btree (agreement_id);
CREATE INDEX territory_region ON registry.territory USING btree (region_code);
CREATE INDEX tracking_secret_issued_by ON application.tracking_secret USING btree (issued_by);
CREATE INDEX tracking_secret_of_dossier ON application.tracking_secret USING btree (dossier_id, id);
CREATE INDEX tranche_settled ON disbursement.tranche USING btree (settled_at) WHERE (status = 'settled'::text);
CREATE INDEX tranche_status ON disbursement.tranche USING btree (status, id);
CREATE INDEX transfer_credit_account ON ledger.transfer USING btree (credit, book);
CREATE INDEX transfer_debit_account ON ledger.transfer USING btree (debit, book);
CREATE INDEX transfer_horizon ON ledger.transfer USING btree (epoch, xid, seq);
CREATE INDEX transfer_of_command ON ledger.transfer USING btree (command_id);
CREATE INDEX transfer_subject ON ledger.transfer USING btree (subject_id);
CREATE INDEX verification_of_submission ON reporting.verification USING btree (report_id, revision, declared_by);
CREATE INDEX visit_dossier ON reporting.visit USING btree (dossier_id, id);
CREATE INDEX vote_of_item ON committee.vote USING btree (item_id, session_id);
CREATE INDEX vote_of_member ON committee.vote USING btree (session_id, person_id);
CREATE INDEX waiver_granted_by ON application.waiver USING btree (granted_by);
CREATE UNIQUE INDEX account_one_active ON registry.account USING btree (organisation_id) WHERE (status = 'active'::text);
CREATE UNIQUE INDEX account_one_certified ON registry.account USING btree (organisation_id) WHERE (status = 'certified'::text);
CREATE UNIQUE INDEX account_one_declared ON registry.account USING btree (organisation_id) WHERE (status = 'declared'::text);
CREATE UNIQUE INDEX account_rib_once ON registry.account USING btree (organisation_id, rib) WHERE (status = ANY (ARRAY['declared'::text, 'certified'::text, 'active'::text]));
CREATE UNIQUE INDEX application_once_per_call ON application.dossier USING btree (call_id, organisation_id) WHERE (status = ANY (ARRAY['draft'::text, 'submitted'::text]));
CREATE UNIQUE INDEX approval_party_signs_once ON disbursement.approval_party USING btree (subject_id, part) WHERE (part <> ALL (ARRAY['claimant'::text, 'checker'::text, 'account'::text, 'represented'::text]));
CREATE UNIQUE INDEX copy_one_waiting ON agreement.signed_copy USING btree (signatory_id) WHERE (status = 'waiting'::text);
CREATE UNIQUE INDEX invoice_counts_once ON disbursement.proof USING btree (supplier_ice, invoice_number, invoice_date, invoice_centimes) WHERE (status <> 'refused'::text);
CREATE UNIQUE INDEX invoice_file_counts_once ON disbursement.proof USING btree (sha256) WHERE ((status <> 'refused'::text) AND (supplier_ice IS NOT NULL));
CREATE UNIQUE INDEX item_once ON committee.item USING btree (dossier_id) WHERE (status = ANY (ARRAY['listed'::text, 'decided'::text]));
CREATE UNIQUE INDEX line_asked_once ON cofinancing.line USING btree (dossier_id, funder_id, instrument) WHERE (status = ANY (ARRAY['planned'::text, 'asked'::text, 'prepared'::text]));
CREATE UNIQUE INDEX line_stands_once ON cofinancing.line USING btree (dossier_id, funder_id, instrument) WHERE ((status = 'approved'::text) AND (superseded_by IS NULL));
CREATE UNIQUE INDEX obligation_open ON engine.obligation USING btree (kind, subject_id) WHERE (closed_at IS NULL);
CREATE UNIQUE INDEX organisation_registration_unique ON registry.organisation USING btree ((
CASE
    WHEN (legal_form = ANY (ARRAY['cooperative'::text, 'union_of_cooperatives'::text])) THEN 'cooperatives'::text
    WHEN (legal_form = ANY (ARRAY['gie'::text, 'company'::text])) THEN 'trade'::text
    ELSE 'national'::text
END), lower(COALESCE(court, ''::text)), lower(registration_number)) WHERE (legal_form <> ALL (ARRAY['association'::text, 'mutual'::text]));
CREATE UNIQUE INDEX payment_order_live ON disbursement.payment_order USING btree (leg_id) WHERE (status <> ALL (ARRAY['returned'::text, 'cancelled'::text]));
CREATE UNIQUE INDEX placement_entry_once ON disbursement.placement_entry USING btree (entry_id) WHERE stands;
CREATE UNIQUE INDEX placement_inquiry_open ON disbursement.placement USING btree (order_id) WHERE ((kind = 'inquiry'::text) AND (status = 'proposed'::text));
CREATE UNIQUE INDEX revision_asked_once ON cofinancing.revision USING btree (dossier_id) WHERE (status = 'asked'::text);
CREATE UNIQUE INDEX round_under_way ON cofinancing.round USING btree (dossier_id) WHERE (status = ANY (ARRAY['planned'::text, 'open'::text]));
CREATE UNIQUE INDEX stuck_step_open ON engine.stuck_step USING btree (workflow_id, step, subject) WHERE (resolved_at IS NULL);
CREATE UNIQUE INDEX suspension_once ON agreement.suspension USING btree (agreement_id) WHERE (lifted_at IS NULL);

create view agreement.difference with (security_invoker=true) as
 WITH said AS (
         SELECT a.dossier_id,
            p.nature,
            p.amount_centimes AS amount
           FROM agreement.pledge p
             JOIN agreement.agreement a ON a.id = p.agreement_id
        ), books AS (
         SELECT account.dossier_id,
                CASE
                    WHEN account.kind = ANY (ARRAY['due_cash'::text, 'shown_cash'::text]) THEN 'cash'::text
                    ELSE 'in_kind'::text
                END AS nature,
            sum(account.posted) AS amount
           FROM ledger.account
          WHERE account.nature = 'holder'::text AND account.kind <> 'pledged'::text
          GROUP BY account.dossier_id, (
                CASE
                    WHEN account.kind = ANY (ARRAY['due_cash'::text, 'shown_cash'::text]) THEN 'cash'::text
                    ELSE 'in_kind'::text
                END)
        )
 SELECT 'contribution_pledged'::text AS what,
    dossier_id AS subject_id,
    format('in %s: the agreement says %s, the books %s'::text, nature, COALESCE(said.amount, 0::bigint), COALESCE(books.amount, 0::numeric)) AS detail
   FROM said
     FULL JOIN books USING (dossier_id, nature)
  WHERE COALESCE(said.amount, 0::bigint)::numeric <> COALESCE(books.amount, 0::numeric);
create view cofinancing.difference with (security_invoker=true) as
 WITH held AS (
         SELECT a.dossier_id,
            a.envelope_id,
            COALESCE(sum(t.amount) FILTER (WHERE r.id IS NULL), 0::numeric) AS open,
            COALESCE(sum(r.amount) FILTER (WHERE r.kind = 'post'::text), 0::numeric) AS committed
           FROM ledger.account a
             JOIN ledger.transfer t ON t.debit = a.id AND t.book = a.book AND t.kind = 'hold'::text
             LEFT JOIN ledger.transfer r ON r.pending_id = t.id
          WHERE a.kind = ANY (ARRAY['committed'::text, 'covered'::text])
          GROUP BY a.dossier_id, a.envelope_id
        ), answers AS (
         SELECT line.dossier_id,
            line.envelope_id,
            COALESCE(sum(line.approved_centimes) FILTER (WHERE line.status = 'approved'::text AND line.superseded_by IS NULL), 0::numeric) AS approved,
            COALESCE(sum(line.asked_centimes - line.standing_centimes) FILTER (WHERE line.status = ANY (ARRAY['planned'::text, 'asked'::text, 'prepared'::text])), 0::numeric) AS asked
           FROM cofinancing.line
          GROUP BY line.dossier_id, line.envelope_id
        )
 SELECT 'held_after_end'::text AS what,
    h.dossier_id AS subject_id,
    format('%s centimes are held'::text, h.open) AS detail
   FROM held h
     JOIN engine.process p ON p.type = 'dossier'::text AND p.subject_id = h.dossier_id
  WHERE NOT p.open AND h.open > 0::numeric
UNION ALL
 SELECT 'held_differs'::text AS what,
    p.subject_id,
    format('envelope %s: answers %s, held %s'::text, a.envelope_id, a.approved + a.asked, COALESCE(h.open, 0::numeric)) AS detail
   FROM answers a
     JOIN engine.process p ON p.type = 'dossier'::text AND p.subject_id = a.dossier_id
     LEFT JOIN held h USING (dossier_id, envelope_id)
  WHERE p.stage = 'cofinancing'::text AND (a.approved + a.asked) <> COALESCE(h.open, 0::numeric)
UNION ALL
 SELECT 'committed_differs'::text AS what,
    p.subject_id,
    format('envelope %s: approved %s, committed %s'::text, a.envelope_id, a.approved, COALESCE(h.committed, 0::numeric)) AS detail
   FROM answers a
     JOIN engine.process p ON p.type = 'dossier'::text AND p.subject_id = a.dossier_id
     LEFT JOIN held h USING (dossier_id, envelope_id)
  WHERE (p.stage = ANY (ARRAY['execution'::text, 'closed'::text])) AND a.approved <> COALESCE(h.committed, 0::numeric);
create view disbursement.difference with (security_invoker=true) as
 WITH live AS (
         SELECT l.dossier_id,
            l.envelope_id,
            o.run_id,
            o.status,
            o.amount_centimes AS amount
           FROM disbursement.payment_order o
             JOIN disbursement.leg l ON l.id = o.leg_id
          WHERE o.status <> ALL (ARRAY['repaired'::text, 'approved'::text, 'returned'::text, 'cancelled'::text])
        ), orders AS (
         SELECT live.dossier_id,
            live.envelope_id,
            COALESCE(sum(live.amount) FILTER (WHERE live.status = 'ordered'::text), 0::numeric) AS ordered,
            COALESCE(sum(live.amount) FILTER (WHERE live.status = ANY (ARRAY['sent'::text, 'unknown'::text])), 0::numeric) AS clearing,
            COALESCE(sum(live.amount) FILTER (WHERE live.status = 'settled'::text), 0::numeric) AS settled
           FROM live
          GROUP BY live.dossier_id, live.envelope_id
        ), receipts AS (
         SELECT r.dossier_id,
            s.envelope_id,
            sum(
                CASE r.status
                    WHEN 'cancelled'::text THEN 0::bigint
                    ELSE s.amount_centimes - s.received_centimes - s.written_off_centimes
                END) AS open,
            sum(s.received_centimes) AS received
           FROM disbursement.recovery_share s
             JOIN disbursement.recovery r ON r.id = s.recovery_id
          GROUP BY r.dossier_id, s.envelope_id
        ), reused AS (
         SELECT c.dossier_id,
            c.envelope_id,
            sum(t.amount) AS amount
           FROM ledger.transfer t
             JOIN ledger.account c ON c.id = t.credit AND c.kind = 'recovered'::text
          WHERE c.dossier_id IS NOT NULL
          GROUP BY c.dossier_id, c.envelope_id
        ), books AS (
         SELECT a.dossier_id,
            a.envelope_id,
            COALESCE(sum(a.posted) FILTER (WHERE a.kind = 'ordered'::text), 0::numeric) AS ordered,
            COALESCE(sum(a.posted) FILTER (WHERE a.kind = 'clearing'::text), 0::numeric) AS clearing,
            COALESCE(sum(a.posted) FILTER (WHERE a.kind = ANY (ARRAY['paid'::text, 'recoverable'::text, 'recovered'::text, 'written_off'::text])), 0::numeric) AS settled,
            COALESCE(sum(a.posted) FILTER (WHERE a.kind = 'recoverable'::text), 0::numeric) AS recoverable
           FROM ledger.account a
          WHERE a.dossier_id IS NOT NULL
          GROUP BY a.dossier_id, a.envelope_id
        ), compared AS (
         SELECT b.dossier_id,
            b.envelope_id,
            said.what,
            said.payments,
            said.books
           FROM books b
             LEFT JOIN orders o USING (dossier_id, envelope_id)
             LEFT JOIN receipts r USING (dossier_id, envelope_id)
             LEFT JOIN reused u USING (dossier_id, envelope_id)
             CROSS JOIN LATERAL ( VALUES ('ordered'::text,COALESCE(o.ordered, 0::numeric),b.ordered), ('clearing'::text,COALESCE(o.clearing, 0::numeric),b.clearing), ('settled'::text,COALESCE(o.settled, 0::numeric),b.settled + COALESCE(u.amount, 0::numeric)), ('recoverable'::text,COALESCE(r.open, 0::numeric),b.recoverable), ('reused'::text,COALESCE(r.received, 0::numeric),COALESCE(u.amount, 0::numeric))) said(what, payments, books)
        )
 SELECT compared.what,
    compared.dossier_id AS subject_id,
    format('envelope %s: payments say %s, the books %s'::text, compared.envelope_id, compared.payments, compared.books) AS detail
   FROM compared
  WHERE compared.payments <> compared.books
UNION ALL
 SELECT 'orders_without_books'::text AS what,
    o.dossier_id AS subject_id,
    format('envelope %s has orders and no account'::text, o.envelope_id) AS detail
   FROM orders o
  WHERE NOT (EXISTS ( SELECT
           FROM books b
          WHERE b.dossier_id = o.dossier_id AND b.envelope_id = o.envelope_id))
UNION ALL
 SELECT 'clearing_of_run'::text AS what,
    r.id AS subject_id,
    format('payments say %s, the books %s'::text, COALESCE(l.amount, 0::numeric), COALESCE(a.posted, 0::numeric)) AS detail
   FROM disbursement.payment_run r
     LEFT JOIN ( SELECT live.run_id,
            sum(live.amount) AS amount
           FROM live
          WHERE live.status = ANY (ARRAY['sent'::text, 'unknown'::text])
          GROUP BY live.run_id) l ON l.run_id = r.id
     LEFT JOIN ( SELECT account.batch_id,
            sum(account.posted) AS posted
           FROM ledger.account
          WHERE account.kind = 'clearing'::text
          GROUP BY account.batch_id) a ON a.batch_id = r.id
  WHERE COALESCE(l.amount, 0::numeric) <> COALESCE(a.posted, 0::numeric)
UNION ALL
 SELECT 'tranche_legs'::text AS what,
    t.id AS subject_id,
    format('amount %s, legs %s'::text, t.amount_centimes, COALESCE(sum(l.amount_centimes), 0::numeric)) AS detail
   FROM disbursement.tranche t
     LEFT JOIN disbursement.due_leg l ON l.tranche_id = t.id
  GROUP BY t.id
 HAVING t.amount_centimes::numeric <> COALESCE(sum(l.amount_centimes), 0::numeric)
UNION ALL
 SELECT 'tranche_settled'::text AS what,
    t.id AS subject_id,
    format('%s, with %s of %s legs settled and %s given up'::text, t.status, count(o.id), count(l.id), count(g.leg_id)) AS detail
   FROM disbursement.tranche t
     JOIN disbursement.due_leg l ON l.tranche_id = t.id AND l.amount_centimes > 0
     LEFT JOIN disbursement.leg_given_up g ON g.leg_id = l.id
     LEFT JOIN disbursement.payment_order o ON o.leg_id = l.id AND o.status = 'settled'::text
  GROUP BY t.id
 HAVING (t.status = 'settled'::text) <> (count(o.id) > 0 AND (count(o.id) + count(g.leg_id)) = count(l.id)) OR t.status = 'cancelled'::text AND count(o.id) > 0
UNION ALL
 SELECT 'answers'::text AS what,
    o.id AS subject_id,
    format('%s, answered %s'::text, o.status, COALESCE(string_agg(a.answer, ', '::text), 'never'::text)) AS detail
   FROM disbursement.payment_order o
     LEFT JOIN disbursement.answer a ON a.order_id = o.id
  GROUP BY o.id
 HAVING
        CASE o.status
            WHEN 'settled'::text THEN array_agg(a.answer) <> ARRAY['settled'::text]
            WHEN 'returned'::text THEN NOT COALESCE(bool_or(a.answer = 'returned'::text), false)
            ELSE count(a.answer) > 0
        END
UNION ALL
 SELECT 'recovery'::text AS what,
    r.id AS subject_id,
    format('amount %s, received %s, written off %s; shares %s, %s, %s; receipts %s'::text, r.amount_centimes, r.received_centimes, r.written_off_centimes, s.amount, s.received, s.written_off, COALESCE(c.amount, 0::numeric)) AS detail
   FROM disbursement.recovery r
     LEFT JOIN ( SELECT recovery_share.recovery_id,
            sum(recovery_share.amount_centimes) AS amount,
            sum(recovery_share.received_centimes) AS received,
            sum(recovery_share.written_off_centimes) AS written_off
           FROM disbursement.recovery_share
          GROUP BY recovery_share.recovery_id) s ON s.recovery_id = r.id
     LEFT JOIN ( SELECT recovery_receipt.recovery_id,
            sum(recovery_receipt.amount_centimes) AS amount
           FROM disbursement.recovery_receipt
          GROUP BY recovery_receipt.recovery_id) c ON c.recovery_id = r.id
  WHERE r.amount_centimes::numeric IS DISTINCT FROM COALESCE(s.amount, 0::numeric) OR r.received_centimes::numeric IS DISTINCT FROM COALESCE(s.received, 0::numeric) OR r.received_centimes::numeric IS DISTINCT FROM COALESCE(c.amount, 0::numeric) OR r.written_off_centimes::numeric IS DISTINCT FROM COALESCE(s.written_off, 0::numeric)
UNION ALL
 SELECT 'contribution_of_proof'::text AS what,
    COALESCE(said.id, shown.id) AS subject_id,
    format('it shows %s, the books %s'::text, COALESCE(said.amount, 0::bigint), COALESCE(shown.amount, 0::numeric)) AS detail
   FROM ( SELECT proof.id,
            proof.own_part_centimes AS amount
           FROM disbursement.proof
          WHERE proof.status = 'verified'::text AND proof.own_part_centimes IS NOT NULL) said
     FULL JOIN ( SELECT t.subject_id AS id,
            sum(t.amount) AS amount
           FROM ledger.transfer t
             JOIN disbursement.proof p ON p.id = t.subject_id
          WHERE t.cause = 'contribution_shown'::text AND NOT (EXISTS ( SELECT
                   FROM ledger.transfer r
                  WHERE r.reverses = t.id))
          GROUP BY t.subject_id) shown ON shown.id = said.id
  WHERE COALESCE(said.amount, 0::bigint)::numeric <> COALESCE(shown.amount, 0::numeric)
UNION ALL
 SELECT 'suspense'::text AS what,
    COALESCE(waiting.id, kept.id) AS subject_id,
    format('the entry waits with %s, the books with %s'::text, COALESCE(waiting.amount, 0::bigint), COALESCE(kept.amount, 0::numeric)) AS detail
   FROM ( SELECT unmatched_entry.id,
            unmatched_entry.amount_centimes AS amount
           FROM disbursement.unmatched_entry
          WHERE unmatched_entry.direction = 'credit'::text) waiting
     FULL JOIN ( SELECT t.subject_id AS id,
            sum(t.amount) AS amount
           FROM ledger.transfer t
             JOIN ledger.account a ON a.id = t.debit AND a.kind = 'suspense'::text
          WHERE NOT (EXISTS ( SELECT
                   FROM ledger.transfer r
                  WHERE r.reverses = t.id))
          GROUP BY t.subject_id) kept ON kept.id = waiting.id
  WHERE COALESCE(waiting.amount, 0::bigint)::numeric <> COALESCE(kept.amount, 0::numeric);
create view disbursement.due_leg with (security_invoker=true) as
 SELECT l.id,
    l.tranche_id,
    l.dossier_id,
    l.funder_id,
    l.envelope_id,
    l."position",
    l.amount_centimes - COALESCE(r.amount_centimes, 0::bigint) AS amount_centimes
   FROM disbursement.leg l
     LEFT JOIN disbursement.leg_reduction r ON r.leg_id = l.id;
create view disbursement.unmatched_entry with (security_invoker=true) as
 SELECT e.id,
    s.id AS bank_statement_id,
    s.statement_id,
    s.funder_id,
    s.account,
    e.line,
    e.amount_centimes,
    e.direction,
    e.booked_on,
    e.end_to_end_id,
    e.mismatch,
    e.return_reason,
    p.placement_id
   FROM disbursement.statement_entry e
     JOIN disbursement.bank_statement s ON s.id = e.statement_id
     LEFT JOIN disbursement.placement_entry p ON p.entry_id = e.id AND p.stands
     LEFT JOIN disbursement.placement c ON c.id = p.placement_id
  WHERE e.mismatch <> 'not_booked'::text AND c.status IS DISTINCT FROM 'confirmed'::text;
create view ledger.difference with (security_invoker=true) as
 WITH effect AS (
         SELECT t.debit AS account,
                CASE
                    WHEN t.kind = ANY (ARRAY['direct'::text, 'post'::text]) THEN t.amount
                    ELSE 0::bigint
                END AS posted,
            0 AS pending
           FROM ledger.transfer t
        UNION ALL
         SELECT t.credit,
                CASE
                    WHEN t.kind = ANY (ARRAY['direct'::text, 'post'::text]) THEN - t.amount
                    ELSE 0::bigint
                END AS "case",
                CASE t.kind
                    WHEN 'direct'::text THEN 0::bigint
                    WHEN 'hold'::text THEN t.amount
                    ELSE - h.amount
                END AS "case"
           FROM ledger.transfer t
             LEFT JOIN ledger.transfer h ON h.id = t.pending_id
        ), recomputed AS (
         SELECT effect.account,
            sum(effect.posted) AS posted,
            sum(effect.pending) AS pending
           FROM effect
          GROUP BY effect.account
        )
 SELECT 'balance'::text AS what,
    a.id AS subject_id,
    format('posted %s, recomputed %s; pending %s, recomputed %s'::text, a.posted, COALESCE(r.posted, 0::numeric), a.pending, COALESCE(r.pending, 0::numeric)) AS detail
   FROM ledger.account a
     LEFT JOIN recomputed r ON r.account = a.id
  WHERE a.posted::numeric <> COALESCE(r.posted, 0::numeric) OR a.pending::numeric <> COALESCE(r.pending, 0::numeric)
UNION ALL
 SELECT 'book'::text AS what,
    account.book AS subject_id,
    format('sums to %s'::text, sum(account.posted)) AS detail
   FROM ledger.account
  GROUP BY account.book
 HAVING sum(account.posted) <> 0::numeric;
create view programme.holiday as
 SELECT holiday_id AS id,
    number AS version,
    day,
    names,
    is_provisional,
    basis
   FROM ( SELECT DISTINCT ON (holiday_version.holiday_id) holiday_version.holiday_id,
            holiday_version.number,
            holiday_version.day,
            holiday_version.names,
            holiday_version.is_provisional,
            holiday_version.basis,
            holiday_version.is_withdrawn,
            holiday_version.reason,
            holiday_version.recorded_by,
            holiday_version.recorded_at
           FROM programme.holiday_version
          ORDER BY holiday_version.holiday_id, holiday_version.number DESC) last
  WHERE NOT is_withdrawn;
create view reporting.difference with (security_invoker=true) as
 WITH "position" AS (
         SELECT a.dossier_id,
            a.envelope_id,
            sum(a.posted) AS open
           FROM ledger.account a
          WHERE a.dossier_id IS NOT NULL AND (a.kind = ANY (ARRAY['committed'::text, 'ordered'::text, 'clearing'::text, 'recoverable'::text, 'recovered'::text]))
          GROUP BY a.dossier_id, a.envelope_id
        ), held AS (
         SELECT a.dossier_id,
            t.id,
            t.amount
           FROM ledger.account a
             JOIN ledger.transfer t ON t.debit = a.id AND t.book = a.book AND t.kind = 'hold'::text
          WHERE NOT (EXISTS ( SELECT
                   FROM ledger.transfer r
                  WHERE r.pending_id = t.id))
        )
 SELECT 'closed_with_position'::text AS what,
    c.dossier_id AS subject_id,
    format('envelope %s still stands at %s'::text, p.envelope_id, p.open) AS detail
   FROM reporting.closure c
     JOIN "position" p ON p.dossier_id = c.dossier_id
  WHERE p.open <> 0::numeric
UNION ALL
 SELECT 'closed_with_hold'::text AS what,
    c.dossier_id AS subject_id,
    format('hold %s of %s is open'::text, h.id, h.amount) AS detail
   FROM reporting.closure c
     JOIN held h ON h.dossier_id = c.dossier_id
UNION ALL
 SELECT 'closed_without_report'::text AS what,
    c.dossier_id AS subject_id,
    format('report %s is %s'::text, r.number, r.status) AS detail
   FROM reporting.closure c
     JOIN reporting.report r ON r.dossier_id = c.dossier_id
  WHERE r.status <> 'accepted'::text
UNION ALL
 SELECT 'closed_in_stage'::text AS what,
    c.dossier_id AS subject_id,
    format('its stage is %s'::text, p.stage) AS detail
   FROM reporting.closure c
     JOIN engine.process p ON p.type = 'dossier'::text AND p.subject_id = c.dossier_id
  WHERE p.stage <> 'closed'::text
UNION ALL
 SELECT 'closed_without_statement'::text AS what,
    p.subject_id,
    'no closing statement is kept'::text AS detail
   FROM engine.process p
  WHERE p.stage = 'closed'::text AND NOT (EXISTS ( SELECT
           FROM reporting.closure c
          WHERE c.dossier_id = p.subject_id))
UNION ALL
 SELECT 'accepted_without_review'::text AS what,
    r.id AS subject_id,
    format('nobody accepted revision %s'::text, r.revision) AS detail
   FROM reporting.report r
  WHERE r.status = 'accepted'::text AND NOT (EXISTS ( SELECT
           FROM reporting.review v
          WHERE v.report_id = r.id AND v.revision = r.revision AND v.outcome = 'accepted'::text AND v.reviewed_by = r.accepted_by))
UNION ALL
 SELECT 'submission_missing'::text AS what,
    r.id AS subject_id,
    format('%s revisions are kept of %s'::text, count(s.report_id), r.revision) AS detail
   FROM reporting.report r
     LEFT JOIN reporting.submission s ON s.report_id = r.id
  GROUP BY r.id
 HAVING count(s.report_id) <> r.revision
UNION ALL
 SELECT 'closed_with_cover'::text AS what,
    c.dossier_id AS subject_id,
    format('envelope %s still covers %s'::text, a.envelope_id, a.posted) AS detail
   FROM reporting.closure c
     JOIN ledger.account a ON a.dossier_id = c.dossier_id
  WHERE a.kind = 'covered'::text AND a.posted <> 0
UNION ALL
 SELECT 'contribution_of_report'::text AS what,
    COALESCE(said.id, shown.id) AS subject_id,
    format('it says %s, the books %s'::text, COALESCE(said.amount, 0::bigint), COALESCE(shown.amount, 0::bigint)) AS detail
   FROM ( SELECT r.id,
            sum((((part.value -> 'amount'::text) ->> 'amount'::text)::numeric) * 100::numeric)::bigint AS amount
           FROM reporting.report r
             JOIN reporting.submission s ON s.report_id = r.id AND s.revision = r.revision
             CROSS JOIN LATERAL jsonb_array_elements(s.content -> 'contribution'::text) part(value)
          WHERE r.status = 'accepted'::text
          GROUP BY r.id) said
     FULL JOIN ( SELECT r.id,
            sum(t.amount)::bigint AS amount
           FROM ledger.transfer t
             JOIN reporting.report r ON r.id = t.subject_id
          WHERE t.cause = 'contribution_shown'::text
          GROUP BY r.id) shown ON shown.id = said.id
  WHERE COALESCE(said.amount, 0::bigint) <> COALESCE(shown.amount, 0::bigint);
create view reporting.result as
 SELECT DISTINCT ON (r.dossier_id, (i.value ->> 'code'::text)) r.dossier_id,
    i.value ->> 'code'::text AS code,
    r.id AS report_id,
    round(((i.value ->> 'baseline'::text)::numeric) * 100::numeric)::bigint AS baseline_hundredths,
    round(((i.value ->> 'target'::text)::numeric) * 100::numeric)::bigint AS target_hundredths,
    round(((i.value ->> 'actual'::text)::numeric) * 100::numeric)::bigint AS declared_hundredths,
    r.submitted_by AS declared_by,
    v.verified_hundredths,
    v.verified_by
   FROM reporting.report r
     JOIN reporting.submission s ON s.report_id = r.id AND s.revision = r.revision
     CROSS JOIN LATERAL jsonb_array_elements(s.content -> 'indicators'::text) i(value)
     LEFT JOIN reporting.verification v ON v.report_id = r.id AND v.code = (i.value ->> 'code'::text)
  WHERE r.status = 'accepted'::text
  ORDER BY r.dossier_id, (i.value ->> 'code'::text), r.due_on DESC, r.number DESC;

CREATE OR REPLACE FUNCTION access.act_as(who text)
 RETURNS boolean
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
  declare
    person uuid := nullif(nullif(who, 'system'), 'public')::uuid;
    today timestamptz := engine.now();
    everything boolean := who = 'system';
    organisations text;
    calls text;
    funders text;
    territories text;
    reviews boolean := false;
    assigned text;
  begin
    if person is not null then
      select coalesce(bool_or(kind = 'fund') filter (where reads), false),
        array_agg(id) filter (where reads and kind = 'organisation'),
        array_agg(id) filter (where reads and kind = 'call'),
        array_agg(id) filter (where reads and kind = 'funder'),
        array_agg(id) filter (where reads and kind = 'territory'),
        coalesce(bool_or(role = 'reviewer'), false)
      into everything, organisations, calls, funders, territories, reviews
      from (
        select role, scope_kind as kind, scope_id as id, role in ('project_holder', 'platform_agent', 'desk_officer',
          'committee_member', 'committee_chair', 'committee_secretary', 'funder_officer', 'funder_approver', 'funder_head',
          'payment_preparer', 'payment_verifier', 'payment_approver', 'payer', 'field_officer', 'fund_administrator',
          'auditor') as reads
        from access.role_grant where person_id = person and from_at <= today and (to_at is null or to_at > today)
      ) held;
    end if;
    if reviews and not everything then
      select array_agg(a.dossier_id) into assigned
      from scoring.assignment a join access.dossier_scope s on s.dossier_id = a.dossier_id
      where a.reviewer_id = person and a.status in ('asked', 'accepted', 'scored') and exists (
        select from access.role_grant g
        where g.person_id = person and g.role = 'reviewer' and g.from_at <= today and (g.to_at is null or g.to_at > today)
          and case g.scope_kind
            when 'fund' then true
            when 'call' then g.scope_id = s.call_id::text
            when 'organisation' then g.scope_id = s.organisation_id::text
            when 'territory' then starts_with(s.territory, g.scope_id)
            else exists (
              select from access.dossier_funder f where f.dossier_id = s.dossier_id and f.funder_id::text = g.scope_id)
          end);
    end if;
    perform set_config('touiza.person', coalesce(person::text, ''), true),
      set_config('touiza.reach', case when everything then 'everything' else 'some' end, true),
      set_config('touiza.organisations', coalesce(organisations, ''), true),
      set_config('touiza.calls', coalesce(calls, ''), true),
      set_config('touiza.funders', coalesce(funders, ''), true),
      set_config('touiza.territories', coalesce(territories, ''), true),
      set_config('touiza.assigned', coalesce(assigned, ''), true);
    return true;
  end $function$
;
CREATE OR REPLACE FUNCTION access.alone_at(who uuid)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    select organisation_id from (
      select r.organisation_id, r.person_id, coalesce(least(r.ended_on, r.until_on), 'infinity') as last_on
      from registry.representative r join access.person p on p.id = r.person_id and p.erased_at is null
    ) as voice
    group by organisation_id
    having max(last_on) filter (where person_id = who) > coalesce(max(last_on) filter (where person_id <> who), '-infinity')
  $function$
;
CREATE OR REPLACE FUNCTION access.erase_person(who uuid, erased_by uuid, why text)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    declare
      organisations uuid[];
      gone_roles int; gone_sessions int; gone_sheets int; gone_proofs int; gone_names int; gone_values int;
    begin
      -- Nobody refers to them anew meanwhile.
      perform from access.person where id = who and erased_at is null for update;
      if not found then
        raise exception 'nobody is there to be erased' using errcode = 'TZ409', hint = 'person_erased';
      end if;
      if exists (select from access.kept_by(who)) then
        raise exception 'an obligation keeps this person' using errcode = 'TZ409', hint = 'person_kept';
      end if;
      insert into access.erasure (person_id, erased_by, reason) values (who, erased_by, why);
      organisations := array(select access.alone_at(who));
      
  update registry.organisation set phone = null, email = null where id = any (organisations);
  update registry.organisation set name_ar = '', name_latin = '', ice = null, ice_override_reason = null, tax_number = null, cnss_number = null,
      douar = null, registration_number = id::text
    where id = any (organisations) and legal_form = 'auto_entrepreneur';
  update registry.organisation_revision r set content = r.content || '{"phone": null, "email": null}' || case
      when o.legal_form <> 'auto_entrepreneur' then '{}'::jsonb
      else jsonb_build_object('nameAr', '', 'nameLatin', '', 'ice', null, 'taxNumber', null, 'cnssNumber', null,
        'registration', (r.content -> 'registration') || '{"number": ""}', 'seat', (r.content -> 'seat') || '{"douar": null}')
      end
    from registry.organisation o where o.id = r.organisation_id and o.id = any (organisations);
  -- Twenty-four zeros are a number whose key is right, and nobody's.
  update registry.account a set rib = repeat('0', 24),
      status = case when a.status = 'active' then 'replaced' when a.status = 'replaced' then a.status else 'cancelled' end
    from registry.organisation o
    where o.id = a.organisation_id and o.id = any (organisations) and o.legal_form = 'auto_entrepreneur';
  update application.mandate set declared_by = '' where organisation_id = any (organisations);
 
  update engine.notice n set
      to_name = case when i.is_theirs and n.to_name is not null then '' else n.to_name end,
      to_email = case when i.is_theirs then null else n.to_email end,
      data = (select coalesce(jsonb_object_agg(key, case
          when i.is_theirs and key in ('name', 'link') or i.invited_by = who and key = 'by' then '""' else value end), '{}')
        from jsonb_each(n.data))
    from (
      select e.command_id, i.invited_by, i.answered_by = who and i.answer <> 'withdrawn' or i.organisation_id = any (organisations)
        as is_theirs
      from registry.invitation i join audit.event e on e.related @> array[i.id::text]
      where who in (i.invited_by, i.answered_by) or i.organisation_id = any (organisations)
    ) i
    where n.command_id = i.command_id
      and n.kind in ('registry.representative_invited', 'registry.invitation', 'registry.invitation_declined');
  update registry.invitation set name = '', act = '', email = null, phone = null, answer = coalesce(answer, 'withdrawn'),
      answered_by = coalesce(answered_by, erased_by), answered_at = coalesce(answered_at, engine.now())
    where answered_by = who and answer <> 'withdrawn' or organisation_id = any (organisations);
 
  with wiped as (
    update application.dossier set project = jsonb_build_object('title', reference), plan = '{"uses": [], "sources": []}',
        requested_centimes = 0
      where organisation_id = any (organisations) and submitted_at is null
      returning id)
  update application.revision r set content = case r.part when 'plan' then '{"uses": [], "sources": []}'::jsonb else '{}' end
    from wiped where r.dossier_id = wiped.id;
  delete from access.kept_form where person_id = who;
  delete from scoring.sheet_draft d using scoring.assignment a where a.id = d.assignment_id and a.reviewer_id = who;
  get diagnostics gone_sheets = row_count;
  delete from disbursement.proof_draft where saved_by = who;
  get diagnostics gone_proofs = row_count;
 
  update access.role_grant set to_at = greatest(engine.now(), from_at + interval '1 ms')
    where person_id = who and (to_at is null or to_at > engine.now());
  get diagnostics gone_roles = row_count;
  update access.delegation set ended_at = engine.now(), ended_by = erased_by
    where who in (delegator_id, delegate_id) and ended_at is null;
  update registry.representative set ended_on = coalesce(ended_on, (engine.now() at time zone 'Africa/Casablanca')::date),
      act = case when act is null then null else '' end
    where person_id = who;
  delete from access.session where person_id = who;
  get diagnostics gone_sessions = row_count;
 
  update scoring.reviewer set family_names = '{}', province = null, commune = null, address = null, phone = null, rib = null,
      ices = '{}', boards = '{}'
    where person_id = who;
  update documents.document set name = 'document' || coalesce(substring(name from '\.[A-Za-z0-9]{1,5}$'), '')
    where uploaded_by = who;
  get diagnostics gone_names = row_count;
  update notification.letter set last_error = null where person_id = who and last_error is not null;
  update engine.notice set data = '{}' where to_by = 'person' and to_id = who;
  update engine.notice n set data = n.data || '{"declaredBy": ""}'
    where n.kind = 'application.mandate_ended' and n.data ->> 'declaredBy' in (
      select value from audit.personal where about = any (organisations));
  delete from audit.personal where about = who or about = any (organisations);
  get diagnostics gone_values = row_count;

      update access.person set issuer = 'erased', subject = id::text, name = '', name_ar = null, email = null,
          erased_at = engine.now()
        where id = who;
      return jsonb_build_object('values', gone_values, 'roles', gone_roles, 'signIns', gone_sessions,
        'drafts', gone_sheets + gone_proofs, 'fileNames', gone_names, 'organisations', cardinality(organisations));
    end $function$
;
CREATE OR REPLACE FUNCTION access.forget_answers(who uuid, sayings bytea[], after text, most integer)
 RETURNS text
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    with page as (select id from engine.command where id > after order by id limit most),
    forgotten as (
      update engine.command c set outcome = '', input_hash = '' from page
      where c.id = page.id and exists (select from access.erasure where person_id = who)
        and (c.actor_id = who::text or exists (select from unnest(sayings) each where position(each in c.outcome) > 0))
    )
    select max(id) from page
  $function$
;
CREATE OR REPLACE FUNCTION access.is_erasing()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    select exists (select from access.erasure
      where began_at = transaction_timestamp() and xid = pg_current_xact_id_if_assigned())
  $function$
;
CREATE OR REPLACE FUNCTION access.keep_delegation()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
    begin
      if old.ended_at is not null or
        (new.id, new.funder_id, new.delegator_id, new.delegate_id, new.from_at, new.to_at, new.amount_max_centimes,
          new.act, new.granted_at) is distinct from
        (old.id, old.funder_id, old.delegator_id, old.delegate_id, old.from_at, old.to_at, old.amount_max_centimes,
          old.act, old.granted_at) then
        raise exception 'a delegation is kept as it was granted' using errcode = 'TZ001';
      end if;
      return new;
    end $function$
;
CREATE OR REPLACE FUNCTION access.kept_by(who uuid)
 RETURNS TABLE(code text, subject_id uuid, reference text, until date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    with today as (select (engine.now() at time zone 'Africa/Casablanca')::date as day),
    spoken as (
      select r.organisation_id, least(r.ended_on, r.until_on) as last_on,
        r.ended_on is null and (r.until_on is null or r.until_on >= today.day) as speaks
      from registry.representative r, today where r.person_id = who
    ),
    dossiers as (
      select d.id, d.reference, d.organisation_id, d.submitted_at, p.open, c.retain_until
      from application.dossier d
        join engine.process p on p.workflow_id = 'dossier:' || d.id
        left join reporting.closure c on c.dossier_id = d.id
      where d.organisation_id in (select organisation_id from spoken)
    ),
    signed as (
      select s.agreement_id from agreement.signature s where s.person_id = who
      union select c.agreement_id from agreement.signed_copy c where c.handed_in_by = who
      union select a.id from agreement.agreement a
        join dossiers d on d.id = a.dossier_id join spoken s on s.organisation_id = d.organisation_id
        where s.last_on is null or s.last_on >= a.prepared_at::date
    ),
    kept as (
      select 'dossier_open' as code, d.id as subject_id, d.reference, null::date as until
      from dossiers d where d.open and exists (select from spoken s where s.organisation_id = d.organisation_id and s.speaks)
      union all
      select 'agreement_kept', a.id, a.number, c.retain_until
      from agreement.agreement a left join reporting.closure c on c.dossier_id = a.dossier_id
      where a.id in (select agreement_id from signed) and a.effective_at is not null
      union all
      select 'recovery_open', r.id, d.reference, null
      from disbursement.recovery r join dossiers d on d.id = r.dossier_id
      where r.status in ('issued', 'notified', 'contested', 'partly_paid')
      union all
      select 'payment_kept', r.id, r.message_id, case when p.document_id is null then (r.sent_at + interval '10 years')::date end
      from disbursement.payment_run r
        left join documents.paper p on p.slice = 'disbursement' and p.kind = 'payment-order' and p.number = r.message_id
      where who in (r.prepared_by, r.first_signed_by, r.second_signed_by) and r.status <> 'cancelled'
      union all
      select 'payment_kept', t.id, d.reference, (t.settled_at + interval '10 years')::date
      from disbursement.tranche t join application.dossier d on d.id = t.dossier_id
      where t.status <> 'cancelled'
        and exists (select from disbursement.approval_party p where p.subject_id = t.signing_id and p.person_id = who)
      union all
      select case when n.session_id is null then 'sitting_open' else 'minutes_kept' end, s.id, s.reference, null
      from committee.member m join committee.session s on s.id = m.session_id
        left join committee.minutes n on n.session_id = s.id
      where m.person_id = who and (n.session_id is not null or s.status in ('convened', 'open', 'closed'))
      union all
      select 'receipt_kept', d.id, d.reference, null
      from dossiers d join registry.organisation o on o.id = d.organisation_id
      where d.submitted_at is not null and o.legal_form = 'auto_entrepreneur'
    )
    select distinct kept.code, kept.subject_id, kept.reference, kept.until from kept, today
    where kept.until is null or kept.until >= today.day
  $function$
;
CREATE OR REPLACE FUNCTION access.waits_of(who uuid, at_instant timestamp with time zone)
 RETURNS TABLE(obligation_id uuid)
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
    with held as (
      select g.role, g.scope_kind, g.scope_id from access.role_grant g
      where g.person_id = who and g.from_at <= at_instant and (g.to_at is null or g.to_at > at_instant)
    )
    select o.id from engine.obligation o where o.closed_at is null and o.owed_by = 'person' and o.owed_id = who
    union
    select o.id from held h join engine.obligation o on o.owed_id = h.scope_id::uuid
    where o.closed_at is null and o.owed_by = h.scope_kind
      and case o.owed_by when 'organisation' then h.role = 'project_holder' else h.role = o.owed_role end
      and h.scope_kind in ('organisation', 'funder')
    union
    select o.id from held h join engine.obligation o on o.owed_role = h.role
    where o.closed_at is null and o.owed_by = 'funder' and h.scope_kind = 'fund'
    union
    select o.id from access.delegation d join engine.obligation o on o.owed_id = d.funder_id
    where d.delegate_id = who and d.from_at <= at_instant and d.to_at > at_instant and d.ended_at is null
      and o.closed_at is null and o.owed_by = 'funder' and o.owed_role = 'funder_approver'
    union
    select o.id from held h join engine.obligation o on o.owed_role = h.role
      join engine.process p on p.workflow_id = o.workflow_id
      left join access.dossier_scope s on p.type = 'dossier' and s.dossier_id = p.subject_id
    where o.closed_at is null and o.owed_by = 'role' and case h.scope_kind
      when 'fund' then true
      when 'call' then h.scope_id = s.call_id::text
      when 'organisation' then h.scope_id = s.organisation_id::text
      when 'territory' then starts_with(s.territory, h.scope_id)
      else exists (select from access.dossier_funder f
        where f.dossier_id = s.dossier_id and f.funder_id::text = h.scope_id)
    end $function$
;
CREATE OR REPLACE FUNCTION agreement.keep_effective()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
    begin
      if new.status is distinct from old.status and old.status <> 'signing' then
        raise exception 'an agreement that ended its signing stays as it is' using errcode = 'TZ001';
      end if;
      if new.status = 'effective' and exists (
        select from agreement.signatory t where t.agreement_id = new.id
          and not exists (select from agreement.signature s where s.signatory_id = t.id)
      ) then
        raise exception 'a signature is missing' using errcode = 'TZ422', hint = 'agreement_not_effective';
      end if;
      return new;
    end $function$
;
CREATE OR REPLACE FUNCTION agreement.keep_order()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
    begin
      if exists (
        select from agreement.signatory own
        join agreement.signatory before on before.agreement_id = own.agreement_id and before.position < own.position
        where own.id = new.signatory_id
          and not exists (select from agreement.signature s where s.signatory_id = before.id)
      ) then
        raise exception 'another party signs first' using errcode = 'TZ422', hint = 'not_your_turn';
      end if;
      return new;
    end $function$
;
CREATE OR REPLACE FUNCTION agreement.require_accepted_copy()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
    begin
      if new.copy_id is not null
        and not exists (select from agreement.signed_copy c where c.id = new.copy_id and c.status = 'accepted')
      then
        raise exception 'nobody has accepted this copy' using errcode = 'TZ001';
      end if;
      return new;
    end $function$
;
CREATE OR REPLACE FUNCTION application.dossier_searched()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
    begin
      new.folded := engine.search_fold(coalesce(new.project ->> 'title', ''));
      new.words := engine.search_words(new.folded);
      return new;
    end $function$
;
CREATE OR REPLACE FUNCTION application.dossiers_beginning(beginning text, most integer)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
    select d.id from application.dossier d where starts_with(d.reference collate "C", upper(beginning)) limit most
  $function$
;
CREATE OR REPLACE FUNCTION application.dossiers_saying(asked tsquery, most integer)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
    with titled as materialized (
      select d.id from application.dossier d where d.words @@ asked
    ), named as materialized (
      select d.id from registry.organisation o
        cross join lateral (select x.id from application.dossier x where x.organisation_id = o.id offset 0) d
      where o.words @@ asked
    )
    (select id from titled limit most) union (select id from named limit most) limit most
  $function$
;
CREATE OR REPLACE FUNCTION application.instructors_of(of_dossier uuid)
 RETURNS TABLE(person_id uuid)
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
    select asked_by from application.complement where dossier_id = of_dossier
    union select decided_by from application.eligibility_decision
      where dossier_id = of_dossier and decided_by is not null
    union select decided_by from application.appeal where dossier_id = of_dossier and decided_by is not null
  $function$
;
CREATE OR REPLACE FUNCTION application.keep_appeal()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      if old.outcome is not null or (new.dossier_id, new.grounds, new.filed_by, new.filed_at) is distinct from
        (old.dossier_id, old.grounds, old.filed_by, old.filed_at)
      then
        raise exception 'the appeal is decided' using errcode = 'TZ409', hint = 'appeal_already_decided';
      end if;
      if exists (select from application.eligibility_decision d
        where d.dossier_id = new.dossier_id and d.decided_by = new.decided_by)
      then
        raise exception 'who decided first decides no appeal' using errcode = 'TZ422', hint = 'appeal_same_person';
      end if;
      return new;
    end $function$
;
CREATE OR REPLACE FUNCTION application.keep_complement()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      if old.status <> 'open' or (new.dossier_id, new.items, new.asked_by, new.asked_at, new.due_at) is distinct from
        (old.dossier_id, old.items, old.asked_by, old.asked_at, old.due_at)
      then
        raise exception 'the complement is %', old.status
          using errcode = 'TZ409', hint = 'complement_already_answered';
      end if;
      return new;
    end $function$
;
CREATE OR REPLACE FUNCTION application.keep_mandate()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        if old.ended_at is not null or (new.id, new.organisation_id, new.agent_id, new.document_id, new.declared_by,
            new.until, new.recorded_at) is distinct from (old.id, old.organisation_id, old.agent_id, old.document_id,
            old.declared_by, old.until, old.recorded_at)
        then
          raise exception 'a mandate only ends' using errcode = 'TZ409', hint = 'mandate_already_ended';
        end if;
        return new;
      end $function$
;
CREATE OR REPLACE FUNCTION application.keep_submission()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      if (new.id, new.reference, new.call_id, new.organisation_id, new.rulebook_hash, new.started_at)
        is distinct from
         (old.id, old.reference, old.call_id, old.organisation_id, old.rulebook_hash, old.started_at)
      then
        raise exception 'what a dossier is never changes' using errcode = 'TZ409', hint = 'application_not_draft';
      end if;
      if old.status <> 'draft' and not (old.status = 'submitted' and new.submitted_at = old.submitted_at
        and new.content_hash is not null and exists (select from application.complement c where c.dossier_id = old.id and c.status = 'open'))
        and (new.project, new.plan, new.requested_centimes, new.submitted_at, new.content_hash)
          is distinct from (old.project, old.plan, old.requested_centimes, old.submitted_at, old.content_hash)
      then
        raise exception 'dossier % is no draft', old.reference using errcode = 'TZ409', hint = 'application_not_draft';
      end if;
      if new.status <> old.status and (old.status, new.status) not in (('draft', 'submitted'), ('draft', 'withdrawn'),
        ('draft', 'lapsed'), ('submitted', 'withdrawn'))
      then
        raise exception 'no step leads from % to %', old.status, new.status
          using errcode = 'TZ409', hint = 'application_not_draft';
      end if;
      return new;
    end $function$
;
CREATE OR REPLACE FUNCTION application.revise_drafts_only()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    begin
      if not exists (select from application.dossier where id = new.dossier_id and status = 'draft') and not exists (select from application.complement c where c.dossier_id = new.dossier_id and c.status = 'open') then
        raise exception 'dossier % is no draft', new.dossier_id using errcode = 'TZ409', hint = 'application_not_draft';
      end if;
      return new;
    end $function$
;
CREATE OR REPLACE FUNCTION audit.add_block(added audit.block)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    declare
      last audit.block;
    begin
      select * into last from audit.block order by number desc limit 1;
      if added.number is distinct from coalesce(last.number + 1, 0)
        or added.previous is distinct from coalesce(last.hash, decode(repeat('00', 32), 'hex'))
        or (added.epoch, added.xid_from) < (last.epoch, last.xid_to) then
        raise exception 'the block does not follow the last one' using errcode = 'TZ409', hint = 'block_not_next';
      end if;
      added.sealed_at := clock_timestamp();
      insert into audit.block select (added).*;
    end $function$
;
CREATE OR REPLACE FUNCTION audit.amounts_of(after jsonb)
 RETURNS SETOF bigint
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog'
AS $function$
    select distinct (said #>> '{}')::bigint
    from unnest(array['$.**.amount', '$.**.controlSum', '$.**.requested']::jsonpath[]) place,
      jsonb_path_query(after, place) said
    where said #>> '{}' ~ '^\d{1,18}$' and jsonb_typeof(said) in ('string', 'number')
  $function$
;
CREATE OR REPLACE FUNCTION audit.commitment_of(salt bytea, value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE STRICT
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    select 'commitment:' || encode(sha256('\x03'::bytea || int4send(length(salt)) || salt || convert_to(value, 'UTF8')), 'hex')
  $function$
;
CREATE OR REPLACE FUNCTION audit.hide(whose uuid, told text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    declare
      fresh constant bytea := uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());
      kept text := case when told ~ '^commitment:[0-9a-f]{64}$' then told end;
    begin
      kept := coalesce(kept, (select commitment from audit.personal where about = whose and value = told));
      if kept is not null then return kept; end if;
      insert into audit.personal (commitment, about, value, salt)
        values (audit.commitment_of(fresh, told), whose, told, fresh)
        on conflict on constraint personal_once do nothing;
      -- Another statement: it sees what a rival has kept meanwhile.
      select commitment into strict kept from audit.personal where about = whose and value = told;
      return kept;
    end $function$
;
CREATE OR REPLACE FUNCTION audit.horizon()
 RETURNS xid8
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    select pg_snapshot_xmin(pg_current_snapshot())
  $function$
;
CREATE OR REPLACE FUNCTION audit.keep_amounts()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
      begin
        insert into audit.event_amount (seq, amount_centimes)
          select e.seq, audit.amounts_of(e.after) from added e where e.after is not null;
        return null;
      end $function$
;
CREATE OR REPLACE FUNCTION audit.keep_notes(notes jsonb)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    insert into audit.note (kind, size, note)
      select kind, size, note from jsonb_populate_recordset(null::audit.note, notes) with ordinality o order by ordinality
      on conflict on constraint note_once do nothing
  $function$
;
CREATE OR REPLACE FUNCTION audit.record(entry jsonb)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ select audit.record_all(jsonb_build_array(entry)) $function$
;
CREATE OR REPLACE FUNCTION audit.record_all(entries jsonb)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    insert into audit.event (id, kind, outcome, refusal_code, subject_type, subject_id, dossier_id, related, actor_id,
      known_by, role, on_behalf_of, effective_on, before, after, before_hash, after_hash, reason, rule_version,
      request_id, command_id)
    select id, kind, outcome, refusal_code, subject_type, subject_id, dossier_id, related, actor_id,
      audit.unnamed(actor_id, known_by), role, on_behalf_of, effective_on, before, after,
      encode(sha256(convert_to(before::text, 'UTF8')), 'hex'), encode(sha256(convert_to(after::text, 'UTF8')), 'hex'),
      reason, rule_version, request_id, command_id
    from jsonb_populate_recordset(null::audit.event, entries) $function$
;
CREATE OR REPLACE FUNCTION audit.unnamed(person text, known_by jsonb)
 RETURNS jsonb
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    select case when known_by -> 'subject' is not null
      then jsonb_set(known_by, '{subject}', to_jsonb(audit.hide(person::uuid, known_by ->> 'subject')))
      else known_by end
  $function$
;
CREATE OR REPLACE FUNCTION cofinancing.keep_all_levels()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
    begin
      if new.status = 'approved' and new.levels <> (select count(*) from cofinancing.level_decision d
        where d.line_id = new.id and d.decision = 'approved') then
        raise exception 'a level is missing' using errcode = 'TZ409', hint = 'approval_not_prepared';
      end if;
      if old.status <> 'planned' and new.levels <> old.levels then
        raise exception 'an asked line keeps its levels' using errcode = 'TZ001';
      end if;
      return new;
    end $function$
;
CREATE OR REPLACE FUNCTION cofinancing.keep_answer()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
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
    end $function$
;
CREATE OR REPLACE FUNCTION cofinancing.keep_four_eyes()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
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
    end $function$
;
CREATE OR REPLACE FUNCTION cofinancing.keep_instrument()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
    begin
      if new.instrument <> old.instrument then
        raise exception 'a line keeps its instrument' using errcode = 'TZ001';
      end if;
      return new;
    end $function$
;
CREATE OR REPLACE FUNCTION cofinancing.keep_levels()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
    declare
      line record;
    begin
      select l.status, l.levels, (select count(*) from cofinancing.level_decision d where d.line_id = l.id) as decided
        into line from cofinancing.line l where l.id = new.line_id;
      if exists (select from cofinancing.preparation p
        where p.line_id = new.line_id and p.prepared_by in (new.decided_by, new.represented)) then
        raise exception 'the approver prepared this line' using errcode = 'TZ422', hint = 'approver_prepared';
      end if;
      if exists (select from cofinancing.level_decision d where d.line_id = new.line_id
        and (d.decided_by in (new.decided_by, new.represented) or d.represented in (new.decided_by, new.represented)))
      then
        raise exception 'another level was theirs' using errcode = 'TZ422', hint = 'approver_decided_before';
      end if;
      if line.status <> 'prepared' or new.level <> line.decided + 1 or new.level > line.levels then
        raise exception 'not the next level' using errcode = 'TZ409', hint = 'approval_already_decided';
      end if;
      return new;
    end $function$
;
CREATE OR REPLACE FUNCTION cofinancing.keep_revision()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
    begin
      if old.status <> 'asked' or
        (new.id, new.round_id, new.dossier_id, new.message, new.asked_by, new.asked_at, new.due_at) is distinct from
        (old.id, old.round_id, old.dossier_id, old.message, old.asked_by, old.asked_at, old.due_at) then
        raise exception 'an answer is kept as it was given' using errcode = 'TZ001';
      end if;
      return new;
    end $function$
;
CREATE OR REPLACE FUNCTION cofinancing.prepare_before_the_decision()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
    begin
      if exists (select from cofinancing.line l where l.id = new.line_id and l.decided_by is not null) then
        raise exception 'the line is decided' using errcode = 'TZ409', hint = 'approval_already_decided';
      end if;
      return new;
    end $function$
;
CREATE OR REPLACE FUNCTION cofinancing.prepare_before_the_first_level()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
    begin
      if exists (select from cofinancing.level_decision d where d.line_id = new.line_id) then
        raise exception 'a level has decided' using errcode = 'TZ409', hint = 'approval_under_decision';
      end if;
      return new;
    end $function$
;
CREATE OR REPLACE FUNCTION committee.keep_award()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  begin
    if (select coalesce(d.amount_centimes, 0) from committee.decision d where d.item_id = new.item_id) <>
      (
  select coalesce(sum(l.amount_centimes) filter (where e.instrument is distinct from 'guarantee'), 0)
  from committee.award_line l left join programme.envelope e on e.id = l.envelope_id where l.item_id = new.item_id) then
      raise exception 'the lines are not the amount' using errcode = 'TZ422', hint = 'lines_do_not_sum';
    end if;
    return null;
  end $function$
;
CREATE OR REPLACE FUNCTION committee.keep_decision()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
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
  end $function$
;
CREATE OR REPLACE FUNCTION committee.keep_instructor_out()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
  begin
    if exists (
      select from committee.item i cross join application.instructors_of(i.dossier_id) o
      where i.id = new.item_id and o.person_id = new.person_id
    ) then
      raise exception 'the member instructed the dossier' using errcode = 'TZ422', hint = 'member_instructed';
    end if;
    return new;
  end $function$
;
CREATE OR REPLACE FUNCTION committee.keep_item()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
  begin
    if (new.session_id, new.dossier_id, new.position, new.rank)
        <> (old.session_id, old.dossier_id, old.position, old.rank)
      or (new.status <> old.status and (old.status, new.status) not in (
        ('listed', 'decided'), ('listed', 'returned'), ('decided', 'settled'), ('decided', 'returned'))) then
      raise exception 'item is %', old.status using errcode = 'TZ409', hint = 'session_mismatch';
    end if;
    return new;
  end $function$
;
CREATE OR REPLACE FUNCTION committee.keep_member()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
  begin
    if (new.session_id, new.person_id, new.capacity, new.third, new.position)
        is distinct from (old.session_id, old.person_id, old.capacity, old.third, old.position)
      or (old.is_present is not null and new.is_present is distinct from old.is_present) then
      raise exception 'attendance is recorded once' using errcode = 'TZ409', hint = 'session_mismatch';
    end if;
    return new;
  end $function$
;
CREATE OR REPLACE FUNCTION committee.keep_place()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
  begin
    if (new.dossier_id, new.call_id, new.item_id, new.rank, new.amount_centimes, new.conditions, new.since)
        <> (old.dossier_id, old.call_id, old.item_id, old.rank, old.amount_centimes, old.conditions, old.since)
      or new.rounds < old.rounds
      or (new.status <> old.status and (old.status, new.status) not in (
        ('waiting', 'proposed'), ('waiting', 'promoted'), ('proposed', 'promoted'))) then
      raise exception 'place is %', old.status using errcode = 'TZ409', hint = 'already_promoted';
    end if;
    return new;
  end $function$
;
CREATE OR REPLACE FUNCTION committee.keep_rectification()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
  begin
    if tg_table_name = 'item' then
      if new.rectifies is not null and not exists (
        select from committee.item
        where id = new.rectifies and dossier_id = new.dossier_id and status = 'settled') then
        raise exception 'no decision in effect' using errcode = 'TZ422', hint = 'not_rectifiable';
      end if;
    elsif (new.kind = 'rectified') <> (
      select rectifies is not null from committee.item where id = new.item_id) then
      raise exception 'a correction is decided as one' using errcode = 'TZ422', hint = 'decision_mismatch';
    end if;
    return new;
  end $function$
;
CREATE OR REPLACE FUNCTION committee.keep_reserve()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  begin
    if exists (
      select from committee.reserve_place p where p.dossier_id = new.dossier_id and (
        p.amount_centimes <> (
  select coalesce(sum(l.amount_centimes) filter (where e.instrument is distinct from 'guarantee'), 0)
  from committee.reserve_line l left join programme.envelope e on e.id = l.envelope_id where l.dossier_id = p.dossier_id)
        or (p.status = 'promoted') <> (
          select bool_and(l.hold_id is not null) from committee.reserve_line l
          where l.dossier_id = p.dossier_id))) then
      raise exception 'the lines are not the amount' using errcode = 'TZ422', hint = 'lines_do_not_sum';
    end if;
    return null;
  end $function$
;
CREATE OR REPLACE FUNCTION committee.keep_reserve_line()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
  begin
    if (new.dossier_id, new.position, new.funder_id, new.envelope_id, new.amount_centimes)
        <> (old.dossier_id, old.position, old.funder_id, old.envelope_id, old.amount_centimes)
      or old.hold_id is not null then
      raise exception 'the line is promoted' using errcode = 'TZ409', hint = 'already_promoted';
    end if;
    return new;
  end $function$
;
CREATE OR REPLACE FUNCTION committee.keep_session()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
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
  end $function$
;
CREATE OR REPLACE FUNCTION committee.keep_signature()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
  begin
    if not exists (
      select from committee.session
      where id = new.session_id and status = 'closed'
        and new.person_id = case new.office when 'chair' then chair_id else secretary_id end
    ) then
      raise exception 'not theirs to sign' using errcode = 'TZ409', hint = 'session_mismatch';
    end if;
    return new;
  end $function$
;
CREATE OR REPLACE FUNCTION committee.keep_voter()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
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
  end $function$
;
CREATE OR REPLACE FUNCTION committee.presider_of(of_item uuid, of_session uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
    select p.person_id from (
      select chair_id as person_id, 1 as turn, null::timestamptz as at from committee.session where id = of_session
        and not exists (select from committee.recusal r where r.item_id = of_item and r.person_id = chair_id)
      union all
      (select person_id, 2, at from committee.item_chair where item_id = of_item order by at desc, person_id limit 1)
    ) p
    order by p.turn limit 1
  $function$
;
CREATE OR REPLACE FUNCTION committee.voters_of(of_item uuid, of_session uuid)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
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
      select count(*) from seat v where v.capacity = 'titular' and v.third is not distinct from s.third and not v.is_there)
  $function$
;
CREATE OR REPLACE FUNCTION disbursement.has_part(subject uuid, person uuid, of_part text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
    select exists (
      select from disbursement.approval_party p
      where p.subject_id = subject and p.person_id = person and p.part = of_part)
  $function$
;
CREATE OR REPLACE FUNCTION disbursement.keep_claim()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
    begin
      if new.status <> 'claimed' or old.status <> 'claimable' then
        perform disbursement.refuse('who claimed a tranche does not change');
      end if;
      return new;
    end $function$
;
CREATE OR REPLACE FUNCTION disbursement.keep_guaranteed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  declare
    of_dossier uuid;
    needed numeric;
    covered numeric;
  begin
    select l.dossier_id, sum(n.cover_needed_centimes) into of_dossier, needed
      from disbursement.leg l
      join agreement.agreement a on a.dossier_id = l.dossier_id and a.status = 'effective'
      join agreement.line n on n.agreement_id = a.id
      where l.id = new.leg_id
        and exists (select from agreement.line g
          where g.agreement_id = a.id and g.envelope_id = l.envelope_id and g.cover_needed_centimes > 0)
      group by l.dossier_id;
    if needed is null then
      return new;
    end if;
    select coalesce(sum(a.posted), 0) into covered from ledger.account a
      where a.dossier_id = of_dossier and a.nature = 'guarantee' and a.kind in ('covered', 'called');
    if covered < needed then
      raise exception 'a loan that is admitted guaranteed only is not paid without its guarantee'
        using errcode = 'TZ422', hint = 'guarantee_not_in_force';
    end if;
    return new;
  end $function$
;
CREATE OR REPLACE FUNCTION disbursement.keep_judge()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    begin
      if exists (select from disbursement.tranche t where t.id = new.tranche_id and t.claimed_by = new.checked_by) then
        raise exception 'the claimant judges no proof' using errcode = 'TZ422', hint = 'same_person_twice';
      end if;
      return new;
    end $function$
;
CREATE OR REPLACE FUNCTION disbursement.keep_legs()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    begin
      if not exists (select from disbursement.tranche t where t.id = new.tranche_id and t.status = 'planned') then
        perform disbursement.refuse('a leg is planned with its tranche');
      end if;
      return new;
    end $function$
;
CREATE OR REPLACE FUNCTION disbursement.keep_own_run()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    begin
      if not exists (
        select from disbursement.leg l join disbursement.payment_run r on r.funder_id = l.funder_id
        where l.id = new.leg_id and r.id = new.run_id
      ) then
        perform disbursement.refuse('a run pays the orders of its own funder');
      end if;
      return new;
    end $function$
;
CREATE OR REPLACE FUNCTION disbursement.keep_payment_order()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
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
    end $function$
;
CREATE OR REPLACE FUNCTION disbursement.keep_payment_run()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
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
    end $function$
;
CREATE OR REPLACE FUNCTION disbursement.keep_run_as_it_went()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
    begin
      perform disbursement.refuse('what a run has been through does not change');
      return new;
    end $function$
;
CREATE OR REPLACE FUNCTION disbursement.keep_status_order()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
    begin
      if new.status <> old.status and not exists (
        select from disbursement.status_step s
        where s.what = tg_table_name and s.from_status = old.status and s.to_status = new.status
      ) then
        perform disbursement.refuse(format('no step of a %s leads from %s to %s', tg_table_name, old.status, new.status));
      end if;
      return new;
    end $function$
;
CREATE OR REPLACE FUNCTION disbursement.keep_sum()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    begin
      if exists (
        select from disbursement.tranche t where t.id = new.tranche_id and t.amount_centimes <> (
          select sum(l.amount_centimes) from disbursement.due_leg l where l.tranche_id = t.id)
      ) then
        perform disbursement.refuse('the legs of a tranche sum to it');
      end if;
      return null;
    end $function$
;
CREATE OR REPLACE FUNCTION disbursement.keep_tranche()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
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
    end $function$
;
CREATE OR REPLACE FUNCTION disbursement.refuse(rule text)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
    begin raise exception '%', rule using errcode = 'TZ004'; end $function$
;
CREATE OR REPLACE FUNCTION documents.require_scan()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      -- Only Touiza's own papers are clean from the start.
      if new.uploaded_by is not null and new.status not in ('received', 'scanning')
        and not exists (select from documents.scan s where s.document_id = new.id and s.verdict = new.status)
      then
        raise exception using errcode = 'TZ422', hint = 'document_not_clean',
          message = format('no scan says that document %s is %s', new.id, new.status);
      end if;
      return new;
    end $function$
;
CREATE OR REPLACE FUNCTION engine.bump(of_workflow text, by_itself boolean, into_stage text, stays_open boolean)
 RETURNS SETOF bigint
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
  begin
    perform pg_catalog.pg_notify('touiza_nudge', '') where not by_itself;
    return query update engine.process p
      set version = p.version + 1,
          -- a workflow looks again after its own step; everybody else's change must be sent to it
          sent = case when by_itself and p.sent = p.version then p.version + 1 else p.sent end,
          attempts = 0,
          touched_at = clock_timestamp(),
          stage = coalesce(into_stage, p.stage),
          entered_at = case when into_stage is null or into_stage = p.stage then p.entered_at else engine.now() end,
          open = p.open and stays_open
      where p.workflow_id = of_workflow
      returning p.version;
  end $function$
;
CREATE OR REPLACE FUNCTION engine.forward_only()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      -- Only a database in which nothing has happened yet may be set to begin in the past.
      if new.ahead < old.ahead and exists (select from engine.command) then
        raise exception 'the clock moves forward only' using errcode = 'TZ002';
      end if;
      return new;
    end $function$
;
CREATE OR REPLACE FUNCTION engine.keep_stage_order()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      if tg_op = 'INSERT' then
        if new.stage is not null and new.stage <> 'application' then
          raise exception 'a dossier starts with its application' using errcode = 'TZ003';
        end if;
      elsif new.stage is distinct from old.stage and not exists (
        select from engine.stage_step where from_stage = old.stage and to_stage = new.stage
      ) then
        raise exception 'no step leads from % to %', old.stage, new.stage using errcode = 'TZ003';
      end if;
      return new;
    end $function$
;
CREATE OR REPLACE FUNCTION engine.keep_words()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
    begin
      perform engine.learn_words(new.folded);
      return null;
    end $function$
;
CREATE OR REPLACE FUNCTION engine.learn_words(folded text)
 RETURNS void
 LANGUAGE sql
 SET search_path TO 'pg_catalog'
AS $function$
    insert into engine.search_word (word)
    select word from unnest(tsvector_to_array(to_tsvector('simple', folded))) as said(word)
    where char_length(word) between 3 and 40 and word !~ '[[:punct:][:digit:][:space:]]'
      and not exists (select from engine.search_word known where known.word = said.word)
    order by word on conflict do nothing
  $function$
;
CREATE OR REPLACE FUNCTION engine.look(of_workflow text)
 RETURNS jsonb
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
  declare
    seen_row engine.process;
  begin
    update engine.process set seen = version, attempts = 0 where workflow_id = of_workflow returning * into seen_row;
    if not found then return null; end if;
    return jsonb_build_object(
      'now', engine.now(),
      'subjectId', seen_row.subject_id,
      'stage', seen_row.stage,
      'isOpen', seen_row.open,
      'obligations', coalesce((
        select jsonb_agg(jsonb_build_object('id', id, 'kind', kind, 'rung', rungs_done,
            'act', coalesce(rungs -> rungs_done ->> 'act', 'lapse'), 'at', next_at) order by next_at, id)
        from engine.obligation
        where workflow_id = of_workflow and closed_at is null and next_at is not null), '[]'),
      'stuck', coalesce((
        select jsonb_agg(jsonb_build_object('step', step, 'subject', subject))
        from engine.stuck_step where workflow_id = of_workflow and resolved_at is null), '[]'));
  end $function$
;
CREATE OR REPLACE FUNCTION engine.meet_namespace(id text)
 RETURNS bigint
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
  declare
    known text;
    unsent bigint := 0;
  begin
    select namespace_id into known from engine.namespace_met for update;
    if known = id then return 0; end if;
    insert into engine.namespace_met (namespace_id) values (id)
      on conflict (singleton) do update set namespace_id = excluded.namespace_id;
    if known is null then return 0; end if;
    update engine.process set version = version + 1, attempts = 0, touched_at = clock_timestamp() where open;
    get diagnostics unsent = row_count;
    perform pg_notify('touiza_nudge', '');
    return unsent;
  end $function$
;
CREATE OR REPLACE FUNCTION engine.move_clock(until timestamp with time zone)
 RETURNS timestamp with time zone
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
  begin
    update engine.clock set ahead = greatest(ahead, until - now());
    update engine.process set version = version + 1, attempts = 0, touched_at = clock_timestamp() where open;
    perform pg_notify('touiza_nudge', '');
    return engine.now();
  end $function$
;
CREATE OR REPLACE FUNCTION engine.now()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$ select now() + ahead from engine.clock $function$
;
CREATE OR REPLACE FUNCTION engine.open_epoch()
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    declare
      here constant bigint := (select system_identifier from pg_control_system());
      last engine.epoch;
    begin
      select * into last from engine.epoch order by number desc limit 1;
      if last.system_identifier = here then return; end if;
      insert into engine.epoch (number, system_identifier) values (coalesce(last.number, 0) + 1, here);
      execute format('alter table audit.event alter column epoch set default %s', coalesce(last.number, 0) + 1);
      execute format('alter table ledger.transfer alter column epoch set default %s', coalesce(last.number, 0) + 1);
    end $function$
;
CREATE OR REPLACE FUNCTION engine.refuse_back_dating()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin raise exception '% is dated by the database', tg_table_name using errcode = 'TZ005'; end $function$
;
CREATE OR REPLACE FUNCTION engine.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin raise exception '% is append-only', tg_table_name using errcode = 'TZ001'; end $function$
;
CREATE OR REPLACE FUNCTION engine.search_fold(raw text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
    select lower(public.unaccent('public.unaccent'::regdictionary, translate(
      regexp_replace(normalize(raw, NFKC),
        '[\u064B-\u0652\u0670\u0640\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]', '', 'g'),
      'أإآٱىةؤئ٠١٢٣٤٥٦٧٨٩', 'اااايهوي0123456789'))) $function$
;
CREATE OR REPLACE FUNCTION engine.search_words(folded text)
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
    select setweight(to_tsvector('pg_catalog.simple', folded), 'A') ||
      setweight(to_tsvector('pg_catalog.arabic', folded), 'B') ||
      setweight(to_tsvector('pg_catalog.french', folded), 'C') $function$
;
CREATE OR REPLACE FUNCTION engine.sweep()
 RETURNS bigint
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
  declare
    woken bigint := 0;
    more bigint;
  begin
    -- (a) Sent, but not looked at: the nudge was lost. Back off, so that a backlog is not multiplied.
    with late as (
      select workflow_id from engine.process
      where open and seen < version and sent = version
        and touched_at < clock_timestamp() - interval '15 s' * power(2, least(attempts, 5))
      limit 500 for update skip locked)
    update engine.process p set sent = p.version - 1, attempts = p.attempts + 1
      from late where p.workflow_id = late.workflow_id;
    get diagnostics woken = row_count;

    -- (b) Overdue: a timer that should have fired has not; whoever kept it may be gone.
    with overdue as (
      select p.workflow_id from engine.process p
      where p.open and p.seen = p.version and p.touched_at < clock_timestamp() - interval '60 s'
        and exists (
          select from engine.obligation o
          where o.workflow_id = p.workflow_id and o.closed_at is null and o.next_at < engine.now() - interval '60 s')
      limit 500 for update skip locked)
    update engine.process p set version = p.version + 1, touched_at = clock_timestamp()
      from overdue where p.workflow_id = overdue.workflow_id;
    get diagnostics more = row_count;
    woken := woken + more;

    -- (c) Untouched for an hour: looked at once, so that even a server replaced unnoticed is repaired.
    with quiet as (
      select workflow_id from engine.process
      where open and touched_at < clock_timestamp() - interval '1 h'
      order by touched_at limit 50 for update skip locked)
    update engine.process p set version = p.version + 1, touched_at = clock_timestamp()
      from quiet where p.workflow_id = quiet.workflow_id;
    get diagnostics more = row_count;
    woken := woken + more;

    if woken > 0 then perform pg_notify('touiza_nudge', ''); end if;
    return woken;
  end $function$
;
CREATE OR REPLACE FUNCTION engine.take_quota(of_key text, most integer, seconds integer)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  declare
    this_instant timestamptz := clock_timestamp();
    mine engine.quota;
  begin
    insert into engine.quota as q (key, ends_at, taken)
      values (of_key, this_instant + make_interval(secs => seconds), 1)
      on conflict (key) do update set
        taken = case when q.ends_at <= this_instant then 1 else least(q.taken, most) + 1 end,
        ends_at = case when q.ends_at <= this_instant then excluded.ends_at else q.ends_at end
      returning * into mine;
    if mine.taken = 1 then
      delete from engine.quota where key in (
        select key from engine.quota where ends_at < this_instant - interval '1 min' limit 20 for update skip locked);
    end if;
    if mine.taken <= most then return 0; end if;
    return greatest(1, ceil(extract(epoch from mine.ends_at - this_instant))::integer);
  end $function$
;
CREATE OR REPLACE FUNCTION ledger.keep_balances()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_seqscan TO 'off'
AS $function$
  declare
    clock timestamptz := engine.now();
    broken text;
  begin
    if exists (select from added where pending_id is not null or reverses is not null) then
      
  select case
      when h.id is null or h.kind <> 'hold' then 'hold_missing'
      when (h.debit, h.credit, h.book) is distinct from (n.debit, n.credit, n.book) then 'hold_differs'
      when n.kind = 'post' and n.amount > h.amount then 'hold_exceeded'
      when n.kind in ('void', 'expire') and n.amount <> h.amount then 'hold_differs'
      when n.kind = 'post' and clock > h.due_at then 'hold_expired'
      when n.kind = 'expire' and clock < h.due_at then 'hold_not_due'
    end into broken
    from added n
    left join ledger.transfer h on h.id = n.pending_id
    where n.kind in ('post', 'void', 'expire')
    order by 1 nulls last limit 1;
  if broken is not null then perform ledger.refuse(broken); end if;

  select 'reversal_differs' into broken
    from added n
    left join ledger.transfer r on r.id = n.reverses
    where n.reverses is not null
      and (n.kind <> 'direct' or r.kind not in ('direct', 'post')
        or (r.credit, r.debit, r.book, r.amount) is distinct from (n.debit, n.credit, n.book, n.amount))
    limit 1;
  if broken is not null then perform ledger.refuse(broken); end if;
    end if;
    
  update ledger.account a
    set posted = a.posted + d.posted, pending = a.pending + d.pending
    from (
      select e.account, sum(e.posted)::bigint as posted, sum(e.pending)::bigint as pending
      from added n
      left join ledger.transfer h on h.id = n.pending_id
      cross join lateral (values
        (n.debit, case when n.kind in ('direct', 'post') then n.amount else 0 end, 0::bigint),
        (n.credit, case when n.kind in ('direct', 'post') then -n.amount else 0 end,
          case n.kind when 'direct' then 0 when 'hold' then n.amount else -h.amount end)
      ) as e(account, posted, pending)
      group by e.account
    ) d
    where a.id = d.account;
    return null;
  end $function$
;
CREATE OR REPLACE FUNCTION ledger.open_accounts(ids uuid[], books uuid[], natures text[], owners uuid[], kinds text[], envelopes uuid[], dossiers uuid[], batches uuid[])
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    insert into ledger.book (id, nature, owner_id)
    select distinct on (id) id, nature, owner from unnest(books, natures, owners) as b(id, nature, owner)
    order by id
    on conflict do nothing;
    insert into ledger.account (id, book, kind, envelope_id, dossier_id, batch_id, counterpart)
    select id, book, kind, envelope, dossier, batch, kind in ('funding', 'outside', 'capacity', 'pledged')
    from unnest(ids, books, kinds, envelopes, dossiers, batches) as a(id, book, kind, envelope, dossier, batch)
    order by id
    on conflict do nothing
  $function$
;
CREATE OR REPLACE FUNCTION ledger.post(command text, hash text, ids uuid[], books uuid[], debits uuid[], credits uuid[], amounts bigint[], kinds text[], pendings uuid[], reversed uuid[], dues timestamp with time zone[], causes text[], subjects uuid[])
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  declare
    stored record;
    clock timestamptz := engine.now();
    answer_text text := format('%s posted', cardinality(ids));
    broken text;
  begin
    -- 1. Claim the command: a concurrent twin waits here for the first.
    insert into ledger.command (id, request_hash, answer) values (command, hash, answer_text) on conflict do nothing;
    if not found then
      select c.request_hash, c.answer into stored from ledger.command c where c.id = command;
      if stored.request_hash <> hash then
        raise exception 'command_reused' using errcode = 'TZ409', hint = 'command_reused';
      end if;
      return stored.answer;
    end if;

    -- 2. Lock the accounts in one order everywhere: no deadlocks.
    perform from ledger.account a where a.id = any (debits || credits) order by a.id for no key update;

    -- 3. Check holds and reversals under that lock.
    
  select case
      when h.id is null or h.kind <> 'hold' then 'hold_missing'
      when (h.debit, h.credit, h.book) is distinct from (n.debit, n.credit, n.book) then 'hold_differs'
      when n.kind = 'post' and n.amount > h.amount then 'hold_exceeded'
      when n.kind in ('void', 'expire') and n.amount <> h.amount then 'hold_differs'
      when n.kind = 'post' and clock > h.due_at then 'hold_expired'
      when n.kind = 'expire' and clock < h.due_at then 'hold_not_due'
    end into broken
    from unnest(debits, credits, books, amounts, kinds, pendings, reversed)
  as n(debit, credit, book, amount, kind, pending_id, reverses)
    left join ledger.transfer h on h.id = n.pending_id
    where n.kind in ('post', 'void', 'expire')
    order by 1 nulls last limit 1;
  if broken is not null then perform ledger.refuse(broken); end if;

  select 'reversal_differs' into broken
    from unnest(debits, credits, books, amounts, kinds, pendings, reversed)
  as n(debit, credit, book, amount, kind, pending_id, reverses)
    left join ledger.transfer r on r.id = n.reverses
    where n.reverses is not null
      and (n.kind <> 'direct' or r.kind not in ('direct', 'post')
        or (r.credit, r.debit, r.book, r.amount) is distinct from (n.debit, n.credit, n.book, n.amount))
    limit 1;
  if broken is not null then perform ledger.refuse(broken); end if;

    -- 4. Insert; the balances follow. CHECK and UNIQUE have the last word.
    insert into ledger.transfer (id, book, debit, credit, amount, kind, pending_id, reverses, due_at, cause, subject_id,
      command_id)
    select n.id, n.book, n.debit, n.credit, n.amount, n.kind, n.pending, n.reverses, n.due, n.cause, n.subject, command
      from unnest(ids, books, debits, credits, amounts, kinds, pendings, reversed, dues, causes, subjects)
        as n(id, book, debit, credit, amount, kind, pending, reverses, due, cause, subject);
    
    return answer_text;
  end $function$
;
CREATE OR REPLACE FUNCTION ledger.refuse(code text)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    begin raise exception '%', code using errcode = 'TZ422', hint = code; end $function$
;
CREATE OR REPLACE FUNCTION programme.keep_published()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      if old.status <> 'draft' and (
        (new.reference, new.funder_ids, new.opens_at) is distinct from (old.reference, old.funder_ids, old.opens_at)
        or new.status = 'draft'
        or new.closes_at < old.closes_at
        or new.closes_at > old.closes_at and (old.status not in ('published', 'open') or old.closes_at <= engine.now())
        or (new.rulebook, new.rulebook_hash) is distinct from (old.rulebook, old.rulebook_hash) and not exists (
          select from programme.rulebook_version v
          where v.call_id = new.id and v.hash = new.rulebook_hash and v.rulebook = new.rulebook)
      ) then
        raise exception 'call_not_draft' using errcode = 'TZ409', hint = 'call_not_draft';
      end if;
      return new;
    end $function$
;
CREATE OR REPLACE FUNCTION registry.gave_account_of(of_organisation uuid, who uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    select exists (
      select from registry.account a
      where a.organisation_id = of_organisation and a.declared_by = who and a.status = 'active')
  $function$
;
CREATE OR REPLACE FUNCTION registry.guard_account()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    begin
      if (new.id, new.organisation_id, new.rib, new.declared_by)
        is distinct from (old.id, old.organisation_id, old.rib, old.declared_by)
      then
        raise exception 'what an account is never changes' using errcode = 'TZ409', hint = 'account_not_declared';
      end if;
      if new.status <> old.status and (old.status, new.status) not in (
        ('declared', 'certified'), ('declared', 'active'), ('declared', 'replaced'), ('declared', 'cancelled'),
        ('certified', 'active'), ('certified', 'cancelled'), ('active', 'replaced'))
      then
        raise exception 'no step leads from % to %', old.status, new.status
          using errcode = 'TZ409', hint = 'account_not_declared';
      end if;
      if new.status in ('certified', 'active') and exists (
        select from registry.rib_clash where account_id = new.id and outcome is null)
      then
        raise exception 'another organisation uses this RIB' using errcode = 'TZ422', hint = 'rib_disputed';
      end if;
      if old.status = 'certified' and new.status = 'active' and old.activates_at > engine.now() then
        raise exception 'account % cools off', new.id using errcode = 'TZ409', hint = 'account_change_pending';
      end if;
      if old.status = 'declared' and new.status = 'active' and exists (
        select from registry.account where organisation_id = new.organisation_id and status = 'active' and id <> new.id)
      then
        raise exception 'a change cools off first' using errcode = 'TZ409', hint = 'account_change_pending';
      end if;
      return new;
    end $function$
;
CREATE OR REPLACE FUNCTION registry.organisation_searched()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
    begin
      new.folded := engine.search_fold(new.name_ar || ' ' || new.name_latin);
      new.words := engine.search_words(new.folded) || setweight(to_tsvector('simple', engine.search_fold(new.commune || ' ' || coalesce(new.douar, '') || ' ' || coalesce(new.ice, '') || ' ' || new.registration_number)), 'D');
      return new;
    end $function$
;
CREATE OR REPLACE FUNCTION reporting.keep_finding()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
  begin
    if (new.visit_id, new.dossier_id, new.number, new.text, new.severity, new.due_on, new.raised_by)
        <> (old.visit_id, old.dossier_id, old.number, old.text, old.severity, old.due_on, old.raised_by)
      or old.status <> 'open' then
      raise exception 'finding is %', old.status using errcode = 'TZ409', hint = 'finding_not_open';
    elsif exists (
      select from reporting.follow_up where finding_id = new.id and by_person = new.closed_by) then
      raise exception 'their own answer' using errcode = 'TZ422', hint = 'own_finding_closed';
    end if;
    return new;
  end $function$
;
CREATE OR REPLACE FUNCTION reporting.keep_report_order()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      if new.status <> old.status and (old.status, new.status) not in (
        ('planned', 'submitted'), ('submitted', 'accepted'), ('submitted', 'returned'), ('returned', 'submitted')
      ) then
        raise exception 'no step leads from % to %', old.status, new.status
          using errcode = 'TZ409', hint = 'report_not_submitted';
      end if;
      return new;
    end $function$
;
CREATE OR REPLACE FUNCTION reporting.keep_visit()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
  begin
    if (new.dossier_id, new.purpose, new.planned_on, new.planned_by)
        <> (old.dossier_id, old.purpose, old.planned_on, old.planned_by) or old.status <> 'planned' then
      raise exception 'visit is %', old.status using errcode = 'TZ409', hint = 'visit_not_planned';
    end if;
    return new;
  end $function$
;
CREATE OR REPLACE FUNCTION scoring.keep_assignment()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
  begin
    if (new.dossier_id, new.reviewer_id) <> (old.dossier_id, old.reviewer_id)
      or old.status in ('declined', 'conflicted', 'lapsed')
      or (old.status = 'scored' and new.status not in ('scored', 'conflicted')) then
      raise exception 'assignment is %', old.status using errcode = 'TZ409', hint = 'assignment_closed';
    end if;
    return new;
  end $function$
;
CREATE OR REPLACE FUNCTION scoring.keep_sheet()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
  begin
    if not exists (
      select from scoring.assignment where id = new.assignment_id and status in ('asked', 'accepted')
    ) then
      raise exception 'no sheet is asked for' using errcode = 'TZ409', hint = 'assignment_closed';
    end if;
    return new;
  end $function$
;
CREATE OR REPLACE FUNCTION scoring.plain(given text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog'
AS $function$
    select ' ' || btrim(regexp_replace(
      translate(
        regexp_replace(lower(normalize(given, nfkd)), '[\u0300-\u036f\u064b-\u0655\u0670\u0640]', '', 'g'),
        'ىة', 'يه'),
      '[^[:alnum:]]+', ' ', 'g')) || ' '
  $function$
;
CREATE OR REPLACE FUNCTION scoring.registered_ties_of(of_reviewer uuid, of_organisation uuid)
 RETURNS text[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    with r as (select * from scoring.reviewer where person_id = of_reviewer),
    o as (select * from registry.organisation where id = of_organisation)
    select coalesce(array_agg(t.tie order by t.tie), '{}') from (
      select 'represents' as tie where exists (
        select from access.role_grant g
        where g.person_id = of_reviewer and g.scope_kind = 'organisation' and g.scope_id = of_organisation::text)
      union all select 'board_member' from r where of_organisation = any (r.boards)
      union all select 'same_ice' from r join o on o.ice = any (r.ices)
      union all select 'same_rib' from r where exists (
        select from registry.account a where a.organisation_id = of_organisation and a.rib = r.rib)
      union all select 'family_name_in_commune' from r join o on o.province = r.province
          and scoring.plain(o.commune) = scoring.plain(r.commune)
        where exists (
          select from access.role_grant g join access.person p on p.id = g.person_id, unnest(r.family_names) as family
          where g.scope_kind = 'organisation' and g.scope_id = of_organisation::text
            and length(scoring.plain(family)) > 2
            and position(scoring.plain(family) in scoring.plain(concat_ws(' ', p.name, p.name_ar))) > 0)
      union all select 'same_address' from r join o on o.province = r.province
          and scoring.plain(o.commune) = scoring.plain(r.commune)
          and scoring.plain(o.douar) = scoring.plain(r.address)
    ) t
  $function$
;
CREATE OR REPLACE FUNCTION scoring.ties_of(of_reviewer uuid, of_organisation uuid)
 RETURNS text[]
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
    select scoring.registered_ties_of(of_reviewer, of_organisation) || coalesce((
      select array['same_phone']
      from scoring.reviewer r, registry.organisation o
      where r.person_id = of_reviewer and o.id = of_organisation
        and right(regexp_replace(r.phone, '\D', '', 'g'), 9) = right(regexp_replace(o.phone, '\D', '', 'g'), 9)), '{}')
  $function$
;

CREATE TRIGGER delegation_kept BEFORE UPDATE ON access.delegation FOR EACH ROW EXECUTE FUNCTION access.keep_delegation();
CREATE TRIGGER never_deleted BEFORE DELETE ON access.delegation FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON access.delegation FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON access.erasure FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON access.erasure FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER stays_erased BEFORE UPDATE ON access.person FOR EACH ROW WHEN ((old.erased_at IS NOT NULL)) EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER kept_as_granted BEFORE UPDATE ON access.role_grant FOR EACH ROW WHEN (((((((((new.id IS DISTINCT FROM old.id) OR (new.person_id IS DISTINCT FROM old.person_id)) OR (new.role IS DISTINCT FROM old.role)) OR (new.scope_kind IS DISTINCT FROM old.scope_kind)) OR (new.scope_id IS DISTINCT FROM old.scope_id)) OR (new.from_at IS DISTINCT FROM old.from_at)) OR (new.granted_by IS DISTINCT FROM old.granted_by)) OR ((new.to_at IS NULL) AND (old.to_at IS NOT NULL)) OR (new.to_at > old.to_at))) EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER never_deleted BEFORE DELETE ON access.role_grant FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON access.role_grant FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER agreement_effective_when_signed BEFORE UPDATE ON agreement.agreement FOR EACH ROW EXECUTE FUNCTION agreement.keep_effective();
CREATE TRIGGER never_deleted BEFORE DELETE ON agreement.agreement FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON agreement.agreement FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON agreement.line FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON agreement.line FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON agreement.pledge FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON agreement.pledge FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER never_deleted BEFORE DELETE ON agreement.signatory FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON agreement.signatory FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON agreement.signature FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON agreement.signature FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER signature_copy_accepted BEFORE INSERT ON agreement.signature FOR EACH ROW EXECUTE FUNCTION agreement.require_accepted_copy();
CREATE TRIGGER signature_in_order BEFORE INSERT ON agreement.signature FOR EACH ROW EXECUTE FUNCTION agreement.keep_order();
CREATE TRIGGER never_deleted BEFORE DELETE ON agreement.signed_copy FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON agreement.signed_copy FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER never_deleted BEFORE DELETE ON agreement.suspension FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER never_lifted_twice BEFORE UPDATE ON agreement.suspension FOR EACH ROW WHEN ((old.lifted_at IS NOT NULL)) EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON agreement.suspension FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER appeal_by_another_person BEFORE UPDATE ON application.appeal FOR EACH ROW EXECUTE FUNCTION application.keep_appeal();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON application.attachment FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON application.attachment FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER complement_keeps_what_was_asked BEFORE UPDATE ON application.complement FOR EACH ROW EXECUTE FUNCTION application.keep_complement();
CREATE TRIGGER dossier_keep_submission BEFORE UPDATE ON application.dossier FOR EACH ROW WHEN ((NOT access.is_erasing())) EXECUTE FUNCTION application.keep_submission();
CREATE TRIGGER dossier_searched BEFORE INSERT OR UPDATE ON application.dossier FOR EACH ROW EXECUTE FUNCTION application.dossier_searched();
CREATE TRIGGER words_kept AFTER INSERT ON application.dossier FOR EACH ROW EXECUTE FUNCTION engine.keep_words();
CREATE TRIGGER words_kept_anew AFTER UPDATE ON application.dossier FOR EACH ROW WHEN ((new.folded IS DISTINCT FROM old.folded)) EXECUTE FUNCTION engine.keep_words();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON application.eligibility_decision FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON application.eligibility_decision FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER mandate_only_ends BEFORE UPDATE ON application.mandate FOR EACH ROW WHEN ((NOT access.is_erasing())) EXECUTE FUNCTION application.keep_mandate();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON application.receipt FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON application.receipt FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON application.revision FOR EACH ROW WHEN ((NOT access.is_erasing())) EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON application.revision FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER revision_of_drafts_only BEFORE INSERT ON application.revision FOR EACH ROW EXECUTE FUNCTION application.revise_drafts_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON application.tracking_secret FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON application.tracking_secret FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON application.waiver FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON application.waiver FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON audit.block FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON audit.block FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON audit.event FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON audit.event FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER event_amounts AFTER INSERT ON audit.event REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION audit.keep_amounts();
CREATE TRIGGER written_now BEFORE INSERT ON audit.event FOR EACH ROW WHEN ((((new.recorded_at < LEAST(now(), clock_timestamp())) OR (new.recorded_at > GREATEST(now(), clock_timestamp()))) OR (new.xid <> pg_current_xact_id()))) EXECUTE FUNCTION engine.refuse_back_dating();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON audit.event_amount FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON audit.event_amount FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON audit.note FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON audit.note FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON audit.personal FOR EACH ROW WHEN ((NOT access.is_erasing())) EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON audit.personal FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON cofinancing.funder_levels FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON cofinancing.funder_levels FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON cofinancing.level_decision FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON cofinancing.level_decision FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER level_in_turn BEFORE INSERT ON cofinancing.level_decision FOR EACH ROW EXECUTE FUNCTION cofinancing.keep_levels();
CREATE TRIGGER line_four_eyes BEFORE INSERT OR UPDATE ON cofinancing.line FOR EACH ROW EXECUTE FUNCTION cofinancing.keep_four_eyes();
CREATE TRIGGER line_has_its_levels BEFORE UPDATE OF status, levels ON cofinancing.line FOR EACH ROW EXECUTE FUNCTION cofinancing.keep_all_levels();
CREATE TRIGGER line_keeps_its_answer BEFORE UPDATE ON cofinancing.line FOR EACH ROW EXECUTE FUNCTION cofinancing.keep_answer();
CREATE TRIGGER line_keeps_its_instrument BEFORE UPDATE OF instrument ON cofinancing.line FOR EACH ROW EXECUTE FUNCTION cofinancing.keep_instrument();
CREATE TRIGGER never_deleted BEFORE DELETE ON cofinancing.line FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON cofinancing.line FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON cofinancing.preparation FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON cofinancing.preparation FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER preparation_before_levels BEFORE INSERT ON cofinancing.preparation FOR EACH ROW EXECUTE FUNCTION cofinancing.prepare_before_the_first_level();
CREATE TRIGGER preparation_in_time BEFORE INSERT ON cofinancing.preparation FOR EACH ROW EXECUTE FUNCTION cofinancing.prepare_before_the_decision();
CREATE TRIGGER never_deleted BEFORE DELETE ON cofinancing.revision FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON cofinancing.revision FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER revision_kept BEFORE UPDATE ON cofinancing.revision FOR EACH ROW EXECUTE FUNCTION cofinancing.keep_revision();
CREATE TRIGGER never_deleted BEFORE DELETE ON cofinancing.round FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON cofinancing.round FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON committee.answer FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON committee.answer FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON committee.award_line FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON committee.award_line FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE CONSTRAINT TRIGGER award_line_sum AFTER INSERT ON committee.award_line DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION committee.keep_award();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON committee.decision FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON committee.decision FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER decision_by_chair BEFORE INSERT ON committee.decision FOR EACH ROW EXECUTE FUNCTION committee.keep_decision();
CREATE CONSTRAINT TRIGGER decision_lines AFTER INSERT ON committee.decision DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION committee.keep_award();
CREATE TRIGGER decision_rectifies BEFORE INSERT ON committee.decision FOR EACH ROW EXECUTE FUNCTION committee.keep_rectification();
CREATE TRIGGER item_order BEFORE UPDATE ON committee.item FOR EACH ROW EXECUTE FUNCTION committee.keep_item();
CREATE TRIGGER item_rectifies BEFORE INSERT ON committee.item FOR EACH ROW EXECUTE FUNCTION committee.keep_rectification();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON committee.item_chair FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON committee.item_chair FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER member_attendance BEFORE UPDATE ON committee.member FOR EACH ROW EXECUTE FUNCTION committee.keep_member();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON committee.minutes FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON committee.minutes FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON committee.minutes_paper FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON committee.minutes_paper FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON committee.question FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON committee.question FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON committee.recusal FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON committee.recusal FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER recusal_by_voter BEFORE INSERT ON committee.recusal FOR EACH ROW EXECUTE FUNCTION committee.keep_voter();
CREATE TRIGGER reserve_line_order BEFORE UPDATE ON committee.reserve_line FOR EACH ROW EXECUTE FUNCTION committee.keep_reserve_line();
CREATE CONSTRAINT TRIGGER reserve_line_sum AFTER INSERT OR UPDATE ON committee.reserve_line DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION committee.keep_reserve();
CREATE CONSTRAINT TRIGGER reserve_place_lines AFTER INSERT OR UPDATE ON committee.reserve_place DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION committee.keep_reserve();
CREATE TRIGGER reserve_place_order BEFORE UPDATE ON committee.reserve_place FOR EACH ROW EXECUTE FUNCTION committee.keep_place();
CREATE TRIGGER session_order BEFORE UPDATE ON committee.session FOR EACH ROW EXECUTE FUNCTION committee.keep_session();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON committee.signature FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON committee.signature FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER signature_by_officer BEFORE INSERT ON committee.signature FOR EACH ROW EXECUTE FUNCTION committee.keep_signature();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON committee.vote FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON committee.vote FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER vote_by_voter BEFORE INSERT ON committee.vote FOR EACH ROW EXECUTE FUNCTION committee.keep_voter();
CREATE TRIGGER vote_of_no_instructor BEFORE INSERT ON committee.vote FOR EACH ROW EXECUTE FUNCTION committee.keep_instructor_out();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON disbursement.answer FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON disbursement.answer FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON disbursement.approval_party FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON disbursement.approval_party FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON disbursement.bank_statement FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON disbursement.bank_statement FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON disbursement.condition_judged FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON disbursement.condition_judged FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON disbursement.final_cost FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON disbursement.final_cost FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON disbursement.leg FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON disbursement.leg FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER planned_with_its_tranche BEFORE INSERT ON disbursement.leg FOR EACH ROW EXECUTE FUNCTION disbursement.keep_legs();
CREATE CONSTRAINT TRIGGER sums_to_its_tranche AFTER INSERT ON disbursement.leg DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION disbursement.keep_sum();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON disbursement.leg_given_up FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON disbursement.leg_given_up FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON disbursement.leg_reduction FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON disbursement.leg_reduction FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON disbursement.payment_file FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON disbursement.payment_file FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER four_eyes BEFORE INSERT OR UPDATE ON disbursement.payment_order FOR EACH ROW EXECUTE FUNCTION disbursement.keep_payment_order();
CREATE TRIGGER guaranteed BEFORE INSERT OR UPDATE OF status ON disbursement.payment_order FOR EACH ROW WHEN ((new.status = ANY (ARRAY['approved'::text, 'ordered'::text]))) EXECUTE FUNCTION disbursement.keep_guaranteed();
CREATE TRIGGER own_run BEFORE INSERT OR UPDATE OF run_id ON disbursement.payment_order FOR EACH ROW WHEN ((new.run_id IS NOT NULL)) EXECUTE FUNCTION disbursement.keep_own_run();
CREATE TRIGGER status_order BEFORE UPDATE ON disbursement.payment_order FOR EACH ROW EXECUTE FUNCTION disbursement.keep_status_order();
CREATE TRIGGER as_it_went BEFORE UPDATE ON disbursement.payment_run FOR EACH ROW WHEN ((((new.prepared_by IS DISTINCT FROM old.prepared_by) OR (new.paying_name IS DISTINCT FROM old.paying_name)) OR (new.first_signed_by IS DISTINCT FROM COALESCE(old.first_signed_by, new.first_signed_by)) OR (new.second_signed_by IS DISTINCT FROM COALESCE(old.second_signed_by, new.second_signed_by)) OR (new.first_signed_at IS DISTINCT FROM COALESCE(old.first_signed_at, new.first_signed_at)) OR (new.second_signed_at IS DISTINCT FROM COALESCE(old.second_signed_at, new.second_signed_at)) OR (new.sent_at IS DISTINCT FROM COALESCE(old.sent_at, new.sent_at)) OR (new.cancelled_by IS DISTINCT FROM COALESCE(old.cancelled_by, new.cancelled_by)))) EXECUTE FUNCTION disbursement.keep_run_as_it_went();
CREATE TRIGGER four_eyes BEFORE INSERT OR UPDATE ON disbursement.payment_run FOR EACH ROW EXECUTE FUNCTION disbursement.keep_payment_run();
CREATE TRIGGER status_order BEFORE UPDATE ON disbursement.payment_run FOR EACH ROW EXECUTE FUNCTION disbursement.keep_status_order();
CREATE TRIGGER status_order BEFORE UPDATE ON disbursement.placement FOR EACH ROW EXECUTE FUNCTION disbursement.keep_status_order();
CREATE TRIGGER judged_by_another BEFORE INSERT OR UPDATE OF checked_by ON disbursement.proof FOR EACH ROW WHEN ((new.checked_by IS NOT NULL)) EXECUTE FUNCTION disbursement.keep_judge();
CREATE TRIGGER status_order BEFORE UPDATE ON disbursement.recovery FOR EACH ROW EXECUTE FUNCTION disbursement.keep_status_order();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON disbursement.recovery_receipt FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON disbursement.recovery_receipt FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON disbursement.statement_entry FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON disbursement.statement_entry FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER claim_kept BEFORE UPDATE ON disbursement.tranche FOR EACH ROW WHEN ((new.claimed_by IS DISTINCT FROM old.claimed_by)) EXECUTE FUNCTION disbursement.keep_claim();
CREATE TRIGGER four_eyes BEFORE INSERT OR UPDATE ON disbursement.tranche FOR EACH ROW EXECUTE FUNCTION disbursement.keep_tranche();
CREATE TRIGGER status_order BEFORE UPDATE ON disbursement.tranche FOR EACH ROW EXECUTE FUNCTION disbursement.keep_status_order();
CREATE TRIGGER require_scan BEFORE INSERT OR UPDATE ON documents.document FOR EACH ROW EXECUTE FUNCTION documents.require_scan();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON documents.reader FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON documents.reader FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER clock_forward_only BEFORE UPDATE ON engine.clock FOR EACH ROW EXECUTE FUNCTION engine.forward_only();
CREATE TRIGGER answered_once BEFORE UPDATE ON engine.command FOR EACH ROW WHEN ((((old.outcome IS NOT NULL) OR ((((new.id IS DISTINCT FROM old.id) OR (new.actor_id IS DISTINCT FROM old.actor_id)) OR (new.input_hash IS DISTINCT FROM old.input_hash)) OR (new.claimed_at IS DISTINCT FROM old.claimed_at))) AND (NOT access.is_erasing()))) EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER never_deleted BEFORE DELETE ON engine.command FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON engine.command FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON engine.epoch FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON engine.epoch FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER process_stage_order BEFORE INSERT OR UPDATE OF stage ON engine.process FOR EACH ROW EXECUTE FUNCTION engine.keep_stage_order();
CREATE TRIGGER born_empty BEFORE INSERT ON ledger.account FOR EACH ROW WHEN (((new.posted <> 0) OR (new.pending <> 0))) EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER follows_transfers BEFORE UPDATE ON ledger.account FOR EACH ROW WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER never_deleted BEFORE DELETE ON ledger.account FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON ledger.account FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON ledger.book FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON ledger.book FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON ledger.command FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON ledger.command FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON ledger.transfer FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON ledger.transfer FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER balances_follow AFTER INSERT ON ledger.transfer REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.keep_balances();
CREATE TRIGGER written_now BEFORE INSERT ON ledger.transfer FOR EACH ROW WHEN ((((new.recorded_at < LEAST(now(), clock_timestamp())) OR (new.recorded_at > GREATEST(now(), clock_timestamp()))) OR (new.xid <> pg_current_xact_id()))) EXECUTE FUNCTION engine.refuse_back_dating();
CREATE TRIGGER call_keeps_its_promise BEFORE UPDATE ON programme.call FOR EACH ROW EXECUTE FUNCTION programme.keep_published();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON programme.envelope FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON programme.envelope FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON programme.envelope_grant FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON programme.envelope_grant FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON programme.holiday_version FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON programme.holiday_version FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON programme.rulebook_version FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON programme.rulebook_version FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER account_guard BEFORE UPDATE ON registry.account FOR EACH ROW WHEN ((NOT access.is_erasing())) EXECUTE FUNCTION registry.guard_account();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON registry.attestation FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON registry.attestation FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER organisation_searched BEFORE INSERT OR UPDATE ON registry.organisation FOR EACH ROW EXECUTE FUNCTION registry.organisation_searched();
CREATE TRIGGER words_kept AFTER INSERT ON registry.organisation FOR EACH ROW EXECUTE FUNCTION engine.keep_words();
CREATE TRIGGER words_kept_anew AFTER UPDATE ON registry.organisation FOR EACH ROW WHEN ((new.folded IS DISTINCT FROM old.folded)) EXECUTE FUNCTION engine.keep_words();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON registry.organisation_revision FOR EACH ROW WHEN ((NOT access.is_erasing())) EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON registry.organisation_revision FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reporting.closure FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON reporting.closure FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER finding_order BEFORE UPDATE ON reporting.finding FOR EACH ROW EXECUTE FUNCTION reporting.keep_finding();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reporting.follow_up FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON reporting.follow_up FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER report_order BEFORE UPDATE ON reporting.report FOR EACH ROW EXECUTE FUNCTION reporting.keep_report_order();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reporting.review FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON reporting.review FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reporting.submission FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON reporting.submission FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reporting.verification FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON reporting.verification FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER visit_order BEFORE UPDATE ON reporting.visit FOR EACH ROW EXECUTE FUNCTION reporting.keep_visit();
CREATE TRIGGER assignment_order BEFORE UPDATE ON scoring.assignment FOR EACH ROW EXECUTE FUNCTION scoring.keep_assignment();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON scoring.conflict FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON scoring.conflict FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON scoring.ranked FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON scoring.ranked FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON scoring.ranking FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON scoring.ranking FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON scoring.rectification FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON scoring.rectification FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON scoring.served_territory FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON scoring.served_territory FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON scoring.sheet FOR EACH ROW EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON scoring.sheet FOR EACH STATEMENT EXECUTE FUNCTION engine.refuse_change();
CREATE TRIGGER sheet_is_asked BEFORE INSERT ON scoring.sheet FOR EACH ROW EXECUTE FUNCTION scoring.keep_sheet();

alter table agreement.agreement force row level security;
alter table application.dossier force row level security;
alter table application.revision force row level security;
alter table cofinancing.level_decision force row level security;
alter table cofinancing.line force row level security;
alter table cofinancing.preparation force row level security;
alter table cofinancing.round force row level security;
alter table disbursement.bank_statement force row level security;
alter table disbursement.leg force row level security;
alter table disbursement.payment_order force row level security;
alter table disbursement.payment_run force row level security;
alter table disbursement.statement_entry force row level security;
alter table disbursement.tranche force row level security;
alter table ledger.account force row level security;
alter table programme.envelope force row level security;
alter table programme.envelope_grant force row level security;
alter table registry.account force row level security;

create policy owned on agreement.agreement to touiza_owner using (true) with check (true);
create policy reached on agreement.agreement to touiza_app using ((( SELECT (current_setting('touiza.reach'::text, true) = 'everything'::text)) OR (( SELECT (current_setting('touiza.funders'::text, true) <> ''::text)) AND ( SELECT true
   FROM access.dossier_funder f
  WHERE ((f.dossier_id = agreement.dossier_id) AND (f.funder_id = ANY (( SELECT (NULLIF(current_setting('touiza.funders'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])))
 LIMIT 1)) OR (( SELECT (((current_setting('touiza.organisations'::text, true) || current_setting('touiza.calls'::text, true)) || current_setting('touiza.territories'::text, true)) <> ''::text)) AND ( SELECT ((s.organisation_id = ANY (( SELECT (NULLIF(current_setting('touiza.organisations'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (s.call_id = ANY (( SELECT (NULLIF(current_setting('touiza.calls'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (s.territory ^@ ANY (( SELECT (NULLIF(current_setting('touiza.territories'::text, true), ''::text))::text[] AS "nullif")::text[])))
   FROM access.dossier_scope s
  WHERE (s.dossier_id = agreement.dossier_id)))));
create policy owned on application.dossier to touiza_owner using (true) with check (true);
create policy reached on application.dossier to touiza_app using ((( SELECT (current_setting('touiza.reach'::text, true) = 'everything'::text)) OR (organisation_id = ANY (( SELECT (NULLIF(current_setting('touiza.organisations'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (call_id = ANY (( SELECT (NULLIF(current_setting('touiza.calls'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (id = ANY (( SELECT (NULLIF(current_setting('touiza.assigned'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (( SELECT (current_setting('touiza.funders'::text, true) <> ''::text)) AND ( SELECT true
   FROM access.dossier_funder f
  WHERE ((f.dossier_id = dossier.id) AND (f.funder_id = ANY (( SELECT (NULLIF(current_setting('touiza.funders'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])))
 LIMIT 1)) OR (( SELECT (current_setting('touiza.territories'::text, true) <> ''::text)) AND ( SELECT (s.territory ^@ ANY (( SELECT (NULLIF(current_setting('touiza.territories'::text, true), ''::text))::text[] AS "nullif")::text[]))
   FROM access.dossier_scope s
  WHERE (s.dossier_id = dossier.id)))));
create policy owned on application.revision to touiza_owner using (true) with check (true);
create policy reached on application.revision to touiza_app using ((( SELECT (current_setting('touiza.reach'::text, true) = 'everything'::text)) OR (( SELECT (current_setting('touiza.funders'::text, true) <> ''::text)) AND ( SELECT true
   FROM access.dossier_funder f
  WHERE ((f.dossier_id = revision.dossier_id) AND (f.funder_id = ANY (( SELECT (NULLIF(current_setting('touiza.funders'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])))
 LIMIT 1)) OR (( SELECT (((current_setting('touiza.organisations'::text, true) || current_setting('touiza.calls'::text, true)) || current_setting('touiza.territories'::text, true)) <> ''::text)) AND ( SELECT ((s.organisation_id = ANY (( SELECT (NULLIF(current_setting('touiza.organisations'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (s.call_id = ANY (( SELECT (NULLIF(current_setting('touiza.calls'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (s.territory ^@ ANY (( SELECT (NULLIF(current_setting('touiza.territories'::text, true), ''::text))::text[] AS "nullif")::text[])))
   FROM access.dossier_scope s
  WHERE (s.dossier_id = revision.dossier_id)))));
create policy owned on cofinancing.level_decision to touiza_owner using (true) with check (true);
create policy reached on cofinancing.level_decision to touiza_app using ((( SELECT (current_setting('touiza.reach'::text, true) = 'everything'::text)) OR ( SELECT true
   FROM cofinancing.line o
  WHERE ((o.id = level_decision.line_id) AND (o.funder_id = ANY (( SELECT (NULLIF(current_setting('touiza.funders'::text, true), ''::text))::uuid[] AS "nullif")::uuid[]))))));
create policy owned on cofinancing.line to touiza_owner using (true) with check (true);
create policy reached on cofinancing.line to touiza_app using ((( SELECT (current_setting('touiza.reach'::text, true) = 'everything'::text)) OR (( SELECT (current_setting('touiza.funders'::text, true) <> ''::text)) AND ( SELECT true
   FROM access.dossier_funder f
  WHERE ((f.dossier_id = line.dossier_id) AND (f.funder_id = ANY (( SELECT (NULLIF(current_setting('touiza.funders'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])))
 LIMIT 1)) OR (( SELECT (((current_setting('touiza.organisations'::text, true) || current_setting('touiza.calls'::text, true)) || current_setting('touiza.territories'::text, true)) <> ''::text)) AND ( SELECT ((s.organisation_id = ANY (( SELECT (NULLIF(current_setting('touiza.organisations'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (s.call_id = ANY (( SELECT (NULLIF(current_setting('touiza.calls'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (s.territory ^@ ANY (( SELECT (NULLIF(current_setting('touiza.territories'::text, true), ''::text))::text[] AS "nullif")::text[])))
   FROM access.dossier_scope s
  WHERE (s.dossier_id = line.dossier_id)))));
create policy owned on cofinancing.preparation to touiza_owner using (true) with check (true);
create policy reached on cofinancing.preparation to touiza_app using ((( SELECT (current_setting('touiza.reach'::text, true) = 'everything'::text)) OR ( SELECT true
   FROM cofinancing.line o
  WHERE ((o.id = preparation.line_id) AND (o.funder_id = ANY (( SELECT (NULLIF(current_setting('touiza.funders'::text, true), ''::text))::uuid[] AS "nullif")::uuid[]))))));
create policy owned on cofinancing.round to touiza_owner using (true) with check (true);
create policy reached on cofinancing.round to touiza_app using ((( SELECT (current_setting('touiza.reach'::text, true) = 'everything'::text)) OR (( SELECT (current_setting('touiza.funders'::text, true) <> ''::text)) AND ( SELECT true
   FROM access.dossier_funder f
  WHERE ((f.dossier_id = round.dossier_id) AND (f.funder_id = ANY (( SELECT (NULLIF(current_setting('touiza.funders'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])))
 LIMIT 1)) OR (( SELECT (((current_setting('touiza.organisations'::text, true) || current_setting('touiza.calls'::text, true)) || current_setting('touiza.territories'::text, true)) <> ''::text)) AND ( SELECT ((s.organisation_id = ANY (( SELECT (NULLIF(current_setting('touiza.organisations'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (s.call_id = ANY (( SELECT (NULLIF(current_setting('touiza.calls'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (s.territory ^@ ANY (( SELECT (NULLIF(current_setting('touiza.territories'::text, true), ''::text))::text[] AS "nullif")::text[])))
   FROM access.dossier_scope s
  WHERE (s.dossier_id = round.dossier_id)))));
create policy owned on disbursement.bank_statement to touiza_owner using (true) with check (true);
create policy reached on disbursement.bank_statement to touiza_app using ((( SELECT (current_setting('touiza.reach'::text, true) = 'everything'::text)) OR (funder_id = ANY (( SELECT (NULLIF(current_setting('touiza.funders'::text, true), ''::text))::uuid[] AS "nullif")::uuid[]))));
create policy owned on disbursement.leg to touiza_owner using (true) with check (true);
create policy reached on disbursement.leg to touiza_app using ((( SELECT (current_setting('touiza.reach'::text, true) = 'everything'::text)) OR (( SELECT (current_setting('touiza.funders'::text, true) <> ''::text)) AND ( SELECT true
   FROM access.dossier_funder f
  WHERE ((f.dossier_id = leg.dossier_id) AND (f.funder_id = ANY (( SELECT (NULLIF(current_setting('touiza.funders'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])))
 LIMIT 1)) OR (( SELECT (((current_setting('touiza.organisations'::text, true) || current_setting('touiza.calls'::text, true)) || current_setting('touiza.territories'::text, true)) <> ''::text)) AND ( SELECT ((s.organisation_id = ANY (( SELECT (NULLIF(current_setting('touiza.organisations'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (s.call_id = ANY (( SELECT (NULLIF(current_setting('touiza.calls'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (s.territory ^@ ANY (( SELECT (NULLIF(current_setting('touiza.territories'::text, true), ''::text))::text[] AS "nullif")::text[])))
   FROM access.dossier_scope s
  WHERE (s.dossier_id = leg.dossier_id)))));
create policy owned on disbursement.payment_order to touiza_owner using (true) with check (true);
create policy reached on disbursement.payment_order to touiza_app using ((( SELECT (current_setting('touiza.reach'::text, true) = 'everything'::text)) OR ( SELECT true
   FROM disbursement.leg o
  WHERE (o.id = payment_order.leg_id))));
create policy owned on disbursement.payment_run to touiza_owner using (true) with check (true);
create policy reached on disbursement.payment_run to touiza_app using ((( SELECT (current_setting('touiza.reach'::text, true) = 'everything'::text)) OR (funder_id = ANY (( SELECT (NULLIF(current_setting('touiza.funders'::text, true), ''::text))::uuid[] AS "nullif")::uuid[]))));
create policy owned on disbursement.statement_entry to touiza_owner using (true) with check (true);
create policy reached on disbursement.statement_entry to touiza_app using ((( SELECT (current_setting('touiza.reach'::text, true) = 'everything'::text)) OR ( SELECT true
   FROM disbursement.bank_statement o
  WHERE (o.id = statement_entry.statement_id))));
create policy owned on disbursement.tranche to touiza_owner using (true) with check (true);
create policy reached on disbursement.tranche to touiza_app using ((( SELECT (current_setting('touiza.reach'::text, true) = 'everything'::text)) OR (( SELECT (current_setting('touiza.funders'::text, true) <> ''::text)) AND ( SELECT true
   FROM access.dossier_funder f
  WHERE ((f.dossier_id = tranche.dossier_id) AND (f.funder_id = ANY (( SELECT (NULLIF(current_setting('touiza.funders'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])))
 LIMIT 1)) OR (( SELECT (((current_setting('touiza.organisations'::text, true) || current_setting('touiza.calls'::text, true)) || current_setting('touiza.territories'::text, true)) <> ''::text)) AND ( SELECT ((s.organisation_id = ANY (( SELECT (NULLIF(current_setting('touiza.organisations'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (s.call_id = ANY (( SELECT (NULLIF(current_setting('touiza.calls'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (s.territory ^@ ANY (( SELECT (NULLIF(current_setting('touiza.territories'::text, true), ''::text))::text[] AS "nullif")::text[])))
   FROM access.dossier_scope s
  WHERE (s.dossier_id = tranche.dossier_id)))));
create policy owned on ledger.account to touiza_owner using (true) with check (true);
create policy reached on ledger.account to touiza_app using ((( SELECT (current_setting('touiza.reach'::text, true) = 'everything'::text)) OR (( SELECT (current_setting('touiza.funders'::text, true) <> ''::text)) AND ( SELECT true
   FROM access.dossier_funder f
  WHERE ((f.dossier_id = account.dossier_id) AND (f.funder_id = ANY (( SELECT (NULLIF(current_setting('touiza.funders'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])))
 LIMIT 1)) OR (( SELECT (((current_setting('touiza.organisations'::text, true) || current_setting('touiza.calls'::text, true)) || current_setting('touiza.territories'::text, true)) <> ''::text)) AND ( SELECT ((s.organisation_id = ANY (( SELECT (NULLIF(current_setting('touiza.organisations'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (s.call_id = ANY (( SELECT (NULLIF(current_setting('touiza.calls'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (s.territory ^@ ANY (( SELECT (NULLIF(current_setting('touiza.territories'::text, true), ''::text))::text[] AS "nullif")::text[])))
   FROM access.dossier_scope s
  WHERE (s.dossier_id = account.dossier_id))) OR ( SELECT true
   FROM ledger.book b
  WHERE ((b.id = account.book) AND (b.owner_id = ANY (( SELECT (NULLIF(current_setting('touiza.funders'::text, true), ''::text))::uuid[] AS "nullif")::uuid[]))))));
create policy owned on programme.envelope to touiza_owner using (true) with check (true);
create policy reached on programme.envelope to touiza_app using ((( SELECT (current_setting('touiza.reach'::text, true) = 'everything'::text)) OR (funder_id = ANY (( SELECT (NULLIF(current_setting('touiza.funders'::text, true), ''::text))::uuid[] AS "nullif")::uuid[]))));
create policy owned on programme.envelope_grant to touiza_owner using (true) with check (true);
create policy reached on programme.envelope_grant to touiza_app using ((( SELECT (current_setting('touiza.reach'::text, true) = 'everything'::text)) OR ( SELECT true
   FROM programme.envelope o
  WHERE (o.id = envelope_grant.envelope_id))));
create policy owned on registry.account to touiza_owner using (true) with check (true);
create policy reached on registry.account to touiza_app using ((( SELECT (current_setting('touiza.reach'::text, true) = 'everything'::text)) OR (organisation_id = ANY (( SELECT (NULLIF(current_setting('touiza.organisations'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR ( SELECT true
   FROM access.dossier_scope s
  WHERE ((s.organisation_id = account.organisation_id) AND ((s.organisation_id = ANY (( SELECT (NULLIF(current_setting('touiza.organisations'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (s.call_id = ANY (( SELECT (NULLIF(current_setting('touiza.calls'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (s.territory ^@ ANY (( SELECT (NULLIF(current_setting('touiza.territories'::text, true), ''::text))::text[] AS "nullif")::text[])) OR (( SELECT (current_setting('touiza.funders'::text, true) <> ''::text)) AND ( SELECT true
           FROM access.dossier_funder f
          WHERE ((f.dossier_id = s.dossier_id) AND (f.funder_id = ANY (( SELECT (NULLIF(current_setting('touiza.funders'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])))
         LIMIT 1))))
 LIMIT 1) OR ( SELECT true
   FROM registry.organisation o
  WHERE ((o.id = account.organisation_id) AND (o.province ^@ ANY (( SELECT (NULLIF(current_setting('touiza.territories'::text, true), ''::text))::text[] AS "nullif")::text[])))) OR registry.gave_account_of(organisation_id, ( SELECT (NULLIF(current_setting('touiza.person'::text, true), ''::text))::uuid AS "nullif"))));

grant insert, select, update on access.delegation to touiza_app;
grant insert, select, update on access.dossier_funder to touiza_app;
grant insert, select, update on access.dossier_scope to touiza_app;
grant select on access.erasure to touiza_app;
grant insert, select on access.kept_form to touiza_app;
grant insert, select, update on access.person to touiza_app;
grant insert, select, update on access.role_grant to touiza_app;
grant insert, select, update on access.session to touiza_app;
grant insert, select on agreement.agreement to touiza_app;
grant insert, select, update on agreement.difference to touiza_app;
grant insert, select, update on agreement.line to touiza_app;
grant insert, select, update on agreement.numbering to touiza_app;
grant insert, select, update on agreement.pledge to touiza_app;
grant insert, select on agreement.signatory to touiza_app;
grant insert, select, update on agreement.signature to touiza_app;
grant insert, select on agreement.signed_copy to touiza_app;
grant insert, select on agreement.suspension to touiza_app;
grant insert, select, update on application.appeal to touiza_app;
grant insert, select on application.attachment to touiza_app;
grant insert, select, update on application.call_counter to touiza_app;
grant insert, select, update on application.complement to touiza_app;
grant insert, select, update on application.dossier to touiza_app;
grant insert, select on application.eligibility_decision to touiza_app;
grant insert, select, update on application.legal_clock to touiza_app;
grant insert, select on application.mandate to touiza_app;
grant insert, select on application.receipt to touiza_app;
grant insert, select on application.revision to touiza_app;
grant insert, select on application.tracking_secret to touiza_app;
grant insert, select on application.waiver to touiza_app;
grant select on audit.block to touiza_app;
grant select on audit.event to touiza_app;
grant select on audit.event_amount to touiza_app;
grant select on audit.note to touiza_app;
grant select on audit.personal to touiza_app;
grant insert, select, update on cofinancing.difference to touiza_app;
grant insert, select, update on cofinancing.funder_levels to touiza_app;
grant insert, select, update on cofinancing.level_decision to touiza_app;
grant insert, select, update on cofinancing.line to touiza_app;
grant insert, select, update on cofinancing.preparation to touiza_app;
grant insert, select, update on cofinancing.revision to touiza_app;
grant insert, select, update on cofinancing.round to touiza_app;
grant insert, select, update on committee.answer to touiza_app;
grant insert, select, update on committee.award_line to touiza_app;
grant insert, select, update on committee.decision to touiza_app;
grant insert, select, update on committee.item to touiza_app;
grant insert, select, update on committee.item_chair to touiza_app;
grant insert, select, update on committee.member to touiza_app;
grant insert, select, update on committee.minutes to touiza_app;
grant insert, select, update on committee.minutes_paper to touiza_app;
grant insert, select, update on committee.question to touiza_app;
grant insert, select, update on committee.recusal to touiza_app;
grant insert, select, update on committee.reserve_line to touiza_app;
grant insert, select, update on committee.reserve_place to touiza_app;
grant insert, select, update on committee.session to touiza_app;
grant insert, select, update on committee.signature to touiza_app;
grant insert, select, update on committee.vote to touiza_app;
grant insert, select on disbursement.answer to touiza_app;
grant insert, select on disbursement.approval_party to touiza_app;
grant insert, select on disbursement.bank_statement to touiza_app;
grant insert, select on disbursement.condition_judged to touiza_app;
grant insert, select, update on disbursement.difference to touiza_app;
grant insert, select, update on disbursement.due_leg to touiza_app;
grant insert, select on disbursement.final_cost to touiza_app;
grant insert, select on disbursement.leg to touiza_app;
grant insert, select on disbursement.leg_given_up to touiza_app;
grant insert, select on disbursement.leg_reduction to touiza_app;
grant insert, select on disbursement.payment_file to touiza_app;
grant insert, select, update on disbursement.payment_order to touiza_app;
grant insert, select, update on disbursement.payment_run to touiza_app;
grant insert, select, update on disbursement.placement to touiza_app;
grant insert, select, update on disbursement.placement_entry to touiza_app;
grant insert, select, update on disbursement.proof to touiza_app;
grant insert, select, update on disbursement.proof_draft to touiza_app;
grant insert, select, update on disbursement.recovery to touiza_app;
grant insert, select on disbursement.recovery_receipt to touiza_app;
grant insert, select, update on disbursement.recovery_share to touiza_app;
grant insert, select on disbursement.statement_entry to touiza_app;
grant select on disbursement.status_step to touiza_app;
grant insert, select, update on disbursement.tranche to touiza_app;
grant insert, select, update on disbursement.unmatched_entry to touiza_app;
grant insert, select on documents.document to touiza_app;
grant insert, select on documents.paper to touiza_app;
grant insert, select, update on documents.reader to touiza_app;
grant insert, select, update on documents.scan to touiza_app;
grant insert, select, update on engine.clock to touiza_app;
grant insert, select, update on engine.command to touiza_app;
grant select on engine.epoch to touiza_app;
grant insert, select, update on engine.namespace_met to touiza_app;
grant insert, select, update on engine.notice to touiza_app;
grant insert, select, update on engine.obligation to touiza_app;
grant insert, select, update on engine.process to touiza_app;
grant insert, select, update on engine.quota to touiza_app;
grant insert, select, update on engine.search_word to touiza_app;
grant select on engine.stage_step to touiza_app;
grant insert, select, update on engine.stuck_step to touiza_app;
grant select on ledger.account to touiza_app;
grant select on ledger.book to touiza_app;
grant select on ledger.command to touiza_app;
grant select on ledger.difference to touiza_app;
grant select on ledger.transfer to touiza_app;
grant insert, select, update on notification.letter to touiza_app;
grant insert, select, update on programme.call to touiza_app;
grant insert, select, update on programme.envelope to touiza_app;
grant insert, select on programme.envelope_grant to touiza_app;
grant insert, select, update on programme.funder to touiza_app;
grant select on programme.holiday to touiza_app;
grant insert, select on programme.holiday_version to touiza_app;
grant insert, select on programme.rulebook_version to touiza_app;
grant insert, select, update on registry.account to touiza_app;
grant insert, select on registry.attestation to touiza_app;
grant insert, select on registry.invitation to touiza_app;
grant insert, select, update on registry.organisation to touiza_app;
grant insert, select on registry.organisation_revision to touiza_app;
grant insert, select, update on registry.representative to touiza_app;
grant insert, select, update on registry.rib_clash to touiza_app;
grant select, update on registry.setting to touiza_app;
grant select on registry.territory to touiza_app;
grant insert, select on reporting.closure to touiza_app;
grant insert, select, update on reporting.difference to touiza_app;
grant insert, select, update on reporting.finding to touiza_app;
grant insert, select, update on reporting.follow_up to touiza_app;
grant insert, select on reporting.plan to touiza_app;
grant insert, select, update on reporting.report to touiza_app;
grant insert, select, update on reporting.result to touiza_app;
grant insert, select on reporting.review to touiza_app;
grant insert, select on reporting.submission to touiza_app;
grant insert, select, update on reporting.verification to touiza_app;
grant insert, select, update on reporting.visit to touiza_app;
grant insert, select, update on scoring.assignment to touiza_app;
grant insert, select, update on scoring.conflict to touiza_app;
grant insert, select, update on scoring.panel to touiza_app;
grant insert, select, update on scoring.ranked to touiza_app;
grant insert, select, update on scoring.ranking to touiza_app;
grant insert, select, update on scoring.rectification to touiza_app;
grant insert, select, update on scoring.reviewer to touiza_app;
grant insert, select, update on scoring.served_territory to touiza_app;
grant insert, select, update on scoring.sheet to touiza_app;
grant insert, select, update on scoring.sheet_draft to touiza_app;
