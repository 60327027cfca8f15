import { order } from '../ledger/ledger-acts.ts';
import type { Command, Dependencies } from '../shared/command.ts';
import type { LegId } from '../shared/ids.ts';
import type { PaymentOrder } from './disbursement.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';
import type { TrancheView } from './disbursement-views.ts';
import { recordOrders } from './order-events.ts';
import { payeeOf } from './payee.ts';
import { signAttempt } from './retrying.ts';
import { showTranche } from './show-tranche.ts';

/** Orders the approved new attempt, to the account in use now: it waits for the funder's next run. */
export const orderRetry =
  ({ transact }: Dependencies<DisbursementUnit>) =>
  (command: Command, id: LegId): Promise<TrancheView> =>
    transact(command, async (unit) => {
      const step = { permission: 'disbursement.order', needed: 'approved', part: 'payer' } as const;
      const { tranche, latest, person, account } = await signAttempt(unit, id, step);

      const payee = await payeeOf(unit, account);
      const ordered: PaymentOrder = { ...latest, status: 'ordered', orderedBy: person, payee };

      await unit.paymentOrders.save(ordered);
      await unit.ledger.post([order(ordered, ordered.amount, ordered.id)]);
      await recordOrders(unit, [ordered], { kind: 'disbursement.ordered' });
      await unit.processes.bump(tranche.dossierId);
      return showTranche(unit, tranche);
    });
