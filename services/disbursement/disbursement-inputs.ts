import { z } from 'zod';
import { InvoiceView, OwnPartView } from './disbursement-views.ts';
import { LocalDate } from '../shared/dates.ts';
import { DocumentId, FunderId, PaymentOrderId, RecoveryId } from '../shared/ids.ts';
import { MoneySchema } from '../shared/money.ts';
import { ProofKind } from '../shared/proof.ts';

const Reason = z.string().trim().min(1).max(1000);
const Positive = MoneySchema.refine((amount) => amount > 0n, { error: 'amount_not_positive' });

export const ClaimProof = z.strictObject({
  kind: ProofKind,
  documentId: DocumentId,
  validUntil: LocalDate.optional(),
  invoice: InvoiceView.optional(),
  ownPart: OwnPartView.extend({ amount: Positive }).optional(),
});
export type ClaimProof = z.output<typeof ClaimProof>;

/** A proof of a claim that is being put together. */
export interface ProofDraft extends ClaimProof {
  readonly id: string;
}

export const ClaimInput = z.strictObject({ proofs: z.array(ClaimProof).max(100) }).meta({ id: 'ClaimInput' });

export const VerdictInput = z
  .strictObject({ verdict: z.enum(['verified', 'refused', 'waived']), reason: Reason })
  .meta({ id: 'VerdictInput' });
export type ProofVerdict = z.output<typeof VerdictInput>;

export const ConditionVerdictInput = z
  .strictObject({ funderId: FunderId, verdict: z.enum(['satisfied', 'waived']), reason: Reason })
  .meta({ id: 'ConditionVerdictInput' });
export type ConditionVerdictRequest = z.output<typeof ConditionVerdictInput>;

export const RunInput = z
  .strictObject({ funderId: FunderId, executionDate: LocalDate })
  .meta({ id: 'PaymentRunInput' });
export type RunRequest = z.output<typeof RunInput>;

export const ReasonInput = z.strictObject({ reason: Reason }).meta({ id: 'PaymentReasonInput' });

export const QuestionsInput = z.strictObject({ questions: Reason }).meta({ id: 'ClaimQuestionsInput' });

export const FinalCostInput = z
  .strictObject({ finalCost: MoneySchema.refine((cost) => cost >= 0n), documentId: DocumentId })
  .meta({ id: 'FinalCostInput' });
export type FinalCostRequest = z.output<typeof FinalCostInput>;

export const PlacementInput = z
  .strictObject({
    entryIds: z.array(z.uuid()).min(1).max(50),
    on: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('payment'), orderId: PaymentOrderId }),
      z.strictObject({ kind: z.literal('receipt'), recoveryId: RecoveryId }),
      z.strictObject({ kind: z.literal('foreign') }),
    ]),
    reason: Reason,
  })
  .meta({ id: 'PlacementInput' });
export type PlacementRequest = z.output<typeof PlacementInput>;

export const InquiryInput = z
  .strictObject({
    answer: z.enum(['settled', 'returned']),
    returnReason: z.string().trim().min(1).max(35).optional(),
    bookedOn: LocalDate,
    documentId: DocumentId,
    reason: Reason,
  })
  .meta({ id: 'PaymentInquiryInput' });
export type InquiryRequest = z.output<typeof InquiryInput>;

export const RecoveryInput = z
  .strictObject({
    cause: z.enum(['ineligible_expense', 'unspent', 'overpayment', 'termination']),
    amount: Positive,
    reason: Reason,
    documentId: DocumentId,
  })
  .meta({ id: 'RecoveryInput' });
export type RecoveryRequest = z.output<typeof RecoveryInput>;

export const NotificationInput = z.strictObject({ notifiedOn: LocalDate }).meta({ id: 'RecoveryNotificationInput' });

export const WriteOffInput = z
  .strictObject({ funderId: FunderId, reason: Reason })
  .meta({ id: 'RecoveryWriteOffInput' });

export const ReceiptInput = z
  .strictObject({ amount: Positive, receivedOn: LocalDate, bankReference: z.string().trim().min(1).max(60) })
  .meta({ id: 'RecoveryReceiptInput' });
export type RecoveryReceipt = z.output<typeof ReceiptInput>;
