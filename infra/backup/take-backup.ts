import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import type { FileStore } from '../../services/documents/documents-ports.ts';
import type { Log } from '../steps.ts';
import { writeDescription, type Description, type Table } from './description.ts';
import { writeHashList } from './hash-list.ts';
import { dumpTable, sequencesOf, speakOneText, tablesOf } from './rows.ts';

export interface BackupOptions {
  /** As somebody who may read every table, the record of migrations included. */
  readonly databaseUrl: string;
  readonly files: FileStore;
  /** Checkpoints of the audit trail that lie beside the database, where there are any. */
  readonly checkpoints?: string | undefined;
  readonly into: string;
  readonly log: Log;
}

export interface Backup extends Pick<Description, 'files' | 'missing'> {
  readonly tables: number;
  readonly rows: number;
  /** Of the list of hashes: kept elsewhere, it tells whether anything in the folder was touched. */
  readonly sha256: string;
}

/** Writes all that is to be kept into a new folder, which gets its name only when it is whole. Nobody has to stop for it. */
export const takeBackup = async ({ into, ...options }: BackupOptions): Promise<Backup> => {
  if (existsSync(into) && (await readdir(into)).length > 0) throw new Error(`${into} is not empty`);
  const unfinished = `${into}.unfinished`;
  if (existsSync(unfinished)) throw new Error(`${unfinished} is of a backup that did not end: remove it first`);
  await mkdir(join(unfinished, 'tables'), { recursive: true });
  await mkdir(join(unfinished, 'files'));
  const { hashes, ...kept } = await dumpDatabase(options, unfinished);
  // After the rows: a file is there before the row that speaks of it, and is never taken away.
  const missing = await copyFiles(options.files, hashes, join(unfinished, 'files'));
  if (options.checkpoints !== undefined && existsSync(options.checkpoints))
    await cp(options.checkpoints, join(unfinished, 'checkpoints'), { recursive: true });
  const files = hashes.length - missing.length;
  await writeDescription(unfinished, { format: 1, takenAt: new Date().toISOString(), ...kept, files, missing });
  const sha256 = await writeHashList(unfinished);
  await rename(unfinished, into);
  const rows = kept.tables.reduce((sum, table) => sum + table.rows, 0);
  return { tables: kept.tables.length, rows, files, missing, sha256 };
};

type Dumped = Pick<Description, 'migrations' | 'tables' | 'sequences'> & { readonly hashes: readonly string[] };

/** One snapshot for all tables: they say what was true at one moment. */
const dumpDatabase = async ({ databaseUrl, log }: Omit<BackupOptions, 'into'>, folder: string): Promise<Dumped> => {
  const client = new Client({ connectionString: databaseUrl, application_name: 'touiza-backup' });
  await client.connect();
  try {
    await speakOneText(client);
    await client.query('begin isolation level repeatable read read only');
    const migrations = await client.query<{ name: string }>('select name from migration.applied order by name');
    const tables: Table[] = [];
    for (const table of await tablesOf(client)) {
      const rows = await dumpTable(client, table.name, join(folder, 'tables', table.name));
      tables.push({ ...table, rows });
    }
    log(`${String(tables.length)} tables written`);
    const hashes = await client.query<{ sha256: string }>(
      'select sha256 from documents.document union select sha256 from documents.paper order by 1',
    );
    const sequences = await sequencesOf(client);
    return {
      migrations: migrations.rows.map(({ name }) => name),
      tables,
      sequences,
      hashes: hashes.rows.map(({ sha256 }) => sha256),
    };
  } finally {
    await client.end();
  }
};

/** Gives those whose bytes are gone: without them, the rest must be kept all the same. */
const copyFiles = async (files: FileStore, hashes: readonly string[], folder: string): Promise<string[]> => {
  const missing: string[] = [];
  for (const sha256 of hashes) {
    const bytes = await files.get(sha256).catch(() => null);
    if (bytes === null) missing.push(sha256);
    else await writeFile(join(folder, sha256), bytes);
  }
  return missing;
};
