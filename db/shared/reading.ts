import type { Knex } from 'knex';
import type { Actor, Command } from '../../services/shared/command.ts';
import type { Read } from '../../services/shared/read.ts';
import { asDomainError } from './constraints.ts';
import { asFirstLineRefuses, type TellHeldBack } from './reach.ts';
import { sql } from './sql.ts';

/** Gives each look one read-only transaction, at one instant of the application clock. */
export const reader =
  <Unit>(
    knex: Knex,
    unitOn: (trx: Knex.Transaction, command: Command, now: Date) => Unit,
    tellHeldBack: TellHeldBack,
  ): Read<Unit> =>
  async (actor, work) => {
    const lookWithEyesOf = (who: Actor['id']) =>
      knex.transaction(
        async (trx) => {
          const rows = await sql<{ now: Date }>(trx, 'select engine.now() as now, access.act_as($1)', [who]);
          const now = rows[0]?.now;
          if (!now) throw new Error('the clock has no row');
          return work(unitOn(trx, lookingAs(actor), now));
        },
        { readOnly: true },
      );
    try {
      return await lookWithEyesOf(actor.id);
    } catch (error) {
      const refused = await asFirstLineRefuses(
        error,
        () => lookWithEyesOf('system'),
        (held) => {
          tellHeldBack({ ...held, actorId: actor.id, requestId: null });
        },
      );
      throw asDomainError(refused);
    }
  };

/** Looking is no command: it has no id, and a read-only transaction could claim none. */
const lookingAs = (actor: Actor): Command => ({
  id: 'look',
  actor,
  inputHash: '',
  requestId: null,
  expectedVersion: null,
  isLook: true,
});
