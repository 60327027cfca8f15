import { setTimeout as pause } from 'node:timers/promises';
import type { Knex } from 'knex';
import { asDomainError } from '../../../db/shared/constraints.ts';

const AGAIN_MS = 200;
const PATIENCE_MS = 60_000;

/** What the runner itself wants to know or to do: nothing that twice is worse than once; asked again while they are away. */
export const surely = async <Result>(ask: () => Promise<Result>): Promise<Result> => {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (Date.now() > end || !(isPostgresAway(error) || isTemporalAway(error))) throw error;
    }
    await pause(AGAIN_MS);
  }
};

/** Of Postgres. */
export const rowsOf = async <Row>(
  eyes: Knex,
  text: string,
  values: readonly Knex.RawBinding[] = [],
): Promise<Row[]> => {
  const { rows } = await surely(() => eyes.raw<{ rows: Row[] }>(text, values));
  return rows;
};

const isPostgresAway = (error: unknown): boolean =>
  (asDomainError(error) as { code?: unknown }).code === 'database_unavailable';

/** Cancelled, unknown, late, exhausted, aborted, internal, unavailable: by their numbers in gRPC. */
const AWAY = [1, 2, 4, 8, 10, 13, 14];

/** The client wraps what gRPC says. A namespace is not there until its server has begun. */
const isTemporalAway = (error: unknown): boolean => {
  const { name, code, details, cause } = Object(error) as Record<string, unknown>;
  if (name === 'NamespaceNotFoundError') return true;
  if (typeof details === 'string' && AWAY.includes(Number(code))) return true;
  return cause !== undefined && isTemporalAway(cause);
};
