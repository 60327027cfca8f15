import { order } from '../ledger/ledger-acts.ts';
import type { Command, Dependencies } from '../shared/command.ts';
import { newId, type PaymentOrderId, type PersonId, type TrancheId } from '../shared/ids.ts';
import { endToEndIdOf, type Leg, type Payee, type PaymentOrder, type Tranche } from './disbursement.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';
import type { TrancheView } from './disbursement-views.ts';
import { recordOrders } from './order-events.ts';
import { payeeOf } from './payee.ts';
import { showTranche } from './show-tranche.ts';
import { signTranche } from './signing.ts';

/** Orders an approved tranche: one payment order per leg, all of them in the books at once. */
export const orderTranche =
  ({ transact }: Dependencies<DisbursementUnit>) =>
  (command: Command, id: TrancheId): Promise<TrancheView> =>
    transact(command, async (unit) => {
      const { tranche, known, account } = await signTranche(unit, id, {
        kind: 'disbursement.tranche_ordered',
        permission: 'disbursement.order',
        needed: 'approved',
        part: 'payer',
        signed: (approved, person) => ({ ...approved, status: 'ordered', orderedBy: person }),
      });
      const payee = await payeeOf(unit, account);
      const due = known.legs.filter(({ amount }) => amount > 0n);
      const orders = due.map((leg) => firstOrder(tranche, leg, { payee, orderedBy: tranche.orderedBy }));

      await unit.paymentOrders.insert(orders);
      await unit.ledger.post(orders.map((each) => order(each, each.amount, each.id)));
      await recordOrders(unit, orders, { kind: 'disbursement.ordered' });
      return showTranche(unit, tranche);
    });

interface Given {
  readonly payee: Payee;
  readonly orderedBy: PersonId | null;
}

const firstOrder = (tranche: Tranche, leg: Leg, given: Given): PaymentOrder => ({
  id: newId<PaymentOrderId>(),
  legId: leg.id,
  trancheId: leg.trancheId,
  dossierId: leg.dossierId,
  funderId: leg.funderId,
  envelopeId: leg.envelopeId,
  attempt: 1,
  status: 'ordered',
  endToEndId: endToEndIdOf(tranche, leg, 1),
  amount: leg.amount,
  runId: null,
  approvedBy: null,
  returnReason: null,
  ...given,
});
