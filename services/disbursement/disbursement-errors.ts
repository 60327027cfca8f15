import { DomainError } from '../shared/errors.ts';
import type { DossierId, FunderId, LegId, PaymentRunId, RecoveryId, TrancheId } from '../shared/ids.ts';
import { toDecimal, type Money } from '../shared/money.ts';

export const trancheNotInStatus = (id: TrancheId, status: string, needed: string) =>
  new DomainError('conflict', 'tranche_not_in_status', { id, trancheStatus: status, needed });

/** The tranche before it is not settled, or somebody blocks it. */
export const trancheNotDue = (number: number) => new DomainError('conflict', 'tranche_not_due', { number });

export const proofNotAsked = (proof: string) => new DomainError('refused', 'proof_not_asked', { proof });
export const proofsMissing = (proof: readonly string[]) => new DomainError('refused', 'proofs_missing', { proof });

/** It does not say where: the other dossier may belong to somebody else. */
export const invoiceAlreadyUsed = (invoice: { supplierIce: string; number: string }) =>
  new DomainError('refused', 'invoice_already_used', invoice);

export const proofAlreadyChecked = (status: string) =>
  new DomainError('conflict', 'proof_already_checked', { proofStatus: status });

/** Everything that stands in the way, each with what it is about. */
export const paymentBlocked = (blocks: readonly { code: string; subject: string }[]) =>
  new DomainError('refused', 'payment_blocked', { blocks });

export const samePersonTwice = (part: string) => new DomainError('refused', 'same_person_twice', { part });

export const orderNotInStatus = (legId: LegId, status: string, needed: string) =>
  new DomainError('conflict', 'order_not_in_status', { legId, orderStatus: status, needed });

/** The run must be cancelled first: it was signed with this order. */
export const orderInRun = (runId: PaymentRunId) => new DomainError('conflict', 'order_in_run', { runId });

/** The leg has been given up: nothing more is tried. */
export const legGivenUp = (legId: LegId) => new DomainError('conflict', 'leg_given_up', { legId });

export const nothingToPay = (funderId: FunderId) => new DomainError('refused', 'nothing_to_pay', { funderId });

export const executionDatePast = (executionDate: string, today: string) =>
  new DomainError('refused', 'execution_date_past', { executionDate, today });

export const runNotInStatus = (id: PaymentRunId, status: string, needed: string) =>
  new DomainError('conflict', 'run_not_in_status', { id, runStatus: status, needed });

/** The account was replaced after the order was given: the run is cancelled, the order taken back and repaired. */
export const accountReplaced = (endToEndIds: readonly string[]) =>
  new DomainError('refused', 'account_replaced', { endToEndIds });

/** Payments of their dossiers were stopped after the run was prepared: it is cancelled, or waits until they go on. */
export const paymentsSuspended = (endToEndIds: readonly string[]) =>
  new DomainError('refused', 'payments_suspended', { endToEndIds });

/** The run has not been sent. */
export const paymentFileMissing = (id: PaymentRunId) => new DomainError('missing', 'payment_file_missing', { id });

export const statementAccountUnknown = () => new DomainError('refused', 'statement_account_unknown');

/** The bank's number is known with other entries: somebody must look before anything is booked. */
export const statementDiffers = (statementId: string) =>
  new DomainError('conflict', 'statement_differs', { statementId });

/** The entries cannot be that; `mismatch` says why. */
export const placementUnfit = (mismatch: string) => new DomainError('refused', 'placement_unfit', { mismatch });

export const placementSumDiffers = (sum: Money, amount: Money) =>
  new DomainError('refused', 'placement_sum_differs', { sum: toDecimal(sum), amount: toDecimal(amount) });

export const placementNotOpen = (status: string) =>
  new DomainError('conflict', 'placement_not_open', { placementStatus: status });

export const bookedInFuture = (bookedOn: string, today: string) =>
  new DomainError('refused', 'booked_in_future', { bookedOn, today });

export const tranchesUnsettled = (numbers: readonly number[]) =>
  new DomainError('refused', 'tranches_unsettled', { numbers });

export const finalCostReported = (id: DossierId) => new DomainError('conflict', 'final_cost_reported', { id });

export const recoveryNotOpen = (id: RecoveryId, status: string) =>
  new DomainError('conflict', 'recovery_not_open', { id, recoveryStatus: status });

export const recoveryExceedsPaid = (amount: Money, paid: Money) =>
  new DomainError('refused', 'recovery_exceeds_paid', { amount: toDecimal(amount), paid: toDecimal(paid) });

export const notificationInFuture = (notifiedOn: string, today: string) =>
  new DomainError('refused', 'notification_in_future', { notifiedOn, today });

/** Who ordered a recovery neither cancels it nor writes it off. */
export const ownRecoveryDecided = () => new DomainError('refused', 'own_recovery_decided');

export const receiptExceeds = (amount: Money, open: Money) =>
  new DomainError('refused', 'receipt_exceeds', { amount: toDecimal(amount), open: toDecimal(open) });
