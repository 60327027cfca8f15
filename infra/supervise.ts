import { setTimeout as pause } from 'node:timers/promises';
import type { Running } from './process.ts';
import type { Log } from './steps.ts';

export interface Service<T extends Running = Running> {
  readonly name: string;
  /** The first start; later ones happen by themselves. */
  readonly started: Promise<T>;
  stop(): Promise<void>;
}

export interface Supervised<T extends Running> {
  readonly name: string;
  readonly start: (signal: AbortSignal) => Promise<T>;
  readonly log: Log;
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** Whoever lived this long begins again with the shortest pause. */
const STEADY_MS = 60_000;

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const nextPause = (pauseMs: number, livedMs: number): number =>
  livedMs > STEADY_MS ? FIRST_PAUSE_MS : Math.min(pauseMs * 2, LONGEST_PAUSE_MS);

/** Keeps one server running until it is told to stop, with a longer pause after each death in a row. */
export const supervise = <T extends Running>({ name, start, log }: Supervised<T>): Service<T> => {
  const ending = new AbortController();
  const started = start(ending.signal);

  const restarted = async (pauseMs: number, why: string): Promise<Running | undefined> => {
    log(`${name} ended (${why}), restarting in ${pauseMs / 1000} s`);
    await pause(pauseMs, undefined, { signal: ending.signal }).catch(() => undefined);
    if (ending.signal.aborted) return undefined;
    try {
      return await start(ending.signal);
    } catch (error) {
      return restarted(nextPause(pauseMs, 0), reasonOf(error));
    }
  };

  const watch = async (): Promise<void> => {
    const stopped = new Promise<undefined>((resolve) => {
      ending.signal.addEventListener('abort', () => {
        resolve(undefined);
      });
    });
    let current: Running | undefined = await started.catch(() => undefined);
    for (let pauseMs = FIRST_PAUSE_MS; current !== undefined;) {
      const since = Date.now();
      const why: string | undefined = ending.signal.aborted ? undefined : await Promise.race([stopped, current.exited]);
      if (why === undefined) return current.stop();
      current = await restarted(pauseMs, why);
      if (current !== undefined) log(`${name} runs again`);
      pauseMs = nextPause(pauseMs, Date.now() - since);
    }
  };
  const watching = watch();

  const stop = async (): Promise<void> => {
    ending.abort();
    await watching;
  };
  return { name, started, stop };
};
