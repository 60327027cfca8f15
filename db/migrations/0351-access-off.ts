import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';

const OFF = `
  /* Since when a person may not come in at all, whatever roles they hold; null for whoever may. */
  alter table access.person add column off_since timestamptz;
`;

export const up = (knex: Knex): Promise<void> => asOwner(knex, OFF);

export const down = (knex: Knex): Promise<void> => asOwner(knex, 'alter table access.person drop column off_since');
