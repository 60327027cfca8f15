import type { Command, Dependencies } from '../shared/command.ts';
import type { PaymentRunId } from '../shared/ids.ts';
import { requireCurrent } from '../shared/version.ts';
import { runNotInStatus } from './disbursement-errors.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';
import type { PaymentRunView } from './disbursement-views.ts';
import { dossiersOf, recordOrders } from './order-events.ts';
import type { PaymentRun } from './payment-run.ts';
import { runFor } from './run-for.ts';
import { showPaymentRun } from './show-payment-run.ts';

/** Takes a run back before it is sent, by whoever could sign it: its orders wait for the next one. */
export const cancelPaymentRun =
  ({ transact }: Dependencies<DisbursementUnit>) =>
  (command: Command, id: PaymentRunId, { reason }: { readonly reason: string }): Promise<PaymentRunView> =>
    transact(command, async (unit) => {
      const { access, processes, paymentRuns, paymentOrders } = unit;
      await runFor(unit, id, 'payment_run.approve');
      await processes.lockAll(dossiersOf(await paymentOrders.listByRun(id)));
      const before = await paymentRuns.lockById(id);
      requireCurrent(command, before);
      if (before.sentAt !== null || before.status === 'cancelled') throw runNotInStatus(id, before.status, 'approved');
      const orders = await paymentOrders.lockByRun(id);

      const run: PaymentRun = {
        ...before,
        status: 'cancelled',
        cancelledBy: access.person(),
        version: before.version + 1,
      };

      await paymentRuns.save(run);
      await recordOrders(unit, orders, { kind: 'disbursement.run_cancelled', reason });
      await paymentOrders.saveAll(orders.map((order) => ({ ...order, runId: null })));
      await tellPreparer(unit, run, reason);
      await processes.bumpAll(dossiersOf(orders));
      return showPaymentRun(unit, run);
    });

/** Whoever has collected it collects it anew: they learn what was wrong, where another has seen it. */
const tellPreparer = async ({ outbox }: DisbursementUnit, run: PaymentRun, reason: string): Promise<void> => {
  if (run.cancelledBy === run.preparedBy) return;
  await outbox.notify({
    kind: 'disbursement.run_cancelled',
    to: { by: 'person', personId: run.preparedBy },
    dossierId: null,
    data: { run: run.messageId, reason },
  });
};
