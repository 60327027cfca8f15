import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';

/**
 * What balances follow by has no parameter, so each connection plans it once, for as many transfers as happened to come
 * first. After a payment run's thousands, every single posting of that connection read all accounts. Whatever comes first,
 * each transfer now finds its two accounts and its hold by their keys.
 */
const PLANNERS = ['enable_hashjoin', 'enable_mergejoin', 'enable_seqscan'];

const alter = (how: (setting: string) => string): string =>
  `alter function ledger.keep_balances() ${PLANNERS.map(how).join(' ')}`;

export const up = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    alter((setting) => `set ${setting} = off`),
  );

export const down = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    alter((setting) => `reset ${setting}`),
  );
