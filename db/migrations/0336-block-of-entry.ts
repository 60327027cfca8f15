import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';

/** Which block an entry is in: the first one that ends above its transaction. */
export const up = (knex: Knex): Promise<void> =>
  asOwner(knex, 'create index block_range_end on audit.block (epoch, xid_to)');

export const down = (knex: Knex): Promise<void> => asOwner(knex, 'drop index audit.block_range_end');
