import type { Command, Dependencies } from '../shared/command.ts';
import { localDateOf, type LocalDate } from '../shared/dates.ts';
import { newId, type FunderId, type PaymentRunId } from '../shared/ids.ts';
import { nameForBank, type PaymentOrder } from './disbursement.ts';
import { executionDatePast, nothingToPay } from './disbursement-errors.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';
import type { PaymentRunView } from './disbursement-views.ts';
import { dossiersOf, recordOrders } from './order-events.ts';
import { sortedOut } from './payable-orders.ts';
import { messageIdOf, totalsOf, type PaymentRun } from './payment-run.ts';
import { showPaymentRun } from './show-payment-run.ts';

export interface RunInput {
  readonly funderId: FunderId;
  readonly executionDate: LocalDate;
}

/** Collects a funder's ordered legs into one run, for two people to sign. */
export const preparePaymentRun =
  ({ transact }: Dependencies<DisbursementUnit>) =>
  (command: Command, { funderId, executionDate }: RunInput): Promise<PaymentRunView> =>
    transact(command, async (unit) => {
      const { access, processes, paymentOrders, paymentRuns, approvalParties, now } = unit;
      await access.require('payment_run.prepare', { funderIds: [funderId] });
      const today = localDateOf(now);
      if (executionDate < today) throw executionDatePast(executionDate, today);
      await processes.lockAll(dossiersOf(await paymentOrders.listOrdered(funderId)));
      const { payable: orders, handlers } = await sortedOut(unit, await paymentOrders.lockOrdered(funderId));
      if (orders.length === 0) throw nothingToPay(funderId);

      const run = await newRun(unit, { funderId, executionDate }, orders);
      const collected = orders.map((order) => ({ ...order, runId: run.id }));

      await paymentRuns.insert(run);
      await paymentOrders.saveAll(collected);
      await approvalParties.bar(run.id, handlers, 'account');
      await recordOrders(unit, collected, { kind: 'disbursement.run_prepared', after: totalsOf(orders) });
      await processes.bumpAll(dossiersOf(collected));
      return showPaymentRun(unit, run);
    });

const newRun = async (
  { access, programme, paymentRuns, now }: DisbursementUnit,
  { funderId, executionDate }: RunInput,
  orders: readonly PaymentOrder[],
): Promise<PaymentRun> => {
  const { code, names, rib } = await programme.getFunder(funderId);
  return {
    id: newId<PaymentRunId>(),
    messageId: messageIdOf(code, localDateOf(now).slice(0, 4), await paymentRuns.nextNumber()),
    funderId,
    payingRib: rib,
    payingName: nameForBank(names.fr),
    executionDate,
    ...totalsOf(orders),
    status: 'prepared',
    preparedBy: access.person(),
    firstSignedBy: null,
    secondSignedBy: null,
    firstSignedAt: null,
    secondSignedAt: null,
    cancelledBy: null,
    sentAt: null,
    version: 1,
  };
};
