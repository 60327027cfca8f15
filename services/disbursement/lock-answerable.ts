import type { PaymentOrderId } from '../shared/ids.ts';
import { notFound } from '../shared/shared-errors.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';
import type { AnswerableOrder } from './reconciliation.ts';

/** An order that somebody says something of, locked with its dossier, and with what decides whether it can be answered. */
export const lockAnswerable = async (
  { processes, paymentOrders }: DisbursementUnit,
  id: PaymentOrderId,
): Promise<AnswerableOrder> => {
  const { dossierId, endToEndId } = await paymentOrders.getById(id);
  await processes.lockStage(dossierId);
  const [order] = await paymentOrders.lockNamed([endToEndId]);
  if (order === undefined) throw notFound('payment_order', id);
  return order;
};
