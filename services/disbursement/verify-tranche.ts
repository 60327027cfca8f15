import type { Command, Dependencies } from '../shared/command.ts';
import type { TrancheId } from '../shared/ids.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';
import type { TrancheView } from './disbursement-views.ts';
import { showTranche } from './show-tranche.ts';
import { signTranche } from './signing.ts';

/** The second pair of eyes. */
export const verifyTranche =
  ({ transact }: Dependencies<DisbursementUnit>) =>
  (command: Command, id: TrancheId): Promise<TrancheView> =>
    transact(command, async (unit) => {
      const { tranche } = await signTranche(unit, id, {
        kind: 'disbursement.verified',
        permission: 'disbursement.verify',
        needed: 'prepared',
        part: 'verifier',
        signed: (prepared, person) => ({ ...prepared, status: 'verified', verifiedBy: person }),
      });
      return showTranche(unit, tranche);
    });
