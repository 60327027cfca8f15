import type { PersonId } from '../shared/ids.ts';
import type { PaymentOrder } from './disbursement.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';

interface SortedOut {
  readonly payable: readonly PaymentOrder[];
  /** Their account is no longer the one in use: nothing is sent to an account that was replaced. */
  readonly heldBack: readonly PaymentOrder[];
  /** Whoever had a say in where the money goes. */
  readonly handlers: readonly PersonId[];
}

export const sortedOut = async (
  { application, registry }: DisbursementUnit,
  orders: readonly PaymentOrder[],
): Promise<SortedOut> => {
  const payable: PaymentOrder[] = [];
  const heldBack: PaymentOrder[] = [];
  const handlers = new Set<PersonId>();
  for (const order of orders) {
    const { organisationId } = await application.getDossier(order.dossierId);
    const account = await registry.findActiveAccount(organisationId);
    const isCurrent = account !== null && account.id === order.payee?.accountId;
    (isCurrent ? payable : heldBack).push(order);
    if (isCurrent) account.handledBy.forEach((person) => handlers.add(person));
  }
  return { payable, heldBack, handlers: [...handlers] };
};
