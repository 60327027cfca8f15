import { setTimeout as sleep } from 'node:timers/promises';
import type { Knex } from 'knex';
import { listDifferences } from '../../db/shared/differences.ts';
import { gauge, type Reading, type Source } from './families.ts';

interface Drift {
  readonly source: Source;
  /** Checks now and again until the signal aborts. */
  readonly run: (signal: AbortSignal) => Promise<void>;
}

interface Options {
  readonly everyMs: number;
  readonly onError: (error: unknown) => void;
}

/** Recomputes, from time to time, what `npm run check` recomputes: a difference is a fault of ours, and wakes somebody. */
export const watchingDrift = (knex: Knex, { everyMs, onError }: Options): Drift => {
  let last: { at: number; seconds: number; readings: Reading[] } | null = null;

  const check = async (): Promise<void> => {
    const began = performance.now();
    const { differences, views } = await listDifferences(knex);
    const numberIn = (view: string) => differences.filter((difference) => difference.view === view).length;
    const readings = views.map((view) => ({ labels: { view }, value: numberIn(view) }));
    last = { at: Date.now() / 1000, seconds: (performance.now() - began) / 1000, readings };
  };

  return {
    source: () =>
      last === null
        ? []
        : [
            gauge('touiza_check_differences', 'Differences that the last check found, by schema', last.readings),
            gauge('touiza_check_last_timestamp_seconds', 'When it ended, in Unix time', last.at),
            gauge('touiza_check_seconds', 'How long it took', last.seconds),
          ],
    run: async (signal) => {
      while (!signal.aborted) {
        await check().catch(onError);
        await sleep(everyMs, undefined, { signal }).catch(() => undefined);
      }
    },
  };
};
