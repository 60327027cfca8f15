import type { AgreementWaits } from '../../services/agreement/agreement-waits.ts';
import type { Watching } from '../shared/watching.ts';

export type AgreementStep = 'prepareAgreement';

/** Draws up the agreement; the parties then sign in their order, each wait an obligation of its own. */
export const agreement = async ({ until, step }: Watching<AgreementWaits, AgreementStep>): Promise<never> => {
  for (;;) {
    await until(({ waits }) => !waits.isPrepared);
    await step('prepareAgreement', 'first');
  }
};
