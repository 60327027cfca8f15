import type { Knex } from 'knex';
import { asOwner, createSchema, dropSchema } from '../shared/migration.ts';

export const up = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `
    ${createSchema('notification')}

    create table notification.letter (
      id uuid primary key,
      notice_id uuid not null,
      person_id uuid not null,
      delivered_at timestamptz,
      attempts int not null default 0,
      -- Real time, not the application's: a moved clock mends no mail server.
      try_at timestamptz not null default clock_timestamp(),
      constraint letter_notice foreign key (notice_id) references engine.notice,
      constraint letter_person foreign key (person_id) references access.person,
      constraint letter_once unique (notice_id, person_id)
    );
    create index letter_undelivered on notification.letter (try_at) where delivered_at is null;
    create index letter_of_person on notification.letter (person_id, id)
  `,
  );

export const down = (knex: Knex): Promise<void> => asOwner(knex, dropSchema('notification'));
