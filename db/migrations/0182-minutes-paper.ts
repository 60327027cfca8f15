import type { Knex } from 'knex';
import { appendOnly, asOwner } from '../shared/migration.ts';

/** The PDF of signed minutes. */
export const up = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `create table committee.minutes_paper (
       session_id uuid primary key,
       document_id uuid not null,
       constraint minutes_paper_minutes foreign key (session_id) references committee.minutes,
       constraint minutes_paper_document unique (document_id)
     );
     ${appendOnly('committee.minutes_paper')}`,
  );

export const down = (knex: Knex): Promise<void> => asOwner(knex, 'drop table committee.minutes_paper');
