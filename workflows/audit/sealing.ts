import { setTimeout as sleep } from 'node:timers/promises';
import type { SealRound } from '../../services/audit/seal-ports.ts';

const EVERY_MS = 1_000;
/** Whoever cannot reach a place outside has nothing to gain from asking every second. */
const AFTER_FAILURE_MS = 15_000;

interface Sealing {
  /** `sealEvents`: seals one block, and witnesses what was sealed. */
  readonly seal: () => Promise<SealRound>;
  readonly onError: (error: unknown) => void;
}

/** Seals the trail for as long as the signal does not abort. Several workers may: one at a time does. */
export const sealing = async ({ seal, onError }: Sealing, signal: AbortSignal): Promise<void> => {
  while (!signal.aborted) {
    const { failures } = await seal().catch((error: unknown) => ({ failures: [error] }));
    for (const failure of failures) onError(failure);
    await sleep(failures.length > 0 ? AFTER_FAILURE_MS : EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
};
