import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';

/** An entry without an order is shown with the orders of its amount that wait for an answer: few of all there ever were. */
export const up = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `create index payment_order_answerable on disbursement.payment_order (amount_centimes, end_to_end_id)
       where status in ('sent', 'unknown')`,
  );

export const down = (knex: Knex): Promise<void> => asOwner(knex, 'drop index disbursement.payment_order_answerable');
