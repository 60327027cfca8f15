import { DomainError } from '../shared/errors.ts';
import type { DossierId, FunderId, LineId, PersonId } from '../shared/ids.ts';
import { toDecimal, type Money } from '../shared/money.ts';

interface Answer {
  readonly id: LineId;
  readonly status: string;
  readonly approved: Money | null;
  readonly decidedBy: PersonId | null;
  readonly decidedAt: Date | null;
}

export const approvalAlreadyDecided = ({ id, status, approved, decidedBy, decidedAt }: Answer) =>
  new DomainError('conflict', 'approval_already_decided', {
    lineId: id,
    answer: status,
    approved: approved === null ? null : toDecimal(approved),
    decidedBy,
    decidedAt,
  });

export const approvalNotAsked = (lineId: LineId) => new DomainError('conflict', 'approval_not_asked', { lineId });

export const approvalNotPrepared = (lineId: LineId) => new DomainError('conflict', 'approval_not_prepared', { lineId });

/** A level has decided: what it saw is not prepared anew. */
export const approvalUnderDecision = (lineId: LineId) =>
  new DomainError('conflict', 'approval_under_decision', { lineId });

/** Four eyes: whoever prepared a line never decides it. */
export const approverPrepared = (lineId: LineId) => new DomainError('refused', 'approver_prepared', { lineId });

/** Every level is another person, and another person's power. */
export const approverDecidedBefore = (lineId: LineId) =>
  new DomainError('refused', 'approver_decided_before', { lineId });

/** A later level may lower what an earlier one approved, never raise it. */
export const approvalAboveEarlierLevel = (amount: Money, ceiling: Money) =>
  new DomainError('refused', 'approval_above_earlier_level', {
    amount: toDecimal(amount),
    ceiling: toDecimal(ceiling),
  });

/** The higher the amount, the more people decide. */
export const levelsNotRising = () => new DomainError('refused', 'levels_not_rising');

export const approvalOverdue = (lapsedAt: Date | null) => new DomainError('refused', 'approval_overdue', { lapsedAt });

export const approvalExceedsAsked = (amount: Money, asked: Money) =>
  new DomainError('refused', 'approval_exceeds_asked', { amount: toDecimal(amount), asked: toDecimal(asked) });

/** A yes is above zero, and a raised yes above the one it takes the place of. */
export const approvalTooLow = (amount: Money, above: Money) =>
  new DomainError('refused', 'approval_too_low', { amount: toDecimal(amount), above: toDecimal(above) });

export const conditionTrancheMissing = (tranche: number, tranchesMax: number) =>
  new DomainError('refused', 'condition_tranche_missing', { tranche, tranchesMax });

export const roundClosed = (closedAt: Date | null) => new DomainError('refused', 'round_closed', { closedAt });

export const roundHasNoGap = (number: number, status: string) =>
  new DomainError('conflict', 'round_has_no_gap', { number, roundStatus: status });

export const roundsExhausted = (roundsMax: number) => new DomainError('refused', 'rounds_exhausted', { roundsMax });

export const cofinancingTimeOver = (endsAt: Date) => new DomainError('refused', 'cofinancing_time_over', { endsAt });

/** The plan would go beyond what the call lets each instrument give. */
export const planBreaksRules = (faults: readonly object[]) =>
  new DomainError('refused', 'plan_breaks_rules', { faults });

export const gapNotClosed = (gap: Money, planned: Money) =>
  new DomainError('refused', 'gap_not_closed', { gap: toDecimal(gap), planned: toDecimal(planned) });

export const funderPlannedTwice = (funderId: FunderId) =>
  new DomainError('refused', 'funder_planned_twice', { funderId });

export const plannedAmountNotPositive = (funderId: FunderId) =>
  new DomainError('refused', 'planned_amount_not_positive', { funderId });

/** The lead funder has asked the holder, whose answer comes first. */
export const revisionAwaited = (dueAt: Date) => new DomainError('conflict', 'revision_awaited', { dueAt });

export const revisionNotAsked = (revisionStatus: string | null) =>
  new DomainError('conflict', 'revision_not_asked', { revisionStatus });

export const revisionOverdue = (dueAt: Date) => new DomainError('refused', 'revision_overdue', { dueAt });

/** The answers stand as they were given: what each funder approved, by its instrument. */
export const revisionDiffers = (approved: Readonly<Record<string, string>>) =>
  new DomainError('refused', 'revision_differs_from_answers', { approved });

export const revisionFaulty = (findings: readonly object[]) =>
  new DomainError('refused', 'revision_faulty', { findings });

export const notFinanced = (dossierId: DossierId) => new DomainError('refused', 'not_financed', { dossierId });
