import { setTimeout as sleep } from 'node:timers/promises';

const EVERY_MS = 60 * 60_000;

interface Forgetting {
  /** `forgetInvitations`: those whose time is over. */
  readonly forget: () => Promise<number>;
  readonly onError: (error: unknown) => void;
}

/** Once an hour, for as long as the signal does not abort: what is kept for a time is kept no longer. */
export const forgetting = async ({ forget, onError }: Forgetting, signal: AbortSignal): Promise<void> => {
  while (!signal.aborted) {
    await forget().catch(onError);
    await sleep(EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
};
