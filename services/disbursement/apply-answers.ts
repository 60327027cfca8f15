import { returnSettled, returnUnsettled, settle, type NewTransfer } from '../ledger/ledger-acts.ts';
import type { Notice } from '../shared/outbox.ts';
import type { PaymentOrder } from './disbursement.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';
import { dossiersOf, recordOrders } from './order-events.ts';
import type { Answered } from './reconciliation.ts';
import { concludeTranches } from './tranche-outcome.ts';

/** What the bank has said, into orders, books, tranches and runs. */
export const applyAnswers = async (
  unit: DisbursementUnit,
  statementId: string,
  answers: readonly Answered[],
): Promise<void> => {
  const { ledger, processes } = unit;
  await ledger.post(answers.map(transferOf));
  await answerOrders(unit, statementId, answers);
  const orders = answers.map(({ order }) => order);
  await concludeTranches(unit, [...new Set(orders.map(({ trancheId }) => trancheId))], [statementId]);
  await closeRuns(unit, orders);
  await processes.bumpAll(dossiersOf(orders));
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

const EVENTS = {
  settled: { kind: 'disbursement.settled', wasSettled: false },
  returned_unsettled: { kind: 'disbursement.returned', wasSettled: false },
  returned_settled: { kind: 'disbursement.returned', wasSettled: true },
} as const;

const answerOrders = async (
  unit: DisbursementUnit,
  statementId: string,
  answers: readonly Answered[],
): Promise<void> => {
  const answered = answers.map(({ order, answer, returnReason }) => ({
    answer,
    order: { ...order, status: answer === 'settled' ? 'settled' : 'returned', returnReason } satisfies PaymentOrder,
  }));
  await unit.paymentOrders.saveAll(answered.map(({ order }) => order));
  for (const [answer, { kind, wasSettled }] of Object.entries(EVENTS)) {
    const orders = answered.filter((each) => each.answer === answer).map(({ order }) => order);
    await recordOrders(unit, orders, { kind, related: [statementId], after: { wasSettled } });
  }
  const returned = answered.filter(({ answer }) => answer !== 'settled').map(({ order }) => order);
  await unit.outbox.notifyAll(returned.map(returnOf));
  await tellHolders(unit, returned);
};

/** Whoever was to be paid looks at their account first: most of what comes back, comes back because of it. */
const tellHolders = async (
  { application, outbox }: DisbursementUnit,
  returned: readonly PaymentOrder[],
): Promise<void> => {
  const holdings = await application.holdings(returned.map(({ dossierId }) => dossierId));
  const notices = [...holdings].map(([dossierId, { organisationId, reference }]): Notice => ({
    kind: 'disbursement.came_back',
    to: { by: 'organisation', organisationId },
    dossierId,
    data: { reference },
  }));
  await outbox.notifyAll(notices);
};

const returnOf = ({ dossierId, endToEndId, returnReason }: PaymentOrder): Notice => ({
  kind: 'disbursement.returned',
  to: { by: 'role', role: 'payer' },
  dossierId,
  data: { endToEndId, reason: returnReason ?? '' },
});

const closeRuns = async ({ paymentRuns, obligations }: DisbursementUnit, orders: readonly PaymentOrder[]) => {
  for (const id of await paymentRuns.listAnswered(orders.map((order) => order.id))) {
    const run = await paymentRuns.lockById(id);
    await paymentRuns.save({ ...run, status: 'answered', version: run.version + 1 });
    await obligations.close('statement', id);
  }
};
