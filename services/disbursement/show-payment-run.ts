import type { PaymentOrder } from './disbursement.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';
import type { PaymentRunView } from './disbursement-views.ts';
import type { PaymentRun } from './payment-run.ts';

/** A run as the people who sign it see it. */
export const showPaymentRun = async (
  { paymentRuns, paymentOrders }: Pick<DisbursementUnit, 'paymentRuns' | 'paymentOrders'>,
  { id, messageId, funderId, executionDate, controlSum, count, status, sentAt, version, ...run }: PaymentRun,
): Promise<PaymentRunView> => ({
  id,
  messageId,
  funderId,
  executionDate,
  controlSum,
  count,
  status,
  signatures: [run.firstSignedBy, run.secondSignedBy].filter((person) => person !== null).length,
  sentAt,
  fileSha256: (await paymentRuns.findFile(id))?.sha256 ?? null,
  orders: (await paymentOrders.listByRun(id)).map(showOrder),
  version,
});

const showOrder = ({ id, dossierId, endToEndId, amount, status }: PaymentOrder) => ({
  orderId: id,
  dossierId,
  endToEndId,
  amount,
  status,
});
