import type { Command, Dependencies } from '../shared/command.ts';
import type { TrancheId } from '../shared/ids.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';
import type { TrancheView } from './disbursement-views.ts';
import { showTranche } from './show-tranche.ts';
import { signTranche } from './signing.ts';

/** Approves the payment of a verified tranche. */
export const approveTranche =
  ({ transact }: Dependencies<DisbursementUnit>) =>
  (command: Command, id: TrancheId): Promise<TrancheView> =>
    transact(command, async (unit) => {
      const { tranche } = await signTranche(unit, id, {
        kind: 'disbursement.approved',
        permission: 'disbursement.approve',
        needed: 'verified',
        part: 'approver',
        signed: (verified, person) => ({ ...verified, status: 'approved', approvedBy: person }),
      });
      return showTranche(unit, tranche);
    });
