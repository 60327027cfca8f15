import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';

const SHARED = `
  /* A phone or computer that others use, too: its session stands idle for a shorter time. */
  alter table access.session add column is_shared boolean not null default false;
`;

export const up = (knex: Knex): Promise<void> => asOwner(knex, SHARED);

export const down = (knex: Knex): Promise<void> => asOwner(knex, 'alter table access.session drop column is_shared');
