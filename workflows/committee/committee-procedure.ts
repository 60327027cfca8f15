import type { ReserveWaits } from '../../services/committee/committee-waits.ts';
import type { Watching } from '../shared/watching.ts';

export type CommitteeStep = 'considerReserve';

/** On the reserve list: whenever freed money makes the dossier the next in rank, it is considered. */
export const reserve = async ({ until, step, facts }: Watching<ReserveWaits, CommitteeStep>): Promise<never> => {
  for (;;) {
    // Looks recorded before there was a reserve list to promote from do not say.
    await until(({ waits }) => typeof waits.promotionRound === 'number');
    await step('considerReserve', String(facts().waits.promotionRound));
  }
};
