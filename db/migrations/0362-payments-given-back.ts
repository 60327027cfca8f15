import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';

/** What the bank gave back is looked for on the home page of who pays: a few among all that was paid. */
export const up = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `create index payment_order_given_back on disbursement.payment_order (leg_id, attempt) where status = 'returned'`,
  );

export const down = (knex: Knex): Promise<void> => asOwner(knex, 'drop index disbursement.payment_order_given_back');
