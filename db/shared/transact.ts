import { deserialize, serialize } from 'node:v8';
import type { Knex } from 'knex';
import type { Actor, Command, Transact } from '../../services/shared/command.ts';
import { commandReused } from '../../services/shared/shared-errors.ts';
import { asDomainError } from './constraints.ts';
import { asFirstLineRefuses, type TellHeldBack } from './reach.ts';
import { sql } from './sql.ts';

interface CommandRow {
  readonly actor_id: string;
  readonly input_hash: string;
  readonly outcome: Buffer | null;
}

const ATTEMPTS_MAX = 3;
const WORTH_RETRYING = new Set<unknown>(['40001', '40P01']); // serialization failure, deadlock

/** Gives each piece of work one transaction, and each command id one outcome. */
export const transactor =
  <Unit>(
    knex: Knex,
    unitOn: (trx: Knex.Transaction, command: Command, now: Date) => Unit,
    tellHeldBack: TellHeldBack,
  ): Transact<Unit> =>
  <Result>(command: Command, work: (unit: Unit) => Promise<Result>) => {
    const doWithEyesOf = (who: Actor['id'], isRehearsal = command.isRehearsal) =>
      knex.transaction(async (trx) => {
        const now = await claim(trx, command, who);
        if (now === null) return recall<Result>(trx, command);
        const outcome = await work(unitOn(trx, command, now));
        if (isRehearsal) return takeBack(trx, outcome);
        await sql(trx, 'update engine.command set outcome = $1 where id = $2', [serialize(outcome), command.id]);
        return outcome;
      });
    const rehearseWithAllEyes = () => doWithEyesOf('system', true).catch(unlessRehearsed);
    return retrying(async () => {
      try {
        return await doWithEyesOf(command.actor.id);
      } catch (error) {
        const { actor, requestId } = command;
        throw await asFirstLineRefuses(error, rehearseWithAllEyes, (held) => {
          tellHeldBack({ ...held, actorId: actor.id, requestId });
        });
      }
    });
  };

/** Carries the outcome of a rehearsal out of the transaction that it rolls back. */
class Rehearsed extends Error {
  readonly outcome: unknown;

  constructor(outcome: unknown) {
    super('rehearsed');
    this.outcome = outcome;
  }
}

const unlessRehearsed = (error: unknown): void => {
  if (!(error instanceof Rehearsed)) throw error;
};

/** What would only be checked at the end is checked before everything is taken back. */
const takeBack = async (trx: Knex.Transaction, outcome: unknown): Promise<never> => {
  await sql(trx, 'set constraints all immediate');
  throw new Rehearsed(outcome);
};

/**
 * Takes the command id and reads the application clock; null where the id is taken.
 * While a rival holds it, we wait here for its commit or rollback.
 */
const claim = async (
  trx: Knex.Transaction,
  { id, actor, inputHash }: Command,
  eyesOf: Actor['id'],
): Promise<Date | null> => {
  const rows = await sql<{ now: Date }>(
    trx,
    `insert into engine.command (id, actor_id, input_hash) values ($1, $2, $3)
     on conflict (id) do nothing returning engine.now() as now, access.act_as($4)`,
    [id, actor.id, inputHash, eyesOf],
  );
  return rows[0]?.now ?? null;
};

const recall = async <Result>(trx: Knex.Transaction, { id, actor, inputHash }: Command): Promise<Result> => {
  const rows = await sql<CommandRow>(trx, 'select actor_id, input_hash, outcome from engine.command where id = $1', [
    id,
  ]);
  const row = rows[0];
  if (row?.actor_id !== actor.id || row.input_hash !== inputHash) throw commandReused(id);
  if (!row.outcome) throw new Error(`command ${id} was claimed but has no outcome`);
  return deserialize(row.outcome) as Result;
};

const retrying = async <Result>(attempt: () => Promise<Result>, attemptsLeft = ATTEMPTS_MAX): Promise<Result> => {
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof Rehearsed) return error.outcome as Result;
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (attemptsLeft <= 1 || !WORTH_RETRYING.has(code)) throw asDomainError(error);
    return retrying(attempt, attemptsLeft - 1);
  }
};
