import type { Knex } from 'knex';
import { appendOnly, asOwner } from '../shared/migration.ts';

const TABLES = `
  create table application.legal_clock (
    dossier_id uuid primary key,
    started_at timestamptz not null,
    days int not null,
    due_at timestamptz not null,
    stopped_at timestamptz,
    ended_at timestamptz,
    constraint legal_clock_dossier foreign key (dossier_id) references application.dossier,
    constraint legal_clock_forward check (days > 0 and due_at > started_at),
    constraint legal_clock_stops_or_ends check (stopped_at is null or ended_at is null)
  );
  insert into application.legal_clock (dossier_id, started_at, days, due_at, ended_at)
    select r.dossier_id, r.at, r.decision_days, r.at + make_interval(days => r.decision_days), d.decided_at
    from application.receipt r left join application.eligibility_decision d using (dossier_id);

  create table application.complement (
    dossier_id uuid not null,
    items jsonb not null,
    asked_by uuid not null,
    asked_at timestamptz not null,
    due_at timestamptz not null,
    status text not null,
    text text,
    answered_by uuid,
    answered_at timestamptz,
    -- The law lets the administration ask once.
    constraint complement_once primary key (dossier_id),
    constraint complement_dossier foreign key (dossier_id) references application.dossier,
    constraint complement_asked_by foreign key (asked_by) references access.person,
    constraint complement_answered_by foreign key (answered_by) references access.person,
    constraint complement_status check (status in ('open', 'answered', 'lapsed')),
    constraint complement_asks_something check (jsonb_array_length(items) between 1 and 50),
    constraint complement_answered check ((status = 'answered') = (answered_at is not null)
      and (answered_by is null) = (answered_at is null)),
    constraint complement_in_time check (due_at > asked_at and answered_at <= due_at)
  );
  create index complement_asked_by on application.complement (asked_by);
  create index complement_answered_by on application.complement (answered_by);

  create table application.waiver (
    dossier_id uuid not null,
    rule text not null,
    reason text not null,
    body text not null,
    granted_by uuid not null,
    granted_at timestamptz not null,
    constraint waiver_once primary key (dossier_id, rule),
    constraint waiver_dossier foreign key (dossier_id) references application.dossier,
    constraint waiver_granted_by foreign key (granted_by) references access.person
  );
  create index waiver_granted_by on application.waiver (granted_by);
  ${appendOnly('application.waiver')}

  create table application.appeal (
    dossier_id uuid not null,
    grounds text not null,
    filed_by uuid not null,
    filed_at timestamptz not null,
    outcome text,
    reason text,
    decided_by uuid,
    decided_at timestamptz,
    constraint appeal_once primary key (dossier_id),
    constraint appeal_of_a_decision foreign key (dossier_id) references application.eligibility_decision,
    constraint appeal_filed_by foreign key (filed_by) references access.person,
    constraint appeal_decided_by foreign key (decided_by) references access.person,
    constraint appeal_outcome check (outcome in ('upheld', 'reinstated')),
    constraint appeal_decided check ((outcome is null) = (decided_at is null) and (outcome is null) = (decided_by is null)
      and (outcome is null) = (reason is null))
  );
  create index appeal_filed_by on application.appeal (filed_by);
  create index appeal_decided_by on application.appeal (decided_by);
  revoke update on application.waiver from touiza_app;

  alter table application.eligibility_decision
    alter column decided_by drop not null,
    -- Only silence decides without a person, and only in the holder's favour.
    add constraint eligibility_decided_by_a_person check (decided_by is not null or (eligible and reason = 'silence'));

  insert into engine.stage_step values ('ineligible', 'scoring');
  -- A dossier found ineligible stays open while its holder may appeal; those found so before stay closed.
`;

const RULES = `
  create function application.keep_complement() returns trigger language plpgsql as $$
    begin
      if old.status <> 'open' or (new.dossier_id, new.items, new.asked_by, new.asked_at, new.due_at) is distinct from
        (old.dossier_id, old.items, old.asked_by, old.asked_at, old.due_at)
      then
        raise exception 'the complement is %', old.status
          using errcode = 'TZ409', hint = 'complement_already_answered';
      end if;
      return new;
    end $$;
  create trigger complement_keeps_what_was_asked before update on application.complement
    for each row execute function application.keep_complement();

  create function application.keep_appeal() returns trigger language plpgsql as $$
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
    end $$;
  create trigger appeal_by_another_person before update on application.appeal
    for each row execute function application.keep_appeal();
`;

/** What was submitted changes only while a complement asks for it. */
const keepingSubmission = (isOpen: string): string => `
  create or replace function application.keep_submission() returns trigger language plpgsql as $$
    begin
      if (new.id, new.reference, new.call_id, new.organisation_id, new.rulebook_hash, new.started_at)
        is distinct from
         (old.id, old.reference, old.call_id, old.organisation_id, old.rulebook_hash, old.started_at)
      then
        raise exception 'what a dossier is never changes' using errcode = 'TZ409', hint = 'application_not_draft';
      end if;
      if old.status <> 'draft' and not (${isOpen})
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
`;

const keepingRevisions = (orOpen: string): string => `
  create or replace function application.revise_drafts_only() returns trigger language plpgsql as $$
    begin
      if not exists (select from application.dossier where id = new.dossier_id and status = 'draft') ${orOpen} then
        raise exception 'dossier % is no draft', new.dossier_id using errcode = 'TZ409', hint = 'application_not_draft';
      end if;
      return new;
    end $$;
`;

const isOpen = (dossierId: string): string =>
  `exists (select from application.complement c where c.dossier_id = ${dossierId} and c.status = 'open')`;

const COMPLETED = `old.status = 'submitted' and new.submitted_at = old.submitted_at
        and new.content_hash is not null and ${isOpen('old.id')}`;

export const up = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    [TABLES, RULES, keepingSubmission(COMPLETED), keepingRevisions(`and not ${isOpen('new.dossier_id')}`)].join('\n'),
  );

export const down = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `
    ${keepingSubmission('false')}
    ${keepingRevisions('')}
    delete from engine.stage_step where (from_stage, to_stage) = ('ineligible', 'scoring');
    alter table application.eligibility_decision
      drop constraint eligibility_decided_by_a_person, alter column decided_by set not null;
    drop table application.appeal, application.waiver, application.complement, application.legal_clock;
    drop function application.keep_appeal, application.keep_complement;
  `,
  );
