import { z } from 'zod';
import { LocalDate } from '../shared/dates.ts';
import {
  DocumentId,
  DossierId,
  FunderId,
  LegId,
  PaymentOrderId,
  PaymentRunId,
  PersonId,
  ProofId,
  RecoveryId,
  TrancheId,
} from '../shared/ids.ts';
import { InstantSchema } from '../shared/instant.ts';
import { MoneySchema } from '../shared/money.ts';
import { PageQuery, pageOf } from '../shared/page.ts';
import { ORDER_STATUSES, PROOF_STATUSES, TRANCHE_STATUSES } from './disbursement.ts';
import { BARS, SIGNATURES } from './four-eyes.ts';
import { RUN_STATUSES } from './payment-run.ts';
import { PLACEMENT_KINDS, PLACEMENT_STATUSES } from './placement.ts';
import { RECOVERY_CAUSES, RECOVERY_STATUSES } from './recovery.ts';
import { MISMATCHES } from './reconciliation.ts';

const LegView = z.strictObject({
  id: LegId,
  funderId: FunderId,
  amount: MoneySchema,
  /** `planned` until the tranche is ordered; then where its latest order stands. */
  status: z.enum(['planned', 'given_up', ...ORDER_STATUSES]),
  orderId: PaymentOrderId.nullable(),
  attempt: z.int(),
  endToEndId: z.string().nullable(),
  runId: PaymentRunId.nullable(),
  returnReason: z.string().nullable(),
});
export type LegView = z.output<typeof LegView>;

export const InvoiceView = z
  .strictObject({
    supplierIce: z.string().regex(/^\d{15}$/),
    number: z.string().min(1).max(60),
    date: LocalDate,
    amount: MoneySchema,
  })
  .meta({ id: 'ProofInvoice' });

export const OwnPartView = z
  .strictObject({ nature: z.enum(['cash', 'in_kind']), amount: MoneySchema })
  .meta({ id: 'ProofOwnPart' });

export const ProofView = z
  .strictObject({
    id: ProofId,
    trancheId: TrancheId,
    kind: z.string(),
    documentId: DocumentId,
    validUntil: LocalDate.nullable(),
    invoice: InvoiceView.nullable(),
    /** Counts once the proof is verified. */
    ownPart: OwnPartView.nullable(),
    status: z.enum(PROOF_STATUSES),
    reason: z.string().nullable(),
  })
  .meta({ id: 'TrancheProof' });
export type ProofView = z.output<typeof ProofView>;

/** The act that a tranche waits for, who may do it, and whether the reader is barred from it by an earlier part. */
const NextAct = z.strictObject({
  act: z.enum(['claim', 'prepare', 'verify', 'approve', 'order']),
  role: z.string(),
  isReaderBarred: z.boolean(),
});
export type NextAct = z.output<typeof NextAct>;

export const TrancheView = z
  .strictObject({
    id: TrancheId,
    dossierId: DossierId,
    number: z.int(),
    amount: MoneySchema,
    status: z.enum(TRANCHE_STATUSES),
    reopenedReason: z.string().nullable(),
    settledAt: InstantSchema.nullable(),
    requirements: z.array(
      z.strictObject({ proof: z.string(), condition: z.string().nullable(), funderId: FunderId.nullable() }),
    ),
    legs: z.array(LegView),
    proofs: z.array(ProofView),
    blocks: z.array(z.strictObject({ code: z.string(), subject: z.string() })),
    next: NextAct.nullable(),
    version: z.int(),
  })
  .meta({ id: 'Tranche' });
export type TrancheView = z.output<typeof TrancheView>;

/** With who had which part in its payment. */
export const TrancheDetail = TrancheView.extend({
  parties: z.array(z.strictObject({ personId: PersonId, part: z.enum([...SIGNATURES, ...BARS]) })),
}).meta({ id: 'TrancheDetail' });
export type TrancheDetail = z.output<typeof TrancheDetail>;

export const TrancheList = z.strictObject({ items: z.array(TrancheView) }).meta({ id: 'TrancheList' });

export const PaymentRunView = z
  .strictObject({
    id: PaymentRunId,
    messageId: z.string(),
    funderId: FunderId,
    executionDate: LocalDate,
    controlSum: MoneySchema,
    count: z.int(),
    status: z.enum(RUN_STATUSES),
    signatures: z.int(),
    sentAt: InstantSchema.nullable(),
    /** SHA-256 of the file that was sent. */
    fileSha256: z.string().nullable(),
    orders: z.array(
      z.strictObject({
        orderId: PaymentOrderId,
        dossierId: DossierId,
        endToEndId: z.string(),
        amount: MoneySchema,
        status: z.enum(ORDER_STATUSES),
      }),
    ),
    version: z.int(),
  })
  .meta({ id: 'PaymentRun' });
