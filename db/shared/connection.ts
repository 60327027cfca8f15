import knex, { type Knex } from 'knex';
import pg from 'pg';

const { INT8, DATE } = pg.types.builtins;

pg.types.setTypeParser(INT8, BigInt);
pg.types.setTypeParser(DATE, (text) => text);

/** Shorter than any activity's timeout: an abandoned attempt cannot commit long after its retry began. */
const STATEMENT_TIMEOUT_MS = 8_000;
/** For a server that has gone silent and cannot time out by itself. */
const ANSWER_TIMEOUT_MS = 11_000;
/** Postgres away is said within two seconds. */
const CONNECT_TIMEOUT_MS = 1_500;

/** A page out of order costs little in memory or on an SSD: by the default, Postgres rather reads whole tables. */
const PAGES = 'set random_page_cost = 1.1';

/** The default, 0.6, misses تيفوين for تيفاوين. Set here, because the operator that an index serves takes no other. */
const SIMILARITY = 'set pg_trgm.word_similarity_threshold = 0.3';

const prepare = (connection: pg.Client, done: (error: unknown, connection: pg.Client) => void): void => {
  connection.query(`${PAGES}; ${SIMILARITY}`, (error: unknown) => {
    done(error, connection);
  });
};

export interface ConnectionOptions {
  readonly poolMax?: number;
  readonly name?: string;
  /** For work that is not a command: how long one statement may take. */
  readonly patienceMs?: number;
}

export const connect = (url: string, { poolMax = 10, name = 'touiza', patienceMs }: ConnectionOptions = {}): Knex =>
  knex({
    client: 'pg',
    connection: {
      connectionString: url,
      application_name: name,
      statement_timeout: patienceMs ?? STATEMENT_TIMEOUT_MS,
      query_timeout: patienceMs ?? ANSWER_TIMEOUT_MS,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      keepAlive: true,
    },
    pool: { min: 0, max: poolMax, afterCreate: prepare },
    acquireConnectionTimeout: CONNECT_TIMEOUT_MS,
    // An error's message ends in logs: the statement may stand there, its values may not.
    compileSqlOnError: false,
    // What it would print on stdout is told by whoever meets the error.
    log: { warn: () => undefined },
  });
