import { spawn } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lastLines, openLog } from './logs.ts';
import { claimFolder } from './owner.ts';
import { findPort, readPort, rememberPort } from './ports.ts';
import { becomesReady, endChild, endOrphan, exitOf, type Ending, type Running } from './process.ts';
import type { Log } from './steps.ts';
import { resolveTemporal, temporalVersion } from './temporal-binary.ts';
import { knowsNamespace } from './temporal-health.ts';

export interface TemporalOptions {
  readonly folder: string;
  readonly port?: number;
  readonly log: Log;
  /** Gives up fetching a server. */
  readonly signal?: AbortSignal;
}

export interface Temporal extends Running {
  readonly address: string;
  /** Where the server came from, for the start block. */
  readonly source: string;
  /** As by `kill -9`, for tests. */
  kill(): Promise<void>;
}

const TEMPORAL_NAMESPACE = 'default';
const FIRST_PORT = 7233;
const PATIENCE = { everyMs: 40, totalMs: 60_000 };

const SHUTDOWN: Ending['signals'] = [
  ['SIGTERM', 8_000],
  ['SIGKILL', 5_000],
];

const databaseFile = (folder: string): string => join(folder, 'temporal.db');

/** Forgets every workflow; the server must be stopped. The dossiers go on from the tables. */
export const wipeTemporal = async (folder: string): Promise<void> => {
  for (const suffix of ['', '-wal', '-shm', '-journal']) {
    await rm(`${databaseFile(folder)}${suffix}`, { force: true });
  }
};

/** A file written by another version of the CLI is not migrated, so it is rebuilt. */
const matchVersion = async (folder: string, version: string, log: Log): Promise<void> => {
  const file = join(folder, 'cli-version');
  const kept = await readFile(file, 'utf8').catch(() => '');
  if (kept === version) return;
  if (kept !== '')
    log('Temporal: another version than last time, its file is rebuilt (dossiers go on from the tables)');
  await wipeTemporal(folder);
  await writeFile(file, version);
};

/** Ends the server that a killed supervisor left behind. */
export const endOrphanedTemporal = async (folder: string, log: Log): Promise<void> => {
  const pid = Number.parseInt(await readFile(join(folder, 'temporal.pid'), 'utf8').catch(() => ''), 10);
  if (!(pid > 0)) return;
  if (await endOrphan({ pid, mark: databaseFile(folder), signals: SHUTDOWN })) {
    log(`Temporal: ended the server ${pid} left from an earlier start`);
  }
};

// Without the first value a continue-as-new within a second of its run's start waits out that second; without the
// other, short timers take a second.
// prettier-ignore
const flags = (folder: string, port: number): string[] => [
  'server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port), '--headless', '--log-level', 'error', '--log-format', 'json',
  '--db-filename', databaseFile(folder), '--sqlite-pragma', 'journal_mode=WAL', '--sqlite-pragma', 'synchronous=NORMAL',
  '--dynamic-config-value', 'history.workflowIdReuseMinimalInterval="1ms"',
  '--dynamic-config-value', 'history.timerProcessorMaxTimeShift="1ms"',
];

const spawnServer = async (
  path: string,
  folder: string,
  port: number,
): Promise<Running & { kill(): Promise<void> }> => {
  const output = await openLog(join(folder, 'temporal.log'));
  // Its own group: Ctrl-C in a terminal must reach the supervisor alone, which ends the servers in order.
  const child = spawn(path, flags(folder, port), { detached: true, stdio: ['ignore', output.fd, output.fd] });
  const exited = exitOf(child);
  await output.close();
  if (child.pid !== undefined) await writeFile(join(folder, 'temporal.pid'), String(child.pid));
  return {
    pid: child.pid,
    exited,
    stop: () => endChild(child, exited, SHUTDOWN),
    kill: () => endChild(child, exited, [['SIGKILL', 5_000]]),
  };
};

const given = (address: string): Temporal => ({
  address,
  source: 'TEMPORAL_ADDRESS',
  pid: undefined,
  exited: new Promise(() => undefined),
  stop: () => Promise.resolve(),
  kill: () => Promise.resolve(),
});

const START_ATTEMPTS = 4;

const startServer = async (path: string, { folder, port, log }: TemporalOptions): Promise<Omit<Temporal, 'source'>> => {
  const portFile = join(folder, 'port');
  let wanted = port ?? (await readPort(portFile)) ?? FIRST_PORT;
  for (let attempt = 1; attempt <= START_ATTEMPTS; attempt += 1) {
    const chosen = await findPort('Temporal', wanted, log);
    wanted = chosen;
    const address = `127.0.0.1:${chosen}`;
    const server = await spawnServer(path, folder, chosen);
    if (await becomesReady(server, PATIENCE, () => knowsNamespace(address, TEMPORAL_NAMESPACE))) {
      await rememberPort(portFile, chosen);
      return { ...server, address };
    }
  }
  throw new Error(`Temporal does not start:\n${await lastLines(join(folder, 'temporal.log'))}`);
};

/** A Temporal server on data kept in `folder`, or the one that TEMPORAL_ADDRESS names. */
export const startTemporal = async (options: TemporalOptions): Promise<Temporal> => {
  const address = process.env['TEMPORAL_ADDRESS'];
  if (address !== undefined && address !== '') return given(address);
  const { folder, log, signal } = options;
  await claimFolder(folder);
  await endOrphanedTemporal(folder, log);
  const { path, source } = await resolveTemporal({ log, signal });
  await matchVersion(folder, (await temporalVersion(path)) ?? '', log);
  return { ...(await startServer(path, options)), source };
};
