import { recogniseReceipt } from '../ledger/receipt-acts.ts';
import type { Command, Dependencies } from '../shared/command.ts';
import { total } from '../shared/money.ts';
import { requireCurrent } from '../shared/version.ts';
import { applyAnswers } from './apply-answers.ts';
import { orderNotInStatus } from './disbursement-errors.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';
import type { PlacementView } from './disbursement-views.ts';
import { lockAnswerable } from './lock-answerable.ts';
import { decide, requireFits, type Placement, type WaitingEntry } from './placement.ts';
import { answerOf } from './reconciliation.ts';
import { takeReceipt } from './receive-recovery.ts';

/** A second person confirms what a payer says of entries or of an order: only now is it booked. */
export const confirmPlacement =
  ({ transact }: Dependencies<DisbursementUnit>) =>
  (command: Command, id: string): Promise<PlacementView> =>
    transact(command, async (unit) => {
      const { access, placements, audit } = unit;
      const { funderId } = await placements.getById(id);
      await access.require('payment_run.approve', { funderIds: [funderId] });
      const proposed = await placements.lockById(id);
      requireCurrent(command, proposed);
      const entries = await placements.listEntries(id);

      const confirmed = decide(proposed, 'confirmed', access.person());

      await placements.save(confirmed);
      await recognise(unit, entries);
      await book(unit, confirmed, entries);
      await audit.record({
        kind: 'disbursement.placement_confirmed',
        subjectType: 'placement',
        subjectId: id,
        dossierId: null,
        related: [confirmed.orderId, confirmed.recoveryId, ...entries.map((entry) => entry.id)].filter(
          (each) => each !== null,
        ),
        before: { status: proposed.status },
        after: { status: confirmed.status, kind: confirmed.kind },
      });
      return confirmed;
    });

/** Money that waited unrecognised is recognised now; what it was is booked where it belongs. */
const recognise = async ({ ledger }: DisbursementUnit, entries: readonly WaitingEntry[]): Promise<void> => {
  for (const { id, account, funderId, amount } of entries.filter(({ direction }) => direction === 'credit')) {
    const reverses = await ledger.unreversed('receipt_suspended', id);
    await ledger.post([recogniseReceipt({ rib: account, funderId }, amount, { reverses, subjectId: id })]);
  }
};

const book = async (unit: DisbursementUnit, placement: Placement, entries: readonly WaitingEntry[]): Promise<void> => {
  if (placement.orderId !== null) await answerOrder(unit, placement, entries);
  if (placement.recoveryId !== null) await receive(unit, placement, entries);
};

const answerOrder = async (
  unit: DisbursementUnit,
  { id, orderId, answer, returnReason, bookedOn, kind }: Placement,
  entries: readonly WaitingEntry[],
): Promise<void> => {
  if (orderId === null) return;
  const order = await lockAnswerable(unit, orderId);
  if (kind === 'payment') requireFits(entries, order);
  else if (order.status !== 'unknown') throw orderNotInStatus(order.legId, order.status, 'unknown');
  const answered = answerOf(order, { isReturned: answer === 'returned', returnReason, bookedOn });
  await unit.bankStatements.keepAnswers({ placementId: id }, [answered]);
  await applyAnswers(unit, id, [answered]);
};

const receive = async (
  unit: DisbursementUnit,
  { id, recoveryId, bookedOn }: Placement,
  entries: readonly WaitingEntry[],
): Promise<void> => {
  if (recoveryId === null) return;
  const { dossierId } = await unit.recoveries.getById(recoveryId);
  await unit.processes.requireStage(dossierId, 'execution');
  const amount = total(entries.map((entry) => entry.amount));
  const receipt = { amount, receivedOn: bookedOn, bankReference: id };
  await takeReceipt(unit, await unit.recoveries.lockById(recoveryId), receipt);
};
