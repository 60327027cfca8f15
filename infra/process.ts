import { execFileSync, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** A server somebody must end: what the supervisor and the tests hold. */
export interface Running {
  readonly pid: number | undefined;
  readonly exited: Promise<string>;
  stop(): Promise<void>;
}

/** The command line of a live process; empty for one that is gone or only waits to be reaped. */
export const commandOf = (pid: number): string => {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' });
  } catch {
    return '';
  }
};

/** Pids are reused: a recorded one is ours only if its command line still names what we started. */
export const isOurs = (pid: number, mark: string): boolean => commandOf(pid).includes(mark);

/** Whoever is gone by now needs no signal. */
export const sendSignal = (pid: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
};

export interface Ending {
  readonly pid: number;
  readonly mark: string;
  /** Sent one after the other, each given its time to work. */
  readonly signals: readonly (readonly [NodeJS.Signals, number])[];
}

/** Ends a process that is not our child, such as one left by a killed supervisor. */
export const endOrphan = async ({ pid, mark, signals }: Ending): Promise<boolean> => {
  if (!isOurs(pid, mark)) return false;
  for (const [signal, patienceMs] of signals) {
    sendSignal(pid, signal);
    const until = Date.now() + patienceMs;
    while (isOurs(pid, mark) && Date.now() < until) await pause(20);
    if (!isOurs(pid, mark)) return true;
  }
  throw new Error(`process ${pid} (${mark}) does not end`);
};

export const exitOf = (child: ChildProcess): Promise<string> =>
  new Promise((resolve) => {
    child.once('error', (error) => {
      resolve(error.message);
    });
    child.once('exit', (code, signal) => {
      resolve(signal ?? `exit code ${code}`);
    });
  });

export const endChild = async (
  child: ChildProcess,
  exited: Promise<string>,
  signals: Ending['signals'],
): Promise<void> => {
  for (const [signal, patienceMs] of signals) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
    child.kill(signal);
    const timer = new AbortController();
    const timeout = pause(patienceMs, undefined, { signal: timer.signal }).catch(() => undefined);
    await Promise.race([exited, timeout]);
    timer.abort();
  }
  await exited;
};

export interface Patience {
  readonly everyMs: number;
  readonly totalMs: number;
}

/** Polls until the server is ready; false when it ended by itself, or was ended because it took too long. */
export const becomesReady = async (
  server: Running,
  { everyMs, totalMs }: Patience,
  isReady: () => Promise<boolean>,
): Promise<boolean> => {
  const gone = server.exited.then(() => 'gone');
  for (const until = Date.now() + totalMs; Date.now() < until;) {
    if ((await Promise.race([gone, pause(everyMs, 'waiting')])) === 'gone') return false;
    if (await isReady()) return true;
  }
  await server.stop();
  return false;
};
