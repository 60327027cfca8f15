import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';

const STRANGERS = `
  /*
   * A letter to somebody whom the system does not know yet goes to the address that somebody gave. What it opens, and
   * the address, are forgotten when it is delivered.
   */
  alter table engine.notice add column to_name text, add column to_email text, add column to_language text;
  alter table engine.notice add constraint notice_correspondent
    check ((to_by = 'correspondent') = (to_name is not null) and (to_name is null) = (to_language is null));
  alter table notification.letter alter column person_id drop not null;
`;

const BACK = `
  delete from notification.letter where person_id is null;
  delete from engine.notice where to_by = 'correspondent';
  alter table notification.letter alter column person_id set not null;
  alter table engine.notice drop constraint notice_correspondent;
  alter table engine.notice drop column to_language, drop column to_email, drop column to_name;
`;

export const up = (knex: Knex): Promise<void> => asOwner(knex, STRANGERS);

export const down = (knex: Knex): Promise<void> => asOwner(knex, BACK);
