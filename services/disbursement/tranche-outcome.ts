import type { TrancheId } from '../shared/ids.ts';
import type { Leg, PaymentOrder, Tranche } from './disbursement.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';

type Outcome = Extract<Tranche['status'], 'ordered' | 'settled' | 'cancelled'>;

/** Where an ordered tranche stands: settled once each leg is paid or given up, cancelled where nothing of it was paid. */
const outcomeOf = (legs: readonly Leg[], orders: readonly PaymentOrder[]): Outcome => {
  const due = legs.filter(({ amount }) => amount > 0n);
  const isPaid = ({ id }: Leg) => orders.some(({ legId, status }) => legId === id && status === 'settled');
  if (due.some((leg) => !leg.isGivenUp && !isPaid(leg))) return 'ordered';
  return due.some(isPaid) ? 'settled' : 'cancelled';
};

/** Brings an ordered or settled tranche to where its legs stand now; a late return opens a settled one again. */
export const concludeTranche = async (
  unit: DisbursementUnit,
  id: TrancheId,
  related: readonly string[],
): Promise<Tranche> => {
  const { access, command, tranches, paymentOrders, now } = unit;
  const before = await tranches.lockById(id);
  const status = outcomeOf(await tranches.listLegs(id), await paymentOrders.listByTranche(id));
  if (status === before.status) return before;
  const after: Tranche = {
    ...before,
    status,
    settledAt: status === 'settled' ? now : null,
    cancelledBy: status === 'cancelled' && command.actor.id !== 'system' ? access.person() : null,
    version: before.version + 1,
  };
  await tranches.save(after);
  await tellOutcome(unit, { before, after, related });
  return after;
};

interface Change {
  readonly before: Tranche;
  readonly after: Tranche;
  readonly related: readonly string[];
}

const KINDS = {
  settled: 'disbursement.tranche_settled',
  ordered: 'disbursement.tranche_reopened',
  cancelled: 'disbursement.tranche_cancelled',
} as const;

const tellOutcome = async (
  { application, audit, outbox }: DisbursementUnit,
  { before, after, related }: Change,
): Promise<void> => {
  const { id, dossierId, number, status } = after;
  await audit.record({
    kind: KINDS[status as Outcome],
    subjectType: 'tranche',
    subjectId: id,
    dossierId,
    related,
    before: { status: before.status },
    after: { status, number },
  });
  if (status !== 'settled') return;
  const { organisationId, reference } = await application.getDossier(dossierId);
  const data = { reference, tranche: number };
  const to = { by: 'organisation', organisationId } as const;
  await outbox.notify({ kind: 'disbursement.tranche_settled', to, dossierId, data });
};
