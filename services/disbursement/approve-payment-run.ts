import type { Command, Dependencies } from '../shared/command.ts';
import type { PaymentRunId, PersonId } from '../shared/ids.ts';
import { requireCurrent } from '../shared/version.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';
import type { PaymentRunView } from './disbursement-views.ts';
import { dossiersOf, recordOrders } from './order-events.ts';
import { requirePayable } from './payable-orders.ts';
import { requireRunStatus, type PaymentRun } from './payment-run.ts';
import { runFor } from './run-for.ts';
import { showPaymentRun } from './show-payment-run.ts';
import { sign } from './signing.ts';

/** One of the two signatures of a run; with the second it may be sent. */
export const approvePaymentRun =
  ({ transact }: Dependencies<DisbursementUnit>) =>
  (command: Command, id: PaymentRunId): Promise<PaymentRunView> =>
    transact(command, async (unit) => {
      const { processes, paymentRuns, paymentOrders } = unit;
      await runFor(unit, id, 'payment_run.approve');
      const orders = await paymentOrders.listByRun(id);
      await processes.lockAll(dossiersOf(orders));
      const prepared = await paymentRuns.lockById(id);
      requireCurrent(command, prepared);
      requireRunStatus(prepared, 'prepared');
      await requirePayable(unit, orders);
      const isFirst = prepared.firstSignedBy === null;
      const person = await sign(unit, id, isFirst ? 'first_signature' : 'second_signature');

      const run = approve(prepared, person, unit.now);

      await paymentRuns.save(run);
      const after = { run: run.status, signature: isFirst ? 1 : 2 };
      await recordOrders(unit, orders, { kind: 'disbursement.run_signed', after });
      await processes.bumpAll(dossiersOf(orders));
      return showPaymentRun(unit, run);
    });

const approve = (run: PaymentRun, person: PersonId, now: Date): PaymentRun => ({
  ...run,
  ...(run.firstSignedBy === null
    ? { firstSignedBy: person, firstSignedAt: now }
    : { secondSignedBy: person, secondSignedAt: now, status: 'approved' }),
  version: run.version + 1,
});
