import { setTimeout as sleep } from 'node:timers/promises';

const EVERY_MS = 1_000;

interface Delivering {
  /** Delivers one batch and gives how many letters it was. */
  readonly deliver: () => Promise<number>;
  readonly onError: (error: unknown) => void;
}

/** Delivers letters for as long as the signal does not abort: what failed is tried again a second later. */
export const delivering = async ({ deliver, onError }: Delivering, signal: AbortSignal): Promise<void> => {
  while (!signal.aborted) {
    const delivered = await deliver().catch((error: unknown) => {
      onError(error);
      return 0;
    });
    if (delivered === 0) await sleep(EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
};
