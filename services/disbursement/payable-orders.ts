import type { PayeeAccount } from '../registry/registry-facts.ts';
import type { PersonId } from '../shared/ids.ts';
import type { PaymentOrder } from './disbursement.ts';
import { accountReplaced } from './disbursement-errors.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';
import { dossiersOf } from './order-events.ts';

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
  const holdings = await application.holdings(dossiersOf(orders));
  const accounts = await registry.activeAccounts([...holdings.values()].map(({ organisationId }) => organisationId));
  /** The account that an order names, where it is the one that its holder uses now. */
  const accountOf = ({ dossierId, payee }: PaymentOrder): PayeeAccount | null => {
    const holding = holdings.get(dossierId);
    const account = holding && accounts.get(holding.organisationId);
    return account && account.id === payee?.accountId ? account : null;
  };
  return {
    payable: orders.filter((order) => accountOf(order) !== null),
    heldBack: orders.filter((order) => accountOf(order) === null),
    handlers: [...new Set(orders.flatMap((order) => accountOf(order)?.handledBy ?? []))],
  };
};

/** Refused where the account of any of them was replaced, or is being changed: at each signature, and before it is sent. */
export const requireCurrentAccounts = async (
  unit: DisbursementUnit,
  orders: readonly PaymentOrder[],
): Promise<void> => {
  const { heldBack } = await sortedOut(unit, orders);
  if (heldBack.length > 0) throw accountReplaced(heldBack.map(({ endToEndId }) => endToEndId));
};
