import { setTimeout as sleep } from 'node:timers/promises';

const EVERY_MS = 1_000;

interface Delivering {
  /** Delivers one batch. */
  readonly deliver: () => Promise<{ readonly delivered: number; readonly failures: readonly unknown[] }>;
  readonly onError: (error: unknown) => void;
}

/** Delivers letters for as long as the signal does not abort: what failed is tried again later. */
export const delivering = async ({ deliver, onError }: Delivering, signal: AbortSignal): Promise<void> => {
  while (!signal.aborted) {
    const { delivered, failures } = await deliver().catch((error: unknown) => ({ delivered: 0, failures: [error] }));
    for (const failure of failures) onError(failure);
    if (delivered === 0) await sleep(EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
};
