import { cancelOrder as cancelOrderInBooks } from '../ledger/ledger-acts.ts';
import type { Command, Dependencies } from '../shared/command.ts';
import type { LegId } from '../shared/ids.ts';
import type { PaymentOrder } from './disbursement.ts';
import { orderInRun } from './disbursement-errors.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';
import type { TrancheView } from './disbursement-views.ts';
import { recordOrders } from './order-events.ts';
import { lockLeg, requireOrderStatus } from './retrying.ts';
import { showTranche } from './show-tranche.ts';

/** Takes back an order that no run has collected: its leg is repaired and ordered anew, or given up. */
export const cancelOrder =
  ({ transact }: Dependencies<DisbursementUnit>) =>
  (command: Command, id: LegId, { reason }: { readonly reason: string }): Promise<TrancheView> =>
    transact(command, async (unit) => {
      const { processes, paymentOrders, ledger } = unit;
      const { tranche, latest } = await lockLeg(unit, id, 'disbursement.order');
      requireOrderStatus(latest, 'ordered');
      if (latest.runId !== null) throw orderInRun(latest.runId);

      const cancelled: PaymentOrder = { ...latest, status: 'cancelled' };

      await paymentOrders.save(cancelled);
      const reverses = await ledger.unreversed('ordered', latest.id);
      await ledger.post([cancelOrderInBooks(latest, latest.amount, { reverses, subjectId: latest.id })]);
      await recordOrders(unit, [cancelled], { kind: 'disbursement.order_cancelled', reason });
      await processes.bump(tranche.dossierId);
      return showTranche(unit, tranche);
    });
