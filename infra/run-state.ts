import { readFileSync } from 'node:fs';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isOurs } from './process.ts';

/** What a running `npm start` tells the other commands. */
export interface RunState {
  readonly pid: number;
  readonly startedAt: string;
  readonly api: string;
  /** Of the API, of the worker, and of Temporal's SDK in it. */
  readonly metrics: { readonly api: string; readonly worker: string; readonly sdk: string };
  readonly issuer: string;
  readonly temporal: { readonly address: string; readonly source: string };
  readonly database: { readonly source: string; readonly address: string };
}

/** In the command line of every supervisor, and of hardly anything else. */
const MARK = 'infra/bootstrap.mjs start';

const stateFile = (folder: string): string => join(folder, 'run.json');
const lockFile = (folder: string): string => join(folder, 'start.pid');

export const writeRunState = async (folder: string, state: RunState): Promise<void> => {
  await writeFile(`${stateFile(folder)}.new`, `${JSON.stringify(state, null, 2)}\n`);
  await rename(`${stateFile(folder)}.new`, stateFile(folder));
};

/** The supervisor that holds this folder, if one lives. */
export const runningPid = (folder: string): number | undefined => {
  try {
    const pid = Number.parseInt(readFileSync(lockFile(folder), 'utf8'), 10);
    return pid > 0 && isOurs(pid, MARK) ? pid : undefined;
  } catch {
    return undefined;
  }
};

/** The addresses of the running start, or undefined when none runs or it is still starting. */
export const readRunState = async (folder: string): Promise<RunState | undefined> => {
  const text = await readFile(stateFile(folder), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const state = JSON.parse(text) as RunState;
  return state.pid === runningPid(folder) ? state : undefined;
};

/** Linked, not written: a lock is never seen without the pid of its holder. */
const createLock = async (file: string): Promise<boolean> => {
  const own = `${file}.${process.pid}`;
  await writeFile(own, String(process.pid));
  try {
    await link(own, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(own);
  }
};

/** One supervisor per folder. A lock whose holder is gone is taken over. */
export const takeLock = async (folder: string): Promise<void> => {
  await mkdir(folder, { recursive: true });
  const file = lockFile(folder);
  while (!(await createLock(file))) {
    const pid = runningPid(folder);
    if (pid !== undefined) {
      throw new Error(
        `Touiza already runs here (process ${pid}): stop it with Ctrl-C in its terminal, or \`kill ${pid}\`.`,
      );
    }
    await rm(file, { force: true });
  }
};

export const releaseLock = async (folder: string): Promise<void> => {
  await rm(stateFile(folder), { force: true });
  await rm(lockFile(folder), { force: true });
};
