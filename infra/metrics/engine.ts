import type { RelaySource } from '../../workflows/shared/relay.ts';
import { gauge, type Source } from './families.ts';

interface SweepWatch {
  /** The same source, whose sweeps are noted. */
  readonly watched: RelaySource;
  readonly source: Source;
  /** Whether a sweep went through in the last minute. */
  readonly isSweeping: () => boolean;
}

const SWEEP_LATE_MS = 60_000;

/** Of this worker's sweep: the guarantee behind every nudge. */
export const watchingSweep = (relaySource: RelaySource): SweepWatch => {
  const began = Date.now();
  let sweptAt: number | null = null;
  let woken = 0;
  const ageMs = () => Date.now() - (sweptAt ?? began);
  return {
    watched: {
      ...relaySource,
      sweep: async () => {
        const now = await relaySource.sweep();
        sweptAt = Date.now();
        woken += Number(now);
        return now;
      },
    },
    source: () => [
      gauge('touiza_sweep_age_seconds', 'Since this worker last swept, or began', ageMs() / 1000),
      {
        name: 'touiza_sweep_woken_total',
        help: 'Processes whose nudge the sweep sent again',
        type: 'counter',
        readings: [{ value: woken }],
      },
    ],
    isSweeping: () => ageMs() < SWEEP_LATE_MS,
  };
};
