import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Knex } from 'knex';
import { connect } from './shared/connection.ts';
import { asOwner } from './shared/migration.ts';

const FOLDER = fileURLToPath(new URL('./migrations/', import.meta.url));
const LOCK = 726_001; // any constant: one migration of a database at a time

/** By their bare name, so that the compiled and the plain source are one and the same history. */
export const knownMigrations = async (): Promise<string[]> => {
  const files = (await readdir(FOLDER)).filter((file) => /^\d{4}-[a-z-]+\.[jt]s$/.test(file));
  return files.map((file) => file.replace(/\.[jt]s$/, '')).sort();
};

const configOf = (list: () => Promise<string[]>): Knex.MigratorConfig => ({
  migrationSource: {
    getMigrations: list,
    getMigrationName: (name: string) => name,
    getMigration: async (name: string) => (await import(`./migrations/${name}.ts`)) as Knex.Migration,
  } satisfies Knex.MigrationSource<string>,
  schemaName: 'migration',
  tableName: 'applied',
});

const CONFIG = configOf(knownMigrations);

/**
 * Brings a database to the newest schema, or a new one to that of an older version, which had these migrations only.
 * Several may ask at once: the first works, the others wait.
 */
export const migrate = (url: string, only?: readonly string[]): Promise<void> =>
  alone(url, async (knex) => {
    await knex.migrate.latest(only === undefined ? CONFIG : configOf(() => Promise.resolve([...only])));
    // An older version may not know of epochs; the next call, which brings it to this one, opens its own.
    if (only === undefined) await knex.transaction((trx) => asOwner(trx, 'select engine.open_epoch()'));
  });

/** Takes every migration back, newest first. */
export const unmigrate = (url: string): Promise<void> =>
  alone(url, async (knex) => {
    await knex.migrate.rollback(CONFIG, true);
  });

const alone = async (url: string, work: (knex: Knex) => Promise<void>): Promise<void> => {
  const guard = connect(url, { poolMax: 1, name: 'touiza-migrate-guard' });
  const knex = connect(url, { poolMax: 2, name: 'touiza-migrate' });
  try {
    await guard.transaction(async (lock) => {
      await lock.raw('set local statement_timeout = 0');
      await lock.raw('select pg_advisory_xact_lock(?)', [LOCK]);
      await knex.raw('create schema if not exists migration');
      // Whoever holds our lock is alone: a lock row that a killed process left behind means nothing.
      if (await knex.schema.withSchema('migration').hasTable('applied_lock'))
        await knex.migrate.forceFreeMigrationsLock(CONFIG);
      await work(knex);
    });
  } finally {
    await knex.destroy();
    await guard.destroy();
  }
};
