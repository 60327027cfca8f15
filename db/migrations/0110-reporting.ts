import type { Knex } from 'knex';
import { appendOnly, asOwner, createSchema, dropSchema } from '../shared/migration.ts';

const REPORTS = `
  -- That a dossier's reports are planned, even where its rulebook asks for none.
  create table reporting.plan (
    dossier_id uuid primary key,
    planned_at timestamptz not null
  );

  create table reporting.report (
    id uuid primary key,
    dossier_id uuid not null,
    number int not null,
    kind text not null,
    due_on date not null,
    blocks_tranche int,
    status text not null,
    revision int not null,
    submitted_by uuid,
    accepted_by uuid,
    version int not null,
    constraint report_dossier foreign key (dossier_id) references reporting.plan,
    constraint report_number unique (dossier_id, number),
    constraint report_kind check (kind in ('progress', 'final')),
    constraint report_status check (status in ('planned', 'submitted', 'returned', 'accepted')),
    constraint report_submitted check (
      (status = 'planned') = (revision = 0) and (revision = 0) = (submitted_by is null)),
    constraint report_accepted check ((status = 'accepted') = (accepted_by is not null)),
    constraint report_four_eyes check (accepted_by <> submitted_by)
  );

  create function reporting.keep_report_order() returns trigger language plpgsql as $$
    begin
      if new.status <> old.status and (old.status, new.status) not in (
        ('planned', 'submitted'), ('submitted', 'accepted'), ('submitted', 'returned'), ('returned', 'submitted')
      ) then
        raise exception 'no step leads from % to %', old.status, new.status
          using errcode = 'TZ409', hint = 'report_not_submitted';
      end if;
      return new;
    end $$;
  create trigger report_order before update on reporting.report
    for each row execute function reporting.keep_report_order();
`;

/** What was submitted and what became of it: reviewer and submitter are two people here too. */
const REVISIONS = `
  create table reporting.submission (
    report_id uuid not null,
    revision int not null,
    content jsonb not null,
    submitted_by uuid not null,
    submitted_at timestamptz not null,
    primary key (report_id, revision),
    constraint submission_report foreign key (report_id) references reporting.report,
    constraint submission_by unique (report_id, revision, submitted_by),
    constraint submission_revision check (revision > 0)
  );

  create table reporting.review (
    report_id uuid not null,
    revision int not null,
    outcome text not null,
    questions jsonb not null,
    submitted_by uuid not null,
    reviewed_by uuid not null,
    reviewed_at timestamptz not null,
    primary key (report_id, revision),
    constraint review_submission foreign key (report_id, revision, submitted_by)
      references reporting.submission (report_id, revision, submitted_by),
    constraint review_outcome check (outcome in ('accepted', 'returned')),
    constraint review_questions check ((outcome = 'returned') = (jsonb_array_length(questions) > 0)),
    constraint review_four_eyes check (reviewed_by <> submitted_by)
  );
  create index review_of_submission on reporting.review (report_id, revision, submitted_by);
`;

const CLOSURE = `
  -- The statement is text, not jsonb: its hash is of these very bytes.
  create table reporting.closure (
    dossier_id uuid primary key,
    reason text not null,
    statement text not null,
    sha256 text not null,
    closed_by uuid not null,
    closed_at timestamptz not null,
    constraint closure_dossier foreign key (dossier_id) references reporting.plan,
    constraint closure_sha256 check (sha256 = encode(sha256(convert_to(statement, 'UTF8')), 'hex'))
  );
`;

/** What can only be there if something went wrong; empty where all is well. */
const DIFFERENCE = `
  create view reporting.difference as
    with position as (
      select a.dossier_id, a.envelope_id, sum(a.posted) as open
        from ledger.account a
        where a.dossier_id is not null
          and a.kind in ('committed', 'ordered', 'clearing', 'recoverable', 'recovered')
        group by a.dossier_id, a.envelope_id
    ), held as (
      select a.dossier_id, t.id, t.amount
        from ledger.account a
        join ledger.transfer t on t.debit = a.id and t.book = a.book and t.kind = 'hold'
        where not exists (select from ledger.transfer r where r.pending_id = t.id)
    )
    select 'closed_with_position' as what, c.dossier_id as subject_id,
        format('envelope %s still stands at %s', p.envelope_id, p.open) as detail
      from reporting.closure c join position p on p.dossier_id = c.dossier_id where p.open <> 0
    union all
    select 'closed_with_hold', c.dossier_id, format('hold %s of %s is open', h.id, h.amount)
      from reporting.closure c join held h on h.dossier_id = c.dossier_id
    union all
    select 'closed_without_report', c.dossier_id, format('report %s is %s', r.number, r.status)
      from reporting.closure c join reporting.report r on r.dossier_id = c.dossier_id where r.status <> 'accepted'
    union all
    select 'closed_in_stage', c.dossier_id, format('its stage is %s', p.stage)
      from reporting.closure c join engine.process p on p.type = 'dossier' and p.subject_id = c.dossier_id
      where p.stage <> 'closed'
    union all
    select 'closed_without_statement', p.subject_id, 'no closing statement is kept'
      from engine.process p
      where p.stage = 'closed' and not exists (select from reporting.closure c where c.dossier_id = p.subject_id)
    union all
    select 'accepted_without_review', r.id, format('nobody accepted revision %s', r.revision)
      from reporting.report r
      where r.status = 'accepted' and not exists (
        select from reporting.review v
        where v.report_id = r.id and v.revision = r.revision and v.outcome = 'accepted'
          and v.reviewed_by = r.accepted_by)
    union all
    select 'submission_missing', r.id, format('%s revisions are kept of %s', count(s.report_id), r.revision)
      from reporting.report r left join reporting.submission s on s.report_id = r.id
      group by r.id having count(s.report_id) <> r.revision;
`;

export const up = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `
    ${createSchema('reporting')}
    ${REPORTS}
    ${REVISIONS}
    ${CLOSURE}
    revoke update on reporting.plan, reporting.submission, reporting.review, reporting.closure from touiza_app;
    ${appendOnly('reporting.submission')}
    ${appendOnly('reporting.review')}
    ${appendOnly('reporting.closure')}
    ${DIFFERENCE}
  `,
  );

export const down = (knex: Knex): Promise<void> => asOwner(knex, dropSchema('reporting'));
