import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';
import { RECOVERY_STATES, RECOVERY_STATES_UNDONE } from './sql/recovery-states.ts';

export const up = (knex: Knex): Promise<void> => asOwner(knex, RECOVERY_STATES);

export const down = (knex: Knex): Promise<void> => asOwner(knex, RECOVERY_STATES_UNDONE);
