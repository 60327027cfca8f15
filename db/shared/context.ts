import type { Knex } from 'knex';
import type { Command } from '../../services/shared/command.ts';

/** What a slice's stores and facts are built on: one transaction, for one command, at one instant. */
export interface Context {
  readonly trx: Knex.Transaction;
  readonly command: Command;
  readonly now: Date;
}
