import type { Knex } from 'knex';
import type { Actor, Command } from '../../services/shared/command.ts';
import type { Read } from '../../services/shared/read.ts';
import { asDomainError } from './constraints.ts';
import { sql } from './sql.ts';

/** Gives each look one read-only transaction, at one instant of the application clock. */
export const reader =
  <Unit>(knex: Knex, unitOn: (trx: Knex.Transaction, command: Command, now: Date) => Unit): Read<Unit> =>
  async (actor, work) => {
    try {
      return await knex.transaction(
        async (trx) => {
          const rows = await sql<{ now: Date }>(trx, 'select engine.now() as now');
          const now = rows[0]?.now;
          if (!now) throw new Error('the clock has no row');
          return work(unitOn(trx, lookingAs(actor), now));
        },
        { readOnly: true },
      );
    } catch (error) {
      throw asDomainError(error);
    }
  };

/** Looking is no command: it has no id, and a read-only transaction could claim none. */
const lookingAs = (actor: Actor): Command => ({
  id: 'look',
  actor,
  inputHash: '',
  requestId: null,
  expectedVersion: null,
});
