import type { Knex } from 'knex';
import { asOwner, createSchema, dropSchema } from '../shared/migration.ts';
import { DISBURSEMENT_DIFFERENCE } from './sql/disbursement-difference.ts';
import { RECOVERIES, STATEMENTS } from './sql/disbursement-answers.ts';
import { PAYMENTS, TRANCHES } from './sql/disbursement-tables.ts';
import { PAYMENT_RULES } from './sql/payment-rules.ts';

export const up = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    [
      createSchema('disbursement'),
      TRANCHES,
      PAYMENTS,
      STATEMENTS,
      RECOVERIES,
      PAYMENT_RULES,
      DISBURSEMENT_DIFFERENCE,
    ].join('\n'),
  );

export const down = (knex: Knex): Promise<void> => asOwner(knex, dropSchema('disbursement'));
