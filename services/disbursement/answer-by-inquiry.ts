import type { Command, Dependencies } from '../shared/command.ts';
import { localDateOf, type LocalDate } from '../shared/dates.ts';
import { newId, type DocumentId, type PaymentOrderId } from '../shared/ids.ts';
import { bookedInFuture, orderNotInStatus } from './disbursement-errors.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';
import type { PlacementView } from './disbursement-views.ts';
import { lockAnswerable } from './lock-answerable.ts';
import type { Placement } from './placement.ts';

export interface InquiryInput {
  readonly answer: 'settled' | 'returned';
  readonly returnReason?: string | undefined;
  readonly bookedOn: LocalDate;
  /** What the bank has written. */
  readonly documentId: DocumentId;
  readonly reason: string;
}

/** The bank was asked about a payment of unknown outcome, and has answered in writing. A second person confirms it. */
export const answerByInquiry =
  ({ transact }: Dependencies<DisbursementUnit>) =>
  (command: Command, orderId: PaymentOrderId, input: InquiryInput): Promise<PlacementView> =>
    transact(command, async (unit) => {
      const { access, attachments, placements, audit, now } = unit;
      const { dossierId, funderId } = await unit.paymentOrders.getById(orderId);
      await access.requireFor('statement.import', dossierId, funderId);
      const order = await lockAnswerable(unit, orderId);
      if (order.status !== 'unknown') throw orderNotInStatus(order.legId, order.status, 'unknown');
      const today = localDateOf(now);
      if (input.bookedOn > today) throw bookedInFuture(input.bookedOn, today);
      const { sha256 } = await attachments.attach(input.documentId, order.dossierId);

      const placement: Placement = {
        id: newId(),
        kind: 'inquiry',
        funderId,
        orderId,
        recoveryId: null,
        answer: input.answer,
        returnReason: input.returnReason ?? null,
        documentId: input.documentId,
        sha256,
        bookedOn: input.bookedOn,
        reason: input.reason,
        status: 'proposed',
        proposedBy: access.person(),
        decidedBy: null,
        version: 1,
      };

      await placements.insert(placement, []);
      await audit.record({
        kind: 'disbursement.inquiry_answered',
        subjectType: 'placement',
        subjectId: placement.id,
        dossierId: order.dossierId,
        related: [orderId, order.trancheId, order.legId, funderId],
        after: { answer: input.answer, bookedOn: input.bookedOn, sha256 },
        reason: input.reason,
      });
      return placement;
    });
