import type { PayeeAccount } from '../registry/registry-facts.ts';
import type { PersonId } from '../shared/ids.ts';
import type { PaymentOrder } from './disbursement.ts';
import { accountReplaced, paymentsSuspended } from './disbursement-errors.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';
import { dossiersOf } from './order-events.ts';

interface SortedOut {
  readonly payable: readonly PaymentOrder[];
  /** Of dossiers whose payments are stopped. */
  readonly suspended: readonly PaymentOrder[];
  /** Their account is no longer the one in use: nothing is sent to an account that was replaced. */
  readonly heldBack: readonly PaymentOrder[];
  /** Whoever had a say in where the money goes. */
  readonly handlers: readonly PersonId[];
}

export const sortedOut = async (
  { agreement, application, registry }: DisbursementUnit,
  orders: readonly PaymentOrder[],
): Promise<SortedOut> => {
  const stopped = await agreement.suspendedAmong(dossiersOf(orders));
  const holdings = await application.holdings(dossiersOf(orders));
  const accounts = await registry.activeAccounts([...holdings.values()].map(({ organisationId }) => organisationId));
  /** The account that an order names, where it is the one that its holder uses now. */
  const accountOf = ({ dossierId, payee }: PaymentOrder): PayeeAccount | null => {
    const holding = holdings.get(dossierId);
    const account = holding && accounts.get(holding.organisationId);
    return account && account.id === payee?.accountId ? account : null;
  };
  return {
    payable: orders.filter((order) => accountOf(order) !== null && !stopped.has(order.dossierId)),
    suspended: orders.filter(({ dossierId }) => stopped.has(dossierId)),
    heldBack: orders.filter((order) => accountOf(order) === null),
    handlers: [...new Set(orders.flatMap((order) => accountOf(order)?.handledBy ?? []))],
  };
};

/**
 * Refused where any of them may not be paid now: its dossier is suspended, its account was replaced or is being changed.
 * Asked at each signature, and before the run is sent.
 */
export const requirePayable = async (unit: DisbursementUnit, orders: readonly PaymentOrder[]): Promise<void> => {
  const { suspended, heldBack } = await sortedOut(unit, orders);
  if (suspended.length > 0) throw paymentsSuspended(suspended.map(({ endToEndId }) => endToEndId));
  if (heldBack.length > 0) throw accountReplaced(heldBack.map(({ endToEndId }) => endToEndId));
};