export type PaymentRunView = z.output<typeof PaymentRunView>;

/** Its bytes are at `/documents/:documentId/content`. */
export const PaymentOrderPaper = z
  .strictObject({ documentId: DocumentId, code: z.string(), sha256: z.string() })
  .meta({ id: 'PaymentOrderPaper' });

export const StatementImport = z
  .strictObject({
    id: z.uuid(),
    statementId: z.string(),
    funderId: FunderId,
    alreadyImported: z.boolean(),
    matched: z.int(),
    unmatched: z.int(),
  })
  .meta({ id: 'StatementImport' });
export type StatementImport = z.output<typeof StatementImport>;

const UnmatchedEntry = z
  .strictObject({
    id: z.uuid(),
    statementId: z.string(),
    funderId: FunderId,
    line: z.int(),
    amount: MoneySchema,
    direction: z.enum(['debit', 'credit']),
    bookedOn: LocalDate,
    endToEndId: z.string().nullable(),
    mismatch: z.enum(MISMATCHES),
    /** What somebody proposes that it is, and a second person has not confirmed yet. */
    placementId: z.uuid().nullable(),
    /** End-to-end ids of unanswered orders of the same amount from the same account. */
    suggestions: z.array(z.string()),
  })
  .meta({ id: 'UnmatchedEntry' });
export type UnmatchedEntry = z.output<typeof UnmatchedEntry>;

export const UnmatchedPage = pageOf(UnmatchedEntry, 'UnmatchedPage');
export type UnmatchedPage = z.output<typeof UnmatchedPage>;
export const UnmatchedQuery = PageQuery.extend({
  funderId: FunderId.optional(),
  mismatch: z.enum(MISMATCHES).optional(),
  isPlaced: z
    .enum(['true', 'false'])
    .transform((word) => word === 'true')
    .optional(),
});
export type UnmatchedQuery = z.output<typeof UnmatchedQuery>;

export const PlacementView = z
  .strictObject({
    id: z.uuid(),
    kind: z.enum(PLACEMENT_KINDS),
    funderId: FunderId,
    orderId: PaymentOrderId.nullable(),
    recoveryId: RecoveryId.nullable(),
    answer: z.enum(['settled', 'returned']).nullable(),
    returnReason: z.string().nullable(),
    documentId: DocumentId.nullable(),
    sha256: z.string().nullable(),
    bookedOn: LocalDate,
    reason: z.string(),
    status: z.enum(PLACEMENT_STATUSES),
    proposedBy: PersonId,
    decidedBy: PersonId.nullable(),
    version: z.int(),
  })
  .meta({ id: 'Placement' });
export type PlacementView = z.output<typeof PlacementView>;

export const PlacementPage = pageOf(PlacementView, 'PlacementPage');
export type PlacementPage = z.output<typeof PlacementPage>;
export const PlacementQuery = PageQuery.extend({
  funderId: FunderId.optional(),
  status: z.enum(PLACEMENT_STATUSES).optional(),
});
export type PlacementQuery = z.output<typeof PlacementQuery>;

export const RecoveryView = z
  .strictObject({
    id: RecoveryId,
    dossierId: DossierId,
    cause: z.enum(RECOVERY_CAUSES),
    reason: z.string().nullable(),
    documentId: DocumentId.nullable(),
    amount: MoneySchema,
    received: MoneySchema,
    writtenOff: MoneySchema,
    dueOn: LocalDate,
    notifiedOn: LocalDate.nullable(),
    status: z.enum(RECOVERY_STATUSES),
    shares: z.array(
      z.strictObject({ funderId: FunderId, amount: MoneySchema, received: MoneySchema, writtenOff: MoneySchema }),
    ),
    version: z.int(),
  })
  .meta({ id: 'Recovery' });
export type RecoveryView = z.output<typeof RecoveryView>;

export const RecoveryList = z.strictObject({ items: z.array(RecoveryView) }).meta({ id: 'RecoveryList' });

export const FinalCostView = z
  .strictObject({
    dossierId: DossierId,
    plannedCost: MoneySchema,
    finalCost: MoneySchema,
    /** Taken from what was not paid yet. */
    released: MoneySchema,
    /** Asked back of what was paid; null where nothing is. */
    recovery: RecoveryView.nullable(),
  })
  .meta({ id: 'FinalCost' });
export type FinalCostView = z.output<typeof FinalCostView>;
