import { z } from 'zod';
import { InvoiceView } from '../../services/disbursement/disbursement-views.ts';
import { LocalDate } from '../../services/shared/dates.ts';
import { DocumentId, FunderId } from '../../services/shared/ids.ts';
import { MoneySchema } from '../../services/shared/money.ts';

const ProofKind = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/);
const Reason = z.string().trim().min(1).max(1000);
const Positive = MoneySchema.refine((amount) => amount > 0n, { error: 'amount_not_positive' });

export const ClaimInput = z
  .strictObject({
    proofs: z
      .array(
        z.strictObject({
          kind: ProofKind,
          documentId: DocumentId,
          validUntil: LocalDate.optional(),
          invoice: InvoiceView.optional(),
        }),
      )
      .max(100),
  })
  .meta({ id: 'ClaimInput' });

export const VerdictInput = z
  .strictObject({ verdict: z.enum(['verified', 'refused', 'waived']), reason: Reason })
  .meta({ id: 'VerdictInput' });

export const RunInput = z
  .strictObject({ funderId: FunderId, executionDate: LocalDate })
  .meta({ id: 'PaymentRunInput' });

export const RepairInput = z.strictObject({ reason: Reason }).meta({ id: 'RepairInput' });

export const FinalCostInput = z
  .strictObject({ finalCost: MoneySchema.refine((cost) => cost >= 0n), documentId: DocumentId })
  .meta({ id: 'FinalCostInput' });

export const ReceiptInput = z
  .strictObject({ amount: Positive, receivedOn: LocalDate, bankReference: z.string().trim().min(1).max(60) })
  .meta({ id: 'RecoveryReceiptInput' });
