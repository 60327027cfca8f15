import type { Knex } from 'knex';
import type { Actor } from '../../services/shared/command.ts';
import { DomainError } from '../../services/shared/errors.ts';
import { sql, type Statement } from './sql.ts';

/** Until the transaction ends, the database shows the rows that this actor's roles reach, and no others (ADR 0048). */
export const actAs = async (trx: Knex.Transaction, who: Actor['id']): Promise<void> => {
  await sql(trx, 'select access.act_as($1)', [who]);
};

/** A transaction of the programs' own, for no actor: what is checked, measured or looked at by a workflow. */
export const bySystem = <Result>(knex: Knex, work: (trx: Knex.Transaction) => Promise<Result>): Promise<Result> =>
  knex.transaction(async (trx) => {
    await actAs(trx, 'system');
    return work(trx);
  });

/** From here on everything is shown: a command that was allowed may have consequences beyond whoever gave it. */
export const actBeyondReach = async (trx: Knex.Transaction): Promise<void> => {
  await sql(trx, `select set_config('touiza.reach', 'everything', true)`);
};

const WIDEN = `
  with before as materialized (select current_setting('touiza.reach', true) as reach)
  select reach, set_config('touiza.reach', 'everything', true) from before`;
const NARROW = `select set_config('touiza.reach', $1, true)`;

/** For a question whose answer must be the same whoever asks: what is free in an envelope, who else declared a RIB. */
export const sqlBeyondReach = async <Row extends object>(
  trx: Knex.Transaction,
  ...statement: Statement
): Promise<Row[]> => {
  const [before] = await sql<{ reach: string }>(trx, WIDEN);
  // Where this one fails, so does the transaction, and what it was set to with it.
  const rows = await sql<Row>(trx, ...statement);
  if (before?.reach !== 'everything') await sql(trx, NARROW, [before?.reach]);
  return rows;
};

/** A row was held back where no rule refused: a use case forgot to ask whether somebody may. */
export interface HeldBack {
  readonly code: string;
  readonly details: object;
  readonly actorId: Actor['id'];
  readonly requestId: string | null;
}

export type TellHeldBack = (held: HeldBack) => void;

/**
 * The first line alone says how a refusal reads. What came to nothing because a row was not there is asked once more, with
 * every row shown and nothing kept; what is refused then is the answer. Where nothing is, somebody forgot to ask whether
 * they may: the row stays missing, and whoever runs Touiza is told.
 */
export const asFirstLineRefuses = async (
  refused: unknown,
  askAgain: () => Promise<unknown>,
  tell: (held: Pick<HeldBack, 'code' | 'details'>) => void,
): Promise<unknown> => {
  if (!(refused instanceof DomainError) || refused.kind !== 'missing') return refused;
  try {
    await askAgain();
  } catch (error) {
    return error;
  }
  tell({ code: refused.code, details: refused.details });
  return refused;
};
