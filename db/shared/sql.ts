import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import type pg from 'pg';

/** Postgres parses a named statement once per connection; a name belongs to one text for good. */
const names = new Map<string, string>();

const nameOf = (text: string): string => {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 24);
  names.set(text, name);
  return name;
};

export type Statement = readonly [text: string, values?: readonly unknown[]];

const connectionOf = async (trx: Knex.Transaction): Promise<pg.Client> =>
  (await (trx.client as { acquireConnection: () => Promise<unknown> }).acquireConnection()) as pg.Client;

/** Runs one statement with `$1` parameters on the transaction's own connection and gives its rows. */
export const sql = async <Row extends object>(
  trx: Knex.Transaction,
  ...[text, values = []]: Statement
): Promise<Row[]> => {
  const connection = await connectionOf(trx);
  const { rows } = await connection.query<Row>({ name: nameOf(text), text, values: [...values] });
  return rows;
};

/** The same without a name, so planned for these very values: the best way to search depends on what is searched. */
export const sqlPlannedAnew = async <Row extends object>(
  trx: Knex.Transaction,
  ...[text, values = []]: Statement
): Promise<Row[]> => {
  const { rows } = await (await connectionOf(trx)).query<Row>({ text, values: [...values] });
  return rows;
};

/** One statement outside any transaction, on a connection of the pool. */
export const sqlOnPool = async <Row extends object>(knex: Knex, ...[text, values = []]: Statement): Promise<Row[]> => {
  const pool = knex.client as {
    acquireConnection: () => Promise<pg.Client>;
    releaseConnection: (c: pg.Client) => Promise<void>;
  };
  const connection = await pool.acquireConnection();
  try {
    return (await connection.query<Row>({ name: nameOf(text), text, values: [...values] })).rows;
  } finally {
    await pool.releaseConnection(connection);
  }
};

/** The one row that must be there; `absent` says who it was if it is not. */
export const oneRow = <Row>(rows: readonly Row[], absent: () => Error): Row => {
  const row = rows[0];
  if (row === undefined) throw absent();
  return row;
};
