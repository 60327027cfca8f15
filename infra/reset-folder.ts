import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { endServers } from './end-servers.ts';
import { endOrphanedProgram } from './node-child.ts';
import { existingPostgres } from './postgres-files.ts';
import { programs } from './programs.ts';
import { runningPid } from './run-state.ts';
import type { Log } from './steps.ts';

export interface Resetting {
  readonly folder: string;
  readonly log: Log;
  /** Asked once, with everything that would go said before. */
  readonly confirm: () => Promise<boolean>;
}

const meanings: Readonly<Record<string, string>> = {
  postgres: 'the database: every organisation, dossier, payment and audit event',
  temporal: 'the workflows',
  issuer: "the demo issuer's keys: older tokens are no longer accepted",
  logs: 'the logs',
};

/** A fetched server is no data, and fetching it again may take minutes. */
const kept = ['cache'];

const doomed = async (folder: string): Promise<string[]> => {
  const names = await readdir(folder).catch(() => []);
  const outside = existingPostgres(join(folder, 'postgres'));
  const inside = names.filter((name) => !kept.includes(name)).map((name) => join(folder, name));
  return outside === undefined || outside.startsWith(folder) ? inside : [...inside, outside];
};

const endLeftovers = async (folder: string, log: Log): Promise<void> => {
  for (const program of Object.values(programs)) await endOrphanedProgram(folder, program, log);
  await endServers(folder, log);
};

const say = (folder: string, paths: readonly string[], log: Log): void => {
  log('This deletes, for good:');
  for (const path of paths) {
    const meaning = meanings[path.slice(folder.length + 1)];
    log(meaning === undefined ? `  ${path}` : `  ${path}: ${meaning}`);
  }
  if ((process.env['DATABASE_URL'] ?? '') !== '') log('The database of DATABASE_URL is not touched.');
};

/** Deletes what `npm start` has kept; false when there was nothing, or the answer was no. */
export const resetFolder = async ({ folder, log, confirm }: Resetting): Promise<boolean> => {
  const pid = runningPid(folder);
  if (pid !== undefined) throw new Error(`Touiza runs (process ${pid}): stop it first.`);
  const paths = existsSync(folder) ? await doomed(folder) : [];
  if (paths.length === 0) {
    log('Nothing is kept here.');
    return false;
  }
  say(folder, paths, log);
  if (!(await confirm())) {
    log('Nothing was deleted.');
    return false;
  }
  await endLeftovers(folder, log);
  for (const path of paths) await rm(path, { recursive: true, force: true });
  log('Deleted.');
  return true;
};
