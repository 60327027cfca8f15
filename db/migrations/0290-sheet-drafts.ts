import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';

/** A reviewer's unfinished sheet, written over until the sheet itself is handed in. */
const DRAFTS = `
  create table scoring.sheet_draft (
    assignment_id uuid primary key,
    scores jsonb not null,
    saved_at timestamptz not null,
    constraint sheet_draft_assignment foreign key (assignment_id) references scoring.assignment
  )`;

export const up = (knex: Knex): Promise<void> => asOwner(knex, DRAFTS);

export const down = (knex: Knex): Promise<void> => asOwner(knex, 'drop table scoring.sheet_draft');
