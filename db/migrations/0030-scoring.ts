import type { Knex } from 'knex';
import { appendOnly, asOwner, createSchema, dropSchema } from '../shared/migration.ts';

const ASSIGNMENTS = `
  create table scoring.panel (
    dossier_id uuid primary key,
    call_id uuid not null,
    reference text not null,
    assignment_rounds int not null,
    shortage_told int not null,
    reviewers_wanted int not null,
    mean_hundredths int,
    spread_hundredths int,
    discordance text,
    is_eliminated boolean not null,
    completed_at timestamptz,
    constraint panel_reference unique (reference),
    constraint panel_reviewers_wanted check (reviewers_wanted between 2 and 8),
    constraint panel_discordance check (discordance in ('spread', 'threshold', 'eliminatory')),
    constraint panel_mean check (mean_hundredths between 0 and 10000),
    constraint panel_spread check (spread_hundredths between 0 and 10000),
    constraint panel_complete check (completed_at is null or (mean_hundredths, spread_hundredths) is not null)
  );
  create index panel_call on scoring.panel (call_id);

  create table scoring.assignment (
    id uuid primary key,
    dossier_id uuid not null,
    reviewer_id uuid not null,
    status text not null,
    asked_at timestamptz not null,
    due_at timestamptz not null,
    conflict_kind text,
    reason text,
    version int not null default 1,
    constraint assignment_panel foreign key (dossier_id) references scoring.panel,
    constraint assignment_once unique (dossier_id, reviewer_id),
    constraint assignment_status check (status in ('asked', 'accepted', 'scored', 'declined', 'conflicted', 'lapsed')),
    constraint assignment_conflict_kind check (conflict_kind in ('family', 'financial', 'professional', 'membership',
      'other')),
    constraint assignment_conflict check ((status = 'conflicted') = (conflict_kind is not null)),
    constraint assignment_reason check ((status in ('declined', 'conflicted')) = (reason is not null))
  );
  create index assignment_reviewer on scoring.assignment (reviewer_id, id);

  create function scoring.keep_assignment() returns trigger language plpgsql set search_path = pg_catalog as $$
  begin
    if (new.dossier_id, new.reviewer_id) <> (old.dossier_id, old.reviewer_id)
      or old.status in ('declined', 'conflicted', 'lapsed')
      or (old.status = 'scored' and new.status not in ('scored', 'conflicted')) then
      raise exception 'assignment is %', old.status using errcode = 'TZ409', hint = 'assignment_closed';
    end if;
    return new;
  end $$;
  create trigger assignment_order before update on scoring.assignment
    for each row execute function scoring.keep_assignment();
`;

const SHEETS = `
  create table scoring.sheet (
    assignment_id uuid primary key,
    scores jsonb not null,
    total_hundredths int not null,
    is_eliminatory boolean not null,
    submitted_at timestamptz not null,
    constraint sheet_assignment foreign key (assignment_id) references scoring.assignment,
    constraint sheet_total check (total_hundredths between 0 and 10000)
  );
  create function scoring.keep_sheet() returns trigger language plpgsql set search_path = pg_catalog as $$
  begin
    if not exists (
      select from scoring.assignment where id = new.assignment_id and status in ('asked', 'accepted')
    ) then
      raise exception 'no sheet is asked for' using errcode = 'TZ409', hint = 'assignment_closed';
    end if;
    return new;
  end $$;
  create trigger sheet_is_asked before insert on scoring.sheet for each row execute function scoring.keep_sheet();
  ${appendOnly('scoring.sheet')}
`;

const RANKINGS = `
  create table scoring.ranking (
    call_id uuid primary key,
    frozen_by uuid not null,
    frozen_at timestamptz not null
  );
  create table scoring.ranked (
    call_id uuid not null,
    dossier_id uuid not null,
    rank int not null,
    mean_hundredths int not null,
    spread_hundredths int not null,
    is_eliminated boolean not null,
    constraint ranked_pkey primary key (call_id, rank),
    constraint ranked_ranking foreign key (call_id) references scoring.ranking,
    constraint ranked_panel foreign key (dossier_id) references scoring.panel,
    constraint ranked_once unique (dossier_id),
    constraint ranked_rank check (rank >= 1),
    constraint ranked_mean check (mean_hundredths between 0 and 10000),
    constraint ranked_spread check (spread_hundredths between 0 and 10000)
  );
  ${appendOnly('scoring.ranking')}
  ${appendOnly('scoring.ranked')}
`;

export const up = (knex: Knex): Promise<void> =>
  asOwner(knex, `${createSchema('scoring')} ${ASSIGNMENTS} ${SHEETS} ${RANKINGS}`);

export const down = (knex: Knex): Promise<void> => asOwner(knex, dropSchema('scoring'));
