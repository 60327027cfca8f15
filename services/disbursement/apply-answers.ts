import { returnSettled, returnUnsettled, settle, type NewTransfer } from '../ledger/ledger-acts.ts';
import type { PaymentOrder } from './disbursement.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';
import { dossiersOf, recordOrders } from './order-events.ts';
import type { Answered } from './reconciliation.ts';
import { concludeTranche } from './tranche-outcome.ts';

/** What the bank has said, into orders, books, tranches and runs. */
export const applyAnswers = async (
  unit: DisbursementUnit,
  statementId: string,
  answers: readonly Answered[],
): Promise<void> => {
  const { ledger, processes } = unit;
  await ledger.post(answers.map(transferOf));
  for (const answered of answers) await answerOrder(unit, statementId, answered);
  const orders = answers.map(({ order }) => order);
  for (const id of new Set(orders.map(({ trancheId }) => trancheId))) await concludeTranche(unit, id, [statementId]);
  await closeRuns(unit, orders);
  for (const id of dossiersOf(orders)) await processes.bump(id);
};

const transferOf = ({ order, answer }: Answered): NewTransfer => {
  const { id, amount, runId } = order;
  if (runId === null) throw new Error(`order ${id} was answered and never sent`);
  switch (answer) {
    case 'settled':
      return settle(order, amount, { runId, subjectId: id });
    case 'returned_unsettled':
      return returnUnsettled(order, amount, { runId, subjectId: id });
    case 'returned_settled':
      return returnSettled(order, amount, id);
  }
};

const answerOrder = async (unit: DisbursementUnit, statementId: string, { order, answer, returnReason }: Answered) => {
  const isSettled = answer === 'settled';
  const answered: PaymentOrder = { ...order, status: isSettled ? 'settled' : 'returned', returnReason };
  await unit.paymentOrders.save(answered);
  await recordOrders(unit, [answered], {
    ...(isSettled ? { kind: 'disbursement.settled' } : { kind: 'disbursement.returned' }),
    related: [statementId],
    after: { returnReason, wasSettled: answer === 'returned_settled' },
  });
  if (isSettled) return;
  const { dossierId, endToEndId } = order;
  const data = { endToEndId, reason: returnReason ?? '' };
  await unit.outbox.notify({ kind: 'disbursement.returned', to: { by: 'role', role: 'payer' }, dossierId, data });
};

const closeRuns = async ({ paymentRuns, obligations }: DisbursementUnit, orders: readonly PaymentOrder[]) => {
  for (const id of await paymentRuns.listAnswered(orders.map((order) => order.id))) {
    const run = await paymentRuns.lockById(id);
    await paymentRuns.save({ ...run, status: 'answered', version: run.version + 1 });
    await obligations.close('statement', id);
  }
};
