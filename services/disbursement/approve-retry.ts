import type { Command, Dependencies } from '../shared/command.ts';
import type { LegId } from '../shared/ids.ts';
import type { PaymentOrder } from './disbursement.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';
import type { TrancheView } from './disbursement-views.ts';
import { recordOrders } from './order-events.ts';
import { signAttempt } from './retrying.ts';
import { showTranche } from './show-tranche.ts';

/** Approves the new attempt of a repaired leg. */
export const approveRetry =
  ({ transact }: Dependencies<DisbursementUnit>) =>
  (command: Command, id: LegId): Promise<TrancheView> =>
    transact(command, async (unit) => {
      const step = { permission: 'disbursement.approve', needed: 'repaired', part: 'approver' } as const;
      const { tranche, latest, person } = await signAttempt(unit, id, step);

      const approved: PaymentOrder = { ...latest, status: 'approved', approvedBy: person };

      await unit.paymentOrders.save(approved);
      await recordOrders(unit, [approved], { kind: 'disbursement.retry_approved' });
      await unit.processes.bump(tranche.dossierId);
      return showTranche(unit, tranche);
    });
