import type { DossierId } from '../shared/ids.ts';
import type { PaymentOrder } from './disbursement.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';

interface OrderEvent {
  readonly kind: string;
  /** A run or statement that this is about. */
  readonly related?: readonly string[];
  readonly after?: object;
  readonly reason?: string | null;
}

/** One event per order, in its own dossier: a payment's timeline is whole, however many are sent together. */
export const recordOrders = async (
  { audit }: Pick<DisbursementUnit, 'audit'>,
  orders: readonly PaymentOrder[],
  { kind, related = [], after = {}, reason = null }: OrderEvent,
): Promise<void> => {
  const entries = orders.map((order) => {
    const { id, dossierId, trancheId, legId, funderId, runId, endToEndId, status, amount, attempt, returnReason } =
      order;
    return {
      kind,
      subjectType: 'payment_order',
      subjectId: id,
      dossierId,
      related: [trancheId, legId, funderId, endToEndId, ...(runId === null ? [] : [runId]), ...related],
      after: { status, amount, attempt, endToEndId, accountId: order.payee?.accountId ?? null, returnReason, ...after },
      reason,
    };
  });
  await audit.recordAll(entries);
};

/** The dossiers of these orders, each once, in the one order in which everybody locks them. */
export const dossiersOf = (orders: readonly Pick<PaymentOrder, 'dossierId'>[]): DossierId[] =>
  [...new Set(orders.map(({ dossierId }) => dossierId))].sort();
