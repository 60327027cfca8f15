import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';
import { evidence } from './sql/disbursement-tables.ts';
import { TRANCHE_LIFE, TRANCHE_LIFE_UNDONE, TRANCHE_STEPS } from './sql/tranche-life.ts';
import { TRANCHE_RULES, TRANCHE_RULES_BEFORE } from './sql/tranche-rules.ts';

export const up = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    [
      TRANCHE_LIFE,
      evidence('disbursement.leg_reduction'),
      evidence('disbursement.leg_given_up'),
      TRANCHE_STEPS,
      TRANCHE_RULES,
    ].join('\n'),
  );

export const down = (knex: Knex): Promise<void> =>
  asOwner(knex, [TRANCHE_RULES_BEFORE, TRANCHE_LIFE_UNDONE].join('\n'));
