import type { Command, Dependencies } from '../shared/command.ts';
import type { LegId } from '../shared/ids.ts';
import type { OrderStatus, PaymentOrder } from './disbursement.ts';
import { orderNotInStatus } from './disbursement-errors.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';
import type { TrancheView } from './disbursement-views.ts';
import { recordOrders } from './order-events.ts';
import { lockLeg } from './retrying.ts';
import { showTranche } from './show-tranche.ts';
import { concludeTranches } from './tranche-outcome.ts';

/** Nothing of it is on its way. */
const AT_REST: readonly OrderStatus[] = ['returned', 'cancelled', 'repaired', 'approved'];

/** Gives up the payment of a leg that came back or was cancelled: the tranche no longer waits for it. */
export const giveUpLeg =
  ({ transact }: Dependencies<DisbursementUnit>) =>
  (command: Command, id: LegId, { reason }: { readonly reason: string }): Promise<TrancheView> =>
    transact(command, async (unit) => {
      const { access, processes, tranches, paymentOrders } = unit;
      const { tranche, leg, latest } = await lockLeg(unit, id, 'disbursement.approve');
      if (leg.isGivenUp || !AT_REST.includes(latest.status)) throw orderNotInStatus(id, latest.status, 'returned');

      const last: PaymentOrder = latest.status === 'returned' ? latest : { ...latest, status: 'cancelled' };

      await paymentOrders.save(last);
      await tranches.giveUpLeg(id, access.person());
      await recordOrders(unit, [last], { kind: 'disbursement.leg_given_up', reason });
      await concludeTranches(unit, [tranche.id], [id]);
      await processes.bump(tranche.dossierId);
      return showTranche(unit, await tranches.getById(tranche.id));
    });
