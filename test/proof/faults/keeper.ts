import { setTimeout as pause } from 'node:timers/promises';
import { sendSignal, type Running } from '../../../infra/process.ts';
import { logStep } from '../../../infra/steps.ts';
import { treeOf } from '../../bench/proc.ts';

/** A program that is started again whenever it ends, as any supervisor of servers does. */
export interface Kept {
  readonly name: string;
  /** It and what it has started; none while it is away. */
  readonly pids: () => readonly number[];
  readonly kill: (signal?: NodeJS.Signals) => void;
  /** Stands still, and goes on after so long. */
  readonly freeze: (forMs: number) => Promise<void>;
  /** How often it ended although nobody had ended it. */
  readonly endings: () => number;
  /** Away while this is done, however that ends. */
  readonly whileAway: <Result>(work: () => Promise<Result>) => Promise<Result>;
  readonly stop: () => Promise<void>;
}

/** Waits for whatever the program needs, and resolves once it runs; gives up when the signal aborts. */
type Start = (signal: AbortSignal) => Promise<Running>;

const AGAIN_MS = 100;

/** A start that fails is told, and tried again: whoever waits for the program says when that takes too long. */
export const keep = async (name: string, start: Start, first?: Running): Promise<Kept> => {
  const stopping = new AbortController();
  let running: Running | null = first ?? (await start(stopping.signal));
  let isKilled = false;
  let endings = 0;
  let mayStart: Promise<void> = Promise.resolve();
  const goesOn = (): boolean => !stopping.signal.aborted;
  const ended = aborted(stopping.signal);

  const watch = async (): Promise<void> => {
    while (goesOn()) {
      await running?.exited;
      if (running && goesOn() && !isKilled) endings += 1;
      running = null;
      isKilled = false;
      await Promise.race([mayStart, ended]);
      await pause(AGAIN_MS);
      if (goesOn()) running = await start(stopping.signal).catch(toldBy(name, stopping.signal));
    }
    await running?.stop();
  };
  const watching = watch();

  const pids = (): number[] => (running?.pid === undefined ? [] : treeOf(running.pid));
  const kill = (which: NodeJS.Signals = 'SIGKILL'): void => {
    isKilled = running !== null;
    for (const pid of pids()) sendSignal(pid, which);
  };
  const runs = async (): Promise<Running | null> => {
    while (running === null && goesOn()) await pause(AGAIN_MS);
    return running;
  };
  return {
    name,
    pids,
    kill,
    endings: () => endings,
    freeze: (forMs) => freeze(pids(), forMs),
    whileAway: async (work) => {
      // One that is on its way would come in the middle of it.
      const leaving = await runs();
      let comeBack: () => void = () => undefined;
      mayStart = new Promise((resolve) => {
        comeBack = resolve;
      });
      try {
        kill();
        await leaving?.exited;
        return await work();
      } finally {
        comeBack();
      }
    },
    stop: async () => {
      stopping.abort();
      await running?.stop();
      await watching;
    },
  };
};

const freeze = async (pids: readonly number[], forMs: number): Promise<void> => {
  for (const pid of pids) sendSignal(pid, 'SIGSTOP');
  await pause(forMs);
  for (const pid of pids) sendSignal(pid, 'SIGCONT');
};

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    signal.addEventListener('abort', () => {
      resolve();
    });
  });

const toldBy =
  (name: string, { aborted: isWanted }: AbortSignal) =>
  (error: unknown): null => {
    if (!isWanted) logStep(`${name} did not start: ${String(error)}`);
    return null;
  };
