import { setTimeout as sleep } from 'node:timers/promises';
import type { ScanRound } from '../../services/documents/documents-ports.ts';

const EVERY_MS = 500;

interface Scanning {
  /** `scanDocuments`: scans one batch. */
  readonly scan: () => Promise<ScanRound>;
  readonly onError: (error: unknown) => void;
}

/** Scans what was handed in for as long as the signal does not abort: what could not be scanned is tried again. */
export const scanning = async ({ scan, onError }: Scanning, signal: AbortSignal): Promise<void> => {
  while (!signal.aborted) {
    const { scanned, failures } = await scan().catch((error: unknown) => ({ scanned: 0, failures: [error] }));
    for (const failure of failures) onError(failure);
    if (scanned === 0) await sleep(EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
};
