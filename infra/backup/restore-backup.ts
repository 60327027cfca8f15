import { existsSync } from 'node:fs';
import { cp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { knownMigrations, migrate } from '../../db/migrate.ts';
import { connect } from '../../db/shared/connection.ts';
import { CHECK_PATIENCE_MS, listDifferences, type Difference } from '../../db/shared/differences.ts';
import type { FileStore } from '../../services/documents/documents-ports.ts';
import type { Log } from '../steps.ts';
import { readDescription, type Description } from './description.ts';
import { verifyHashList } from './hash-list.ts';
import { emptyAll, loadTable, setSequence, speakOneText, tablesOf } from './rows.ts';

export interface RestoreOptions {
  readonly from: string;
  /** An empty database, as a superuser: what refuses to be changed has to be filled. */
  readonly databaseUrl: string;
  readonly files: FileStore;
  /** Where checkpoints go, if the backup has some. */
  readonly checkpoints?: string | undefined;
  readonly log: Log;
}

export interface Restored {
  readonly description: Description;
  readonly differences: readonly Difference[];
}

/** Fills an empty database from a whole backup, brings it to this version, and checks what it says. */
export const restoreBackup = async ({ from, databaseUrl, files, ...options }: RestoreOptions): Promise<Restored> => {
  const { log, checkpoints } = options;
  await verifyHashList(from);
  log('every file of the backup is as it was listed');
  const description = await readDescription(from);
  await requireKnown(description);
  await withClient(databaseUrl, requireEmpty);
  await migrate(databaseUrl, description.migrations);
  await withClient(databaseUrl, (client) => load(client, description, from));
  log(`${String(description.tables.length)} tables filled`);
  // What the backup's version did not have yet; and what a database that was restored has to know of itself.
  await migrate(databaseUrl);
  await restoreFiles(join(from, 'files'), files);
  log(`${String(description.files)} files put back`);
  const kept = join(from, 'checkpoints');
  if (checkpoints !== undefined && existsSync(kept)) await cp(kept, checkpoints, { recursive: true, force: false });
  return { description, differences: await check(databaseUrl) };
};

const requireKnown = async ({ migrations }: Description): Promise<void> => {
  const known = new Set(await knownMigrations());
  const unknown = migrations.find((name) => !known.has(name));
  if (unknown !== undefined)
    throw new Error(`the backup is of a newer version: this one does not know its migration ${unknown}`);
};

const OURS = `
  select nspname as name from pg_namespace
  where nspname !~ '^pg_' and nspname not in ('information_schema', 'public') order by 1 limit 1`;

const requireEmpty = async (client: Client): Promise<void> => {
  const { rows } = await client.query<{ name: string }>(OURS);
  const [found] = rows;
  if (found !== undefined) throw new Error(`the database is not empty: it has a schema ${found.name}`);
};

const withClient = async (url: string, work: (client: Client) => Promise<void>): Promise<void> => {
  const client = new Client({ connectionString: url, application_name: 'touiza-restore' });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
};

/** All or nothing. Triggers sleep meanwhile: they judge what people do, and all of this was done already. */
const load = async (client: Client, description: Description, from: string): Promise<void> => {
  await speakOneText(client);
  await client.query('begin');
  await client.query('set local session_replication_role = replica').catch(() => {
    throw new Error('a database is restored by an account that may set session_replication_role: a superuser');
  });
  await requireSameColumns(client, description);
  await emptyAll(client, description.tables);
  for (const table of description.tables) await loadTable(client, table, join(from, 'tables', table.name));
  for (const [name, last] of Object.entries(description.sequences)) await setSequence(client, name, last);
  await client.query(ALL_LOOK_AGAIN);
  await client.query(NOBODY_IS_SIGNED_IN);
  await client.query('commit');
  await client.query('analyze');
};

const requireSameColumns = async (client: Client, { tables }: Description): Promise<void> => {
  const shape = (each: { name: string; columns: string[] }) => `${each.name}(${each.columns.join(',')})`;
  const here = (await tablesOf(client)).map(shape).sort();
  const there = tables.map(shape).sort();
  const other = there.find((each, index) => each !== here[index]);
  if (other !== undefined || here.length !== there.length)
    throw new Error(`the backup's tables are not those of its migrations: ${other ?? 'one is missing'}`);
};

/** Whatever Temporal there is, it knows of another time: every process is looked at anew. */
const ALL_LOOK_AGAIN = `
  update engine.process set version = version + 1, attempts = 0, touched_at = clock_timestamp() where open`;

/** A session that was ended after the backup must not live again. */
const NOBODY_IS_SIGNED_IN = 'update access.session set ended_at = clock_timestamp() where ended_at is null';

const restoreFiles = async (folder: string, files: FileStore): Promise<void> => {
  for (const name of await readdir(folder)) await files.put(await readFile(join(folder, name)));
};

const check = async (databaseUrl: string): Promise<readonly Difference[]> => {
  const knex = connect(databaseUrl, { poolMax: 1, name: 'touiza-restore', patienceMs: CHECK_PATIENCE_MS });
  try {
    return (await listDifferences(knex)).differences;
  } finally {
    await knex.destroy();
  }
};
