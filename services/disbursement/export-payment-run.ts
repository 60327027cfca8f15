import { send } from '../ledger/ledger-acts.ts';
import { sha256Of } from '../shared/canonical.ts';
import type { Command, Dependencies } from '../shared/command.ts';
import { dossierWorkflowId, type PaymentRunId } from '../shared/ids.ts';
import { requireCurrent } from '../shared/version.ts';
import type { PaymentOrder } from './disbursement.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';
import type { PaymentRunView } from './disbursement-views.ts';
import { dossiersOf, recordOrders } from './order-events.ts';
import { requirePayable } from './payable-orders.ts';
import { fileOf, requireRunStatus, statementWait, type PaymentFile, type PaymentRun } from './payment-run.ts';
import { runFor } from './run-for.ts';
import { showPaymentRun } from './show-payment-run.ts';

/** Makes the bank's file of an approved run, once: asked again, it gives the run with the file that was kept. */
export const exportPaymentRun =
  ({ transact }: Dependencies<DisbursementUnit>) =>
  (command: Command, id: PaymentRunId): Promise<PaymentRunView> =>
    transact(command, async (unit) => {
      const { processes, paymentRuns, paymentOrders, ledger, now } = unit;
      await runFor(unit, id, 'payment_run.prepare');
      await processes.lockAll(dossiersOf(await paymentOrders.listByRun(id)));
      const approved = await paymentRuns.lockById(id);
      if (approved.sentAt !== null) return showPaymentRun(unit, approved);
      requireCurrent(command, approved);
      requireRunStatus(approved, 'approved');
      const orders = await paymentOrders.lockByRun(id);
      await requirePayable(unit, orders);

      const run: PaymentRun = { ...approved, status: 'sent', sentAt: now, version: approved.version + 1 };
      const sent = orders.map((order): PaymentOrder => ({ ...order, status: 'sent' }));
      const file = fileToKeep(run, sent, now);

      await paymentRuns.keepFile(file);
      await paymentRuns.save(run);
      await paymentOrders.saveAll(sent);
      await ledger.post(sent.map((order) => send(order, order.amount, { runId: id, subjectId: order.id })));
      await awaitStatement(unit, run, sent);
      await recordOrders(unit, sent, { kind: 'disbursement.sent', after: { fileSha256: file.sha256 } });
      await processes.bumpAll(dossiersOf(sent));
      return showPaymentRun(unit, run);
    });

const fileToKeep = (run: PaymentRun, orders: readonly PaymentOrder[], now: Date): PaymentFile => {
  const bytes = Buffer.from(fileOf(run, orders, now));
  return { runId: run.id, name: `${run.messageId}.xml`, sha256: sha256Of(bytes), bytes };
};

/** A run has one wait, whatever dossiers it pays: the workflow of the first attends it. */
const awaitStatement = async (
  { obligations, programme, now }: DisbursementUnit,
  run: PaymentRun,
  orders: readonly PaymentOrder[],
): Promise<void> => {
  const [first] = dossiersOf(orders);
  if (first === undefined) throw new Error('a run that pays nobody');
  await obligations.open(dossierWorkflowId(first), statementWait(run, now, await programme.holidays()));
};
