import { spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openLog } from './logs.ts';
import { endChild, endOrphan, exitOf, type Ending, type Running } from './process.ts';
import { projectRoot } from './root.ts';
import type { Log } from './steps.ts';

/** One of our own programs, run from `dist/`. */
export interface Program {
  readonly name: string;
  /** As in `api/main`. */
  readonly module: string;
  readonly environment: NodeJS.ProcessEnv;
}

/** Longer than the programs' own grace for requests and activities under way. */
const SHUTDOWN: Ending['signals'] = [
  ['SIGTERM', 25_000],
  ['SIGKILL', 5_000],
];

const scriptOf = (module: string): string => join(projectRoot, 'dist', `${module}.js`);

export const programLog = (folder: string, name: string): string => join(folder, 'logs', `${name}.log`);

const pidFile = (folder: string, name: string): string => join(folder, 'pids', name);

export const startProgram = async (folder: string, { name, module, environment }: Program): Promise<Running> => {
  const output = await openLog(programLog(folder, name));
  const child = spawn(process.execPath, ['--enable-source-maps', scriptOf(module)], {
    cwd: projectRoot,
    env: environment,
    // Its own group: Ctrl-C in a terminal must reach the supervisor alone, which ends the programs in order.
    detached: true,
    stdio: ['ignore', output.fd, output.fd],
  });
  const exited = exitOf(child);
  await output.close();
  await mkdir(join(folder, 'pids'), { recursive: true });
  await writeFile(pidFile(folder, name), String(child.pid ?? ''));
  return { pid: child.pid, exited, stop: () => endChild(child, exited, SHUTDOWN) };
};

/** Ends a program that a killed supervisor left behind. */
export const endOrphanedProgram = async (
  folder: string,
  { name, module }: Pick<Program, 'name' | 'module'>,
  log: Log,
): Promise<void> => {
  const pid = Number.parseInt(await readFile(pidFile(folder, name), 'utf8').catch(() => ''), 10);
  if (pid > 0 && (await endOrphan({ pid, mark: scriptOf(module), signals: SHUTDOWN }))) {
    log(`${name}: ended the process ${pid} left from an earlier start`);
  }
};
