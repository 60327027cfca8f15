import type { LegId, PersonId } from '../shared/ids.ts';
import type { Permission } from '../shared/permission.ts';
import type { PayeeAccount } from '../registry/registry-facts.ts';
import type { Leg, OrderStatus, PaymentOrder, Tranche } from './disbursement.ts';
import { orderNotInStatus } from './disbursement-errors.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';
import type { Signature } from './four-eyes.ts';
import { barHandlers, circumstancesOf, lockTranche, requireUnblocked, sign } from './signing.ts';

interface LockedLeg {
  readonly tranche: Tranche;
  readonly leg: Leg;
  readonly latest: PaymentOrder;
}

/** A leg and its latest order, with its tranche locked, for somebody who may. */
export const lockLeg = async (unit: DisbursementUnit, id: LegId, permission: Permission): Promise<LockedLeg> => {
  const leg = await unit.tranches.getLeg(id);
  const tranche = await lockTranche(unit, leg.trancheId, permission);
  return { tranche, leg, latest: await unit.paymentOrders.lockLatest(id) };
};

export const requireOrderStatus = ({ legId, status }: PaymentOrder, needed: OrderStatus): void => {
  if (status !== needed) throw orderNotInStatus(legId, status, needed);
};

interface Step {
  readonly permission: Permission;
  readonly needed: OrderStatus;
  readonly part: Signature;
}

interface SignedAttempt extends LockedLeg {
  readonly person: PersonId;
  readonly account: PayeeAccount;
}

/** A signature on a new attempt: what was signed for the attempt before does not count for this one. */
export const signAttempt = async (unit: DisbursementUnit, id: LegId, step: Step): Promise<SignedAttempt> => {
  const { tranche, leg, latest } = await lockLeg(unit, id, step.permission);
  requireOrderStatus(latest, step.needed);
  const known = await circumstancesOf(unit, tranche);
  await barHandlers(unit, latest.id, known.account);
  const person = await sign(unit, latest.id, step.part);
  const account = requireUnblocked({ ...known, legs: [leg] });
  return { tranche, leg, latest, person, account };
};
