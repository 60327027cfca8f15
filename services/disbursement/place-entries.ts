import type { Command, Dependencies } from '../shared/command.ts';
import { newId, type PaymentOrderId, type RecoveryId } from '../shared/ids.ts';
import { placementUnfit } from './disbursement-errors.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';
import type { PlacementView } from './disbursement-views.ts';
import { lockAnswerable } from './lock-answerable.ts';
import { requireAlike, requireFits, type Placement, type WaitingEntry } from './placement.ts';

export interface PlacementInput {
  readonly entryIds: readonly string[];
  readonly on:
    | { readonly kind: 'payment'; readonly orderId: PaymentOrderId }
    | { readonly kind: 'receipt'; readonly recoveryId: RecoveryId }
    | { readonly kind: 'foreign' };
  readonly reason: string;
}

/** A payer says what entries are that fit no order. Nothing is booked before a second person has confirmed it. */
export const placeEntries =
  ({ transact }: Dependencies<DisbursementUnit>) =>
  (command: Command, { entryIds, on, reason }: PlacementInput): Promise<PlacementView> =>
    transact(command, async (unit) => {
      const { access, placements, audit } = unit;
      const entries = await placements.listWaiting([...new Set(entryIds)]);
      const first = requireAlike(entries);
      await access.require('statement.import', { funderIds: [first.funderId] });
      const target = await targetOf(unit, on, entries);

      const placement: Placement = {
        id: newId(),
        kind: on.kind,
        funderId: first.funderId,
        ...target,
        returnReason: entries.map(({ returnReason }) => returnReason).find((code) => code !== null) ?? null,
        documentId: null,
        sha256: null,
        bookedOn:
          entries
            .map(({ bookedOn }) => bookedOn)
            .sort()
            .at(-1) ?? first.bookedOn,
        reason,
        status: 'proposed',
        proposedBy: access.person(),
        decidedBy: null,
        version: 1,
      };

      await placements.insert(
        placement,
        entries.map(({ id }) => id),
      );
      await audit.record({
        kind: 'disbursement.entries_placed',
        subjectType: 'placement',
        subjectId: placement.id,
        dossierId: null,
        related: [...entries.map(({ id }) => id), first.funderId, ...Object.values(target).filter((id) => id !== null)],
        after: { kind: on.kind, ...target, entries: entries.map(({ amount, direction }) => ({ amount, direction })) },
        reason,
      });
      return placement;
    });

type Target = Pick<Placement, 'orderId' | 'recoveryId' | 'answer'>;

const targetOf = async (
  unit: DisbursementUnit,
  on: PlacementInput['on'],
  entries: readonly WaitingEntry[],
): Promise<Target> => {
  const { direction } = requireAlike(entries);
  switch (on.kind) {
    case 'payment': {
      const order = await lockAnswerable(unit, on.orderId);
      requireFits(entries, order);
      return { orderId: order.id, recoveryId: null, answer: direction === 'debit' ? 'settled' : 'returned' };
    }
    case 'receipt': {
      if (direction === 'debit') throw placementUnfit('entries_differ');
      const { id } = await unit.recoveries.getById(on.recoveryId);
      return { orderId: null, recoveryId: id, answer: null };
    }
    case 'foreign':
      return { orderId: null, recoveryId: null, answer: null };
  }
};
