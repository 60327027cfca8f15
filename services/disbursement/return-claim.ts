import type { Command, Dependencies } from '../shared/command.ts';
import { newId, type TrancheId } from '../shared/ids.ts';
import type { Permission } from '../shared/permission.ts';
import { openClaim } from './claim-wait.ts';
import { requireStatus, type Tranche, type TrancheStatus } from './disbursement.ts';
import { trancheNotInStatus } from './disbursement-errors.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';
import type { TrancheView } from './disbursement-views.ts';
import { showTranche } from './show-tranche.ts';
import { lockTranche } from './signing.ts';

/** Whoever a claim waits for may send it back. */
const TURN: Partial<Record<TrancheStatus, Permission>> = {
  claimed: 'disbursement.prepare',
  prepared: 'disbursement.verify',
  verified: 'disbursement.approve',
  approved: 'disbursement.order',
};

/** Gives a claim back to its holder with questions, before it is ordered: what was signed for it counts no more. */
export const returnClaim =
  ({ transact }: Dependencies<DisbursementUnit>) =>
  (command: Command, id: TrancheId, { questions }: { readonly questions: string }): Promise<TrancheView> =>
    transact(command, async (unit) => {
      const { processes, tranches, audit } = unit;
      const { status } = await tranches.getById(id);
      const permission = TURN[status];
      // Where it waits for nobody, only who could send a claim back at all is told so.
      const before = await lockTranche(unit, id, permission ?? 'disbursement.prepare');
      if (permission === undefined) throw trancheNotInStatus(id, status, 'claimed');
      requireStatus(before, status);

      const after = giveBack(before, questions);

      await tranches.save(after);
      await openClaim(unit, after);
      await audit.record({
        kind: 'disbursement.claim_returned',
        subjectType: 'tranche',
        subjectId: id,
        dossierId: before.dossierId,
        before: { status },
        after: { status: after.status },
        reason: questions,
      });
      await processes.bump(before.dossierId);
      return showTranche(unit, after);
    });

const giveBack = (tranche: Tranche, questions: string): Tranche => ({
  ...tranche,
  status: 'claimable',
  reopenedReason: questions,
  signingId: tranche.status === 'claimed' ? tranche.signingId : newId(),
  preparedBy: null,
  verifiedBy: null,
  approvedBy: null,
  version: tranche.version + 1,
});
