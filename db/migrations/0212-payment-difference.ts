import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';
import { DISBURSEMENT_DIFFERENCE } from './sql/disbursement-difference.ts';
import { PAYMENT_DIFFERENCE } from './sql/payment-difference.ts';

export const up = (knex: Knex): Promise<void> => asOwner(knex, PAYMENT_DIFFERENCE);

export const down = (knex: Knex): Promise<void> =>
  asOwner(knex, `drop view disbursement.difference; ${DISBURSEMENT_DIFFERENCE}`);
