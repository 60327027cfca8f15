import knex, { type Knex } from 'knex';
import pg from 'pg';

const INT8 = 20;
const DATE = 1082;

pg.types.setTypeParser(INT8, BigInt);
pg.types.setTypeParser(DATE, (text) => text);

/** Shorter than any activity's timeout: an abandoned attempt cannot commit long after its retry began. */
const STATEMENT_TIMEOUT_MS = 10_000;

export interface ConnectionOptions {
  readonly poolMax?: number;
  readonly name?: string;
}

export const connect = (url: string, { poolMax = 10, name = 'touiza' }: ConnectionOptions = {}): Knex =>
  knex({
    client: 'pg',
    connection: {
      connectionString: url,
      application_name: name,
      statement_timeout: STATEMENT_TIMEOUT_MS,
      connectionTimeoutMillis: 2_000,
    },
    pool: { min: 0, max: poolMax },
    acquireConnectionTimeout: 2_000,
  });
