import type { DisbursementWaits } from '../../services/disbursement/disbursement-waits.ts';
import type { Watching } from '../shared/watching.ts';

export type DisbursementStep = 'planTranches' | 'offerTranche';

/** Plans the tranches once, then offers each when its turn has come. */
export const disbursement = async ({ until, step, facts }: Watching<DisbursementWaits, DisbursementStep>) => {
  for (;;) {
    await until(({ waits }) => !waits.areTranchesPlanned || waits.trancheToOffer !== null);
    const { areTranchesPlanned, trancheToOffer } = facts().waits;
    if (!areTranchesPlanned) await step('planTranches', 'all');
    else if (trancheToOffer !== null) await step('offerTranche', trancheToOffer);
  }
};
