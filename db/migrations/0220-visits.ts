import type { Knex } from 'knex';
import { appendOnly, asOwner } from '../shared/migration.ts';

const VISITS = `
  create table reporting.visit (
    id uuid primary key,
    dossier_id uuid not null,
    purpose text not null,
    planned_on date not null,
    planned_by uuid not null,
    status text not null,
    done_on date,
    summary text,
    is_favourable boolean,
    document_ids uuid[] not null default '{}',
    done_by uuid,
    version int not null,
    constraint visit_status check (status in ('planned', 'done', 'cancelled')),
    constraint visit_done check ((status = 'done') = (
      done_on is not null and summary is not null and is_favourable is not null and done_by is not null))
  );
  create index visit_dossier on reporting.visit (dossier_id, id);

  create table reporting.finding (
    id uuid primary key,
    visit_id uuid not null,
    dossier_id uuid not null,
    number int not null,
    text text not null,
    severity text not null,
    due_on date not null,
    status text not null,
    raised_by uuid not null,
    closed_by uuid,
    closing_note text,
    version int not null,
    constraint finding_visit foreign key (visit_id) references reporting.visit,
    constraint finding_number unique (dossier_id, number),
    constraint finding_severity check (severity in ('minor', 'serious')),
    constraint finding_status check (status in ('open', 'closed')),
    constraint finding_closed check ((status = 'closed') = (closed_by is not null and closing_note is not null))
  );
  create index finding_of_visit on reporting.finding (visit_id);

  create table reporting.follow_up (
    seq bigint generated always as identity primary key,
    finding_id uuid not null,
    text text not null,
    document_ids uuid[] not null,
    by_person uuid not null,
    at timestamptz not null,
    constraint follow_up_finding foreign key (finding_id) references reporting.finding
  );
  create index follow_up_of_finding on reporting.follow_up (finding_id, at, seq);
`;

const RULES = `
  create function reporting.keep_visit() returns trigger language plpgsql set search_path = pg_catalog as $$
  begin
    if (new.dossier_id, new.purpose, new.planned_on, new.planned_by)
        <> (old.dossier_id, old.purpose, old.planned_on, old.planned_by) or old.status <> 'planned' then
      raise exception 'visit is %', old.status using errcode = 'TZ409', hint = 'visit_not_planned';
    end if;
    return new;
  end $$;
  create trigger visit_order before update on reporting.visit
    for each row execute function reporting.keep_visit();

  /* Whoever told what was done about it does not close it. */
  create function reporting.keep_finding() returns trigger language plpgsql set search_path = pg_catalog as $$
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
  end $$;
  create trigger finding_order before update on reporting.finding
    for each row execute function reporting.keep_finding();
`;

/** Visits to a project, what they find, and what is done about it. */
export const up = (knex: Knex): Promise<void> =>
  asOwner(knex, [VISITS, RULES, appendOnly('reporting.follow_up')].join('\n'));

export const down = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `drop table reporting.follow_up;
     drop table reporting.finding;
     drop table reporting.visit;
     drop function reporting.keep_finding();
     drop function reporting.keep_visit()`,
  );
