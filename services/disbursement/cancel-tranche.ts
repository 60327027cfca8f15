import type { Command, Dependencies } from '../shared/command.ts';
import type { TrancheId } from '../shared/ids.ts';
import { isConcluded, type Tranche } from './disbursement.ts';
import { trancheNotInStatus } from './disbursement-errors.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';
import type { TrancheView } from './disbursement-views.ts';
import { showTranche } from './show-tranche.ts';
import { lockTranche } from './signing.ts';

/** Gives up a tranche that is not ordered yet. Its commitment stays until the dossier closes; its gates go to the next. */
export const cancelTranche =
  ({ transact }: Dependencies<DisbursementUnit>) =>
  (command: Command, id: TrancheId, { reason }: { readonly reason: string }): Promise<TrancheView> =>
    transact(command, async (unit) => {
      const { access, processes, tranches, obligations, audit } = unit;
      const before = await lockTranche(unit, id, 'disbursement.approve');
      if (before.status === 'ordered' || isConcluded(before)) throw trancheNotInStatus(id, before.status, 'approved');

      const after: Tranche = {
        ...before,
        status: 'cancelled',
        cancelledBy: access.person(),
        version: before.version + 1,
      };

      await tranches.save(after);
      await obligations.close('claim', id);
      await audit.record({
        kind: 'disbursement.tranche_cancelled',
        subjectType: 'tranche',
        subjectId: id,
        dossierId: before.dossierId,
        before: { status: before.status },
        after: { status: after.status, amount: after.amount },
        reason,
      });
      await processes.bump(before.dossierId);
      return showTranche(unit, after);
    });
