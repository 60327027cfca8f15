import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { lastLines, openLog } from './logs.ts';
import { claimFolder } from './owner.ts';
import { findPort, readPort, rememberPort } from './ports.ts';
import { giveTo, locatePostgres, superuserPassword, type PostgresFiles } from './postgres-files.ts';
import { becomesReady, commandOf, endChild, endOrphan, exitOf, type Ending, type Running } from './process.ts';
import { silent, type Log } from './steps.ts';

export interface PostgresOptions {
  readonly folder: string;
  readonly port?: number;
  /** Passed to the server as `-c name=value`. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly log?: Log;
}

export interface Postgres extends Running {
  /** The superuser, on database `postgres`. */
  readonly url: string;
  readonly port: number;
}

const FIRST_PORT = 54_320;
const SUPERUSER = 'postgres';
const MAJOR = '18';
const PATIENCE = { everyMs: 15, totalMs: 60_000 };

/** Fast shutdown first, then immediate: the log is replayed at the next start. */
const SHUTDOWN: Ending['signals'] = [
  ['SIGINT', 15_000],
  ['SIGQUIT', 5_000],
  ['SIGKILL', 5_000],
];

// The user's own PG… variables and locale must not leak into the cluster.
const cleanEnvironment = { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8', TZ: 'UTC' };

const createCluster = async (files: PostgresFiles, password: string, isSynced: boolean): Promise<void> => {
  const unfinished = join(files.home, 'data.new');
  const passwordFile = join(files.home, 'initdb-password');
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  await giveTo(files.owner, unfinished);
  await writeFile(passwordFile, password, { mode: 0o600 });
  await giveTo(files.owner, passwordFile);
  try {
    // prettier-ignore
    const options = ['-D', unfinished, '-U', SUPERUSER, '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8',
      '--locale-provider=icu', '--icu-locale=und', '--locale=C.UTF-8', ...(isSynced ? [] : ['--no-sync'])];
    await promisify(execFile)(join(files.bin, 'initdb'), options, { ...files.owner, cwd: '/', env: cleanEnvironment });
  } finally {
    await rm(passwordFile, { force: true });
  }
  // Only a finished cluster gets the name that is looked for.
  await rename(unfinished, files.data);
};

const postmasterPid = async (data: string): Promise<number | undefined> => {
  const first = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0];
  const pid = Number.parseInt(first ?? '', 10);
  return pid > 0 ? pid : undefined;
};

/** Ends the server that a killed supervisor left behind, and disarms a pid that somebody else has by now. */
export const endOrphanedPostgres = async (data: string, log: Log): Promise<void> => {
  const pid = await postmasterPid(data);
  if (pid === undefined) return;
  if (await endOrphan({ pid, mark: data, signals: SHUTDOWN })) {
    log(`PostgreSQL: ended the server ${pid} left from an earlier start`);
    return;
  }
  if (commandOf(pid) !== '') await disarmPid(data);
};

/** Postgres would take a stranger's process for its own; the rest of the file still guards its shared memory. */
const disarmPid = async (data: string): Promise<void> => {
  const path = join(data, 'postmaster.pid');
  const kept = await readFile(path, 'utf8').catch(() => '');
  const neverUsed = 99_999_999;
  if (kept !== '') await writeFile(path, kept.replace(/^\d+/, String(neverUsed)));
};

const spawnServer = async (files: PostgresFiles, port: number, options: PostgresOptions): Promise<Running> => {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...options.settings,
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const output = await openLog(join(options.folder, 'postgres.log'));
  const child = spawn(join(files.bin, 'postgres'), ['-D', files.data, '-p', String(port), ...flags], {
    ...files.owner,
    cwd: '/',
    env: cleanEnvironment,
    // Its own group: Ctrl-C in a terminal must reach the supervisor alone, which ends the servers in order.
    detached: true,
    stdio: ['ignore', output.fd, output.fd],
  });
  const exited = exitOf(child);
  await output.close();
  return { pid: child.pid, exited, stop: () => endChild(child, exited, SHUTDOWN) };
};

/** Its own pid file says when it is ready; asking it would need a connection per try. */
const saysReady = async (data: string, pid: number | undefined): Promise<boolean> => {
  const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  return lines[0]?.trim() === String(pid) && lines[7]?.trim() === 'ready';
};

const START_ATTEMPTS = 6;

/** Tries again: a port may be taken meanwhile, and the backends of a killed server need a moment to notice. */
const startServer = async (files: PostgresFiles, options: PostgresOptions): Promise<Running & { port: number }> => {
  const portFile = join(options.folder, 'port');
  let wanted = options.port ?? (await readPort(portFile)) ?? FIRST_PORT;
  for (let attempt = 1; attempt <= START_ATTEMPTS; attempt += 1) {
    const port = await findPort('PostgreSQL', wanted, options.log ?? silent);
    wanted = port;
    const server = await spawnServer(files, port, options);
    if (await becomesReady(server, PATIENCE, () => saysReady(files.data, server.pid))) {
      await rememberPort(portFile, port);
      return { ...server, port };
    }
    await pause(150 * attempt);
  }
  throw new Error(`PostgreSQL does not start:\n${await lastLines(join(options.folder, 'postgres.log'))}`);
};

const assertVersion = async (data: string): Promise<void> => {
  const version = (await readFile(join(data, 'PG_VERSION'), 'utf8')).trim();
  if (version === MAJOR) return;
  throw new Error(`the data in ${data} are of PostgreSQL ${version}, not ${MAJOR}: \`npm run reset\` starts afresh`);
};

/** Starts the embedded PostgreSQL on data kept in `folder`, whatever an earlier run left there. */
export const startPostgres = async (options: PostgresOptions): Promise<Postgres> => {
  const log = options.log ?? silent;
  await claimFolder(options.folder);
  const files = await locatePostgres(options.folder);
  const password = await superuserPassword(options.folder);
  if (existsSync(files.data)) await endOrphanedPostgres(files.data, log);
  else await createCluster(files, password, options.settings?.['fsync'] !== 'off');
  await assertVersion(files.data);
  const server = await startServer(files, options);
  return { ...server, url: superuserUrl(password, server.port) };
};

const superuserUrl = (password: string, port: number): string =>
  `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`;

/** The superuser of a server that somebody else runs on this folder. */
export const runningPostgresUrl = async (folder: string): Promise<string> =>
  superuserUrl(await superuserPassword(folder), (await readPort(join(folder, 'port'))) ?? FIRST_PORT);
