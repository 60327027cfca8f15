import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';

/** Unread letters are counted on every home page, among all those that somebody was ever written. */
export const up = (knex: Knex): Promise<void> =>
  asOwner(knex, 'create index letter_unread on notification.letter (person_id) where read_at is null');

export const down = (knex: Knex): Promise<void> => asOwner(knex, 'drop index notification.letter_unread');
