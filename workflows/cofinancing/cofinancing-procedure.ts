import type { CofinancingWaits } from '../../services/cofinancing/cofinancing-waits.ts';
import type { Watching } from '../shared/watching.ts';

export type CofinancingStep = 'openRound' | 'settleRound';

/**
 * Asks every funder of a planned round in parallel and settles the round when the last one has answered or lapsed;
 * where that leaves a gap, waits for the next plan. The stage ends it: financed, unfinanced or withdrawn.
 */
export const cofinancing = async ({
  until,
  step,
  facts,
}: Watching<CofinancingWaits, CofinancingStep>): Promise<never> => {
  for (;;) {
    await until(({ waits: { roundToOpen, roundToSettle } }) => roundToOpen !== null || roundToSettle !== null);
    const { roundToOpen, roundToSettle } = facts().waits;
    if (roundToOpen !== null) await step('openRound', String(roundToOpen));
    if (roundToSettle !== null) await step('settleRound', String(roundToSettle));
  }
};
