import type { Knex } from 'knex';
import { appendOnly, asOwner, createSchema, dropSchema } from '../shared/migration.ts';

const TABLES = `
  create table application.call_counter (
    call_id uuid primary key,
    dossiers int not null default 0,
    receipts int not null default 0,
    constraint call_counter_call foreign key (call_id) references programme.call
  );

  create table application.dossier (
    id uuid primary key,
    reference text not null,
    call_id uuid not null,
    organisation_id uuid not null,
    status text not null,
    project jsonb not null,
    plan jsonb not null,
    requested_centimes bigint not null,
    rulebook_hash text not null,
    started_at timestamptz not null,
    submitted_at timestamptz,
    content_hash text,
    version int not null,
    constraint dossier_reference_unique unique (reference),
    constraint dossier_status check (status in ('draft', 'submitted', 'withdrawn', 'lapsed')),
    constraint dossier_hashed_when_submitted check ((submitted_at is null) = (content_hash is null)),
    constraint dossier_submission_dated check (case status
      when 'submitted' then submitted_at is not null when 'withdrawn' then true else submitted_at is null end),
    constraint dossier_version check (version >= 1),
    constraint dossier_call foreign key (call_id) references programme.call,
    constraint dossier_organisation foreign key (organisation_id) references registry.organisation
  );
  create unique index application_once_per_call on application.dossier (call_id, organisation_id)
    where status in ('draft', 'submitted');
  create index dossier_call on application.dossier (call_id);
  create index dossier_organisation on application.dossier (organisation_id);

  create table application.revision (
    dossier_id uuid not null,
    version int not null,
    part text not null,
    content jsonb not null,
    saved_by text not null,
    saved_at timestamptz not null,
    primary key (dossier_id, version, part),
    constraint revision_part check (part in ('project', 'plan')),
    constraint revision_dossier foreign key (dossier_id) references application.dossier
  );
  ${appendOnly('application.revision')}

  create table application.receipt (
    dossier_id uuid primary key,
    call_id uuid not null,
    sequence int not null,
    number text not null,
    at timestamptz not null,
    decision_days int not null,
    content_hash text not null,
    tracking_hash text not null,
    constraint receipt_sequence_once unique (call_id, sequence),
    constraint receipt_number_unique unique (number),
    constraint receipt_tracking_hash_unique unique (tracking_hash),
    constraint receipt_dossier foreign key (dossier_id) references application.dossier,
    constraint receipt_call foreign key (call_id) references programme.call
  );
  ${appendOnly('application.receipt')}

  create table application.eligibility_decision (
    dossier_id uuid primary key,
    eligible boolean not null,
    reason text,
    rules jsonb not null,
    overrides jsonb not null,
    decided_by uuid not null,
    decided_at timestamptz not null,
    constraint eligibility_refused_with_reason check (eligible or reason is not null),
    constraint eligibility_decision_dossier foreign key (dossier_id) references application.dossier,
    constraint eligibility_decision_decided_by foreign key (decided_by) references access.person
  );
  create index eligibility_decision_decided_by on application.eligibility_decision (decided_by);
  ${appendOnly('application.eligibility_decision')}
  revoke update on application.revision, application.receipt, application.eligibility_decision from touiza_app;
`;

/** The hint is the domain's code: see db/shared/constraints.ts. */
const TRIGGERS = `
  create function application.keep_submission() returns trigger language plpgsql as $$
    begin
      if (new.id, new.reference, new.call_id, new.organisation_id, new.rulebook_hash, new.started_at)
        is distinct from
         (old.id, old.reference, old.call_id, old.organisation_id, old.rulebook_hash, old.started_at)
      then
        raise exception 'what a dossier is never changes' using errcode = 'TZ409', hint = 'application_not_draft';
      end if;
      if old.status <> 'draft'
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
    end $$;
  create trigger dossier_keep_submission before update on application.dossier
    for each row execute function application.keep_submission();

  create function application.revise_drafts_only() returns trigger language plpgsql as $$
    begin
      if not exists (select from application.dossier where id = new.dossier_id and status = 'draft') then
        raise exception 'dossier % is no draft', new.dossier_id using errcode = 'TZ409', hint = 'application_not_draft';
      end if;
      return new;
    end $$;
  create trigger revision_of_drafts_only before insert on application.revision
    for each row execute function application.revise_drafts_only();
`;

export const up = (knex: Knex): Promise<void> => asOwner(knex, `${createSchema('application')} ${TABLES} ${TRIGGERS}`);

export const down = (knex: Knex): Promise<void> => asOwner(knex, dropSchema('application'));
