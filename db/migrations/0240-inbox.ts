import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';

/** Letters are an inbox, too: read or not, newest first. And what cannot be delivered says why, until it is given up. */
export const up = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `
    alter table notification.letter
      add column told_at timestamptz,
      -- What it tells: one letter a person, though several notices of one command reach them by several roles.
      add column about text,
      add column read_at timestamptz,
      add column last_error text,
      add column given_up_at timestamptz;
    update notification.letter l
      set told_at = n.created_at, about = n.id::text from engine.notice n where n.id = l.notice_id;
    alter table notification.letter
      alter column told_at set not null,
      alter column about set not null,
      add constraint letter_about_once unique (person_id, about);
    drop index notification.letter_undelivered;
    create index letter_undelivered on notification.letter (try_at) where delivered_at is null and given_up_at is null;
    create index letter_failed on notification.letter (id) where delivered_at is null and attempts > 0;
    drop index notification.letter_of_person;
    create index letter_inbox on notification.letter (person_id, told_at desc, id desc)
  `,
  );

export const down = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `
    drop index notification.letter_inbox;
    create index letter_of_person on notification.letter (person_id, id);
    drop index notification.letter_failed;
    drop index notification.letter_undelivered;
    create index letter_undelivered on notification.letter (try_at) where delivered_at is null;
    alter table notification.letter
      drop constraint letter_about_once,
      drop column given_up_at, drop column last_error, drop column read_at, drop column about, drop column told_at
  `,
  );
