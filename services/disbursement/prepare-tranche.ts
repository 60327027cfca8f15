import type { Command, Dependencies } from '../shared/command.ts';
import type { TrancheId } from '../shared/ids.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';
import type { TrancheView } from './disbursement-views.ts';
import { showTranche } from './show-tranche.ts';
import { signTranche } from './signing.ts';

/** Takes a claim whose every proof is verified or waived as ready to be verified by somebody else. */
export const prepareTranche =
  ({ transact }: Dependencies<DisbursementUnit>) =>
  (command: Command, id: TrancheId): Promise<TrancheView> =>
    transact(command, async (unit) => {
      const { tranche, known } = await signTranche(unit, id, {
        kind: 'disbursement.prepared',
        permission: 'disbursement.prepare',
        needed: 'claimed',
        part: 'preparer',
        signed: (claimed, person) => ({ ...claimed, status: 'prepared', preparedBy: person }),
      });
      const checkers = known.proofs.flatMap(({ checkedBy }) => checkedBy ?? []);
      await unit.approvalParties.bar(tranche.signingId, checkers, 'checker');
      return showTranche(unit, tranche);
    });
