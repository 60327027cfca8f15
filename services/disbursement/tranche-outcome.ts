import { groupedBy } from '../shared/grouped.ts';
import type { TrancheId } from '../shared/ids.ts';
import type { Notice } from '../shared/outbox.ts';
import { notFound } from '../shared/shared-errors.ts';
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

/** Brings ordered or settled tranches to where their legs stand now; a late return opens a settled one again. */
export const concludeTranches = async (
  unit: DisbursementUnit,
  ids: readonly TrancheId[],
  related: readonly string[],
): Promise<void> => {
  const { tranches, paymentOrders } = unit;
  const standing = await tranches.lockAll(ids);
  const legs = groupedBy(await tranches.listLegs(ids), ({ trancheId }) => trancheId);
  const orders = groupedBy(await paymentOrders.listByTranches(ids), ({ trancheId }) => trancheId);
  const changes = standing.flatMap((before): Change[] => {
    const status = outcomeOf(legs.get(before.id) ?? [], orders.get(before.id) ?? []);
    return status === before.status ? [] : [{ before, after: concluded(unit, before, status) }];
  });
  await tranches.saveOutcomes(changes.map(({ after }) => after));
  await recordOutcomes(unit, changes, related);
  await tellSettled(
    unit,
    changes.map(({ after }) => after).filter(({ status }) => status === 'settled'),
  );
};

interface Change {
  readonly before: Tranche;
  readonly after: Tranche;
}

const concluded = ({ access, command, now }: DisbursementUnit, before: Tranche, status: Outcome): Tranche => ({
  ...before,
  status,
  settledAt: status === 'settled' ? now : null,
  cancelledBy: status === 'cancelled' && command.actor.id !== 'system' ? access.person() : null,
  version: before.version + 1,
});

const KINDS = {
  settled: 'disbursement.tranche_settled',
  ordered: 'disbursement.tranche_reopened',
  cancelled: 'disbursement.tranche_cancelled',
} as const;

const recordOutcomes = (
  { audit }: DisbursementUnit,
  changes: readonly Change[],
  related: readonly string[],
): Promise<void> =>
  audit.recordAll(
    changes.map(({ before, after: { id, dossierId, number, status } }) => ({
      kind: KINDS[status as Outcome],
      subjectType: 'tranche',
      subjectId: id,
      dossierId,
      related,
      before: { status: before.status },
      after: { status, number },
    })),
  );

const tellSettled = async ({ application, outbox }: DisbursementUnit, settled: readonly Tranche[]): Promise<void> => {
  const holdings = await application.holdings(settled.map(({ dossierId }) => dossierId));
  await outbox.notifyAll(
    settled.map(({ dossierId, number }): Notice => {
      const holding = holdings.get(dossierId);
      if (holding === undefined) throw notFound('dossier', dossierId);
      const { organisationId, reference } = holding;
      const to = { by: 'organisation', organisationId } as const;
      return { kind: 'disbursement.tranche_settled', to, dossierId, data: { reference, tranche: number } };
    }),
  );
};
