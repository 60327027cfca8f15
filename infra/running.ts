import { chmod, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { touizaFolder } from './root.ts';
import { readRunState, type RunState } from './run-state.ts';

const file = () => join(touizaFolder(), 'database-url');

/** For the commands that look at the running database; readable by its owner only. */
export const rememberDatabaseUrl = async (url: string): Promise<void> => {
  await rm(file(), { force: true });
  await writeFile(file(), url, { mode: 0o600 });
  await chmod(file(), 0o600);
};

/** The running start, or an error that says to start one. */
export const runningState = async (): Promise<RunState> => {
  const state = await readRunState(touizaFolder());
  if (state === undefined) throw new Error('Touiza does not run here: `npm start` first, in another terminal.');
  return state;
};

/** The database that the running programs use, or the one that DATABASE_URL names. */
export const runningUrl = async (): Promise<string> => {
  const given = process.env['DATABASE_URL'];
  if (given !== undefined && given !== '') return given;
  await runningState();
  return readFile(file(), 'utf8');
};
