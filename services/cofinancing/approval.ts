import { z } from 'zod';
import type { AwardCondition } from '../committee/committee-facts.ts';
import type { LineId, PersonId } from '../shared/ids.ts';
import { MoneySchema, type Money } from '../shared/money.ts';
import { requireAsked, type Line, type Round } from './cofinancing.ts';
import {
  approvalExceedsAsked,
  approvalNotPrepared,
  approvalOverdue,
  approvalTooLow,
  approverPrepared,
  conditionTrancheMissing,
  roundClosed,
} from './cofinancing-errors.ts';

const Explanation = z.string().trim().min(3).max(2_000);

/** A condition a funder sets: a text, the kind of proof that meets it, the tranche (1-based) it gates. */
const FunderCondition = z
  .strictObject({
    text: Explanation,
    proof: z.string().regex(/^[a-z][a-z0-9_]{1,39}$/),
    tranche: z.int().min(1).max(12),
  })
  .meta({ id: 'FunderCondition' });

/** An officer's work for the approver: seen by their own funder only. */
export const Proposal = z
  .strictObject({
    opinion: z.enum(['favourable', 'unfavourable']),
    /** Null where nothing is proposed. */
    proposedAmount: MoneySchema.nullable(),
    note: Explanation,
  })
  .meta({ id: 'ApprovalProposal' });
export type Proposal = z.output<typeof Proposal>;

export interface Preparation extends Proposal {
  readonly lineId: LineId;
  readonly number: number;
  readonly preparedBy: PersonId;
  readonly preparedAt: Date;
}

/** A yes, in full unless an amount is named, or a reasoned no. */
export const Decision = z
  .discriminatedUnion('decision', [
    z.strictObject({
      decision: z.literal('approved'),
      amount: MoneySchema.optional(),
      conditions: z.array(FunderCondition).max(20).default([]),
    }),
    z.strictObject({ decision: z.literal('refused'), reason: Explanation }),
  ])
  .meta({ id: 'ApprovalDecision' });
export type Decision = z.output<typeof Decision>;

/** Silence is decided by the clock, not by the moment somebody noticed it. */
const requireInTime = (line: Line, round: Round, now: Date): void => {
  if (line.lapsesAt !== null && now >= line.lapsesAt) throw approvalOverdue(line.lapsesAt);
  if (round.closesAt !== null && now >= round.closesAt) throw roundClosed(round.closesAt);
};

export const prepare = (
  line: Line,
  { proposedAmount }: Proposal,
  { round, now }: { readonly round: Round; readonly now: Date },
): Line => {
  requireAsked(line);
  requireInTime(line, round, now);
  if (proposedAmount !== null) requireWithin(proposedAmount, line);
  return { ...line, status: 'prepared', version: line.version + 1 };
};

interface Circumstances {
  readonly round: Round;
  readonly decider: PersonId;
  readonly preparers: readonly PersonId[];
  readonly tranchesMax: number;
  readonly now: Date;
}

export const decide = (line: Line, decision: Decision, circumstances: Circumstances): Line => {
  const { round, decider, preparers, tranchesMax, now } = circumstances;
  requireAsked(line);
  if (line.status !== 'prepared') throw approvalNotPrepared(line.id);
  if (preparers.includes(decider)) throw approverPrepared(line.id);
  requireInTime(line, round, now);
  const decided = { ...line, decidedBy: decider, decidedAt: now, version: line.version + 1 };
  if (decision.decision === 'refused') return { ...decided, status: 'refused', reason: decision.reason };
  requireTranches(decision.conditions, tranchesMax);
  const approved = requireWithin(decision.amount ?? line.asked, line);
  return { ...decided, status: 'approved', approved, conditions: decision.conditions };
};

const requireWithin = (amount: Money, { asked, standing }: Line): Money => {
  if (amount > asked) throw approvalExceedsAsked(amount, asked);
  if (amount <= standing) throw approvalTooLow(amount, standing);
  return amount;
};

const requireTranches = (conditions: readonly AwardCondition[], tranchesMax: number): void => {
  const beyond = conditions.find(({ tranche }) => tranche > tranchesMax);
  if (beyond) throw conditionTrancheMissing(beyond.tranche, tranchesMax);
};
