import type { Command, Dependencies } from '../shared/command.ts';
import { newId, type LegId, type PaymentOrderId } from '../shared/ids.ts';
import type { Permission } from '../shared/permission.ts';
import { endToEndIdOf, type Leg, type PaymentOrder, type Tranche } from './disbursement.ts';
import { legGivenUp } from './disbursement-errors.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';
import type { TrancheView } from './disbursement-views.ts';
import { recordOrders } from './order-events.ts';
import { lockLeg, requireOrderStatus } from './retrying.ts';
import { showTranche } from './show-tranche.ts';

/** Says why a payment that the bank gave back, or an order that was cancelled, can be tried again: a new attempt, to be approved and ordered by people. */
export const repairLeg =
  ({ transact }: Dependencies<DisbursementUnit>) =>
  (command: Command, id: LegId, { reason }: { readonly reason: string }): Promise<TrancheView> =>
    transact(command, async (unit) => {
      const { tranche, leg, latest } = await lockLeg(unit, id, await permissionOf(unit, id));
      if (leg.isGivenUp) throw legGivenUp(id);
      if (latest.status !== 'cancelled') requireOrderStatus(latest, 'returned');

      const repaired = nextAttempt(tranche, leg, latest);

      await unit.paymentOrders.insert([repaired]);
      await recordOrders(unit, [repaired], { kind: 'disbursement.repaired', related: [latest.id], reason });
      await unit.processes.bump(tranche.dossierId);
      return showTranche(unit, tranche);
    });

/** Payers and preparers may both repair. */
const permissionOf = async ({ access, tranches }: DisbursementUnit, id: LegId): Promise<Permission> => {
  const { dossierId, funderId } = await tranches.getLeg(id);
  const isPayer = await access.allows('disbursement.order', { dossierId, funderIds: [funderId] });
  return isPayer ? 'disbursement.order' : 'disbursement.prepare';
};

const nextAttempt = (tranche: Tranche, leg: Leg, returned: PaymentOrder): PaymentOrder => ({
  ...returned,
  id: newId<PaymentOrderId>(),
  attempt: returned.attempt + 1,
  status: 'repaired',
  endToEndId: endToEndIdOf(tranche, leg, returned.attempt + 1),
  payee: null,
  runId: null,
  approvedBy: null,
  orderedBy: null,
  returnReason: null,
});
