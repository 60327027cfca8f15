import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';
import { PLACEMENTS, PLACEMENTS_UNDONE } from './sql/placements.ts';

export const up = (knex: Knex): Promise<void> => asOwner(knex, PLACEMENTS);

export const down = (knex: Knex): Promise<void> => asOwner(knex, PLACEMENTS_UNDONE);
