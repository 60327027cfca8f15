import { z } from 'zod';
import type { AwardCondition } from '../committee/committee-facts.ts';
import { DelegationId, type LineId, type PersonId } from '../shared/ids.ts';
import { MoneySchema, type Money } from '../shared/money.ts';
import { ProofKind } from '../shared/proof.ts';
import { requireAsked, type Line, type Round } from './cofinancing.ts';
import {
  approvalAboveEarlierLevel,
  approvalExceedsAsked,
  approvalNotPrepared,
  approvalOverdue,
  approvalTooLow,
  approvalUnderDecision,
  approverDecidedBefore,
  approverPrepared,
  conditionTrancheMissing,
  roundClosed,
} from './cofinancing-errors.ts';

const Explanation = z.string().trim().min(3).max(2_000);

/** A condition a funder sets: a text, the kind of proof that meets it, the tranche (1-based) it gates. */
const FunderCondition = z
  .strictObject({
    text: Explanation,
    proof: ProofKind,
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

/** Named where the decision is a colleague's, by their delegation. */
const inPlace = { delegationId: DelegationId.optional() };

/** A yes, in full unless an amount is named, or a reasoned no. */
export const Decision = z
  .discriminatedUnion('decision', [
    z.strictObject({
      decision: z.literal('approved'),
      amount: MoneySchema.optional(),
      conditions: z.array(FunderCondition).max(20).default([]),
      ...inPlace,
    }),
    z.strictObject({ decision: z.literal('refused'), reason: Explanation, ...inPlace }),
  ])
  .meta({ id: 'ApprovalDecision' });
export type Decision = z.output<typeof Decision>;

/** What one level decided: kept beside the line, whatever the next level says. */
export interface LevelDecision {
  readonly lineId: LineId;
  /** 1-based. */
  readonly level: number;
  readonly decision: Decision['decision'];
  readonly amount: Money | null;
  readonly conditions: readonly AwardCondition[];
  readonly reason: string | null;
  readonly decidedBy: PersonId;
  /** Whose power it is: the same person, or the colleague who delegated it. */
  readonly represented: PersonId;
  readonly delegationId: DelegationId | null;
  readonly decidedAt: Date;
}

/** Silence is decided by the clock, not by the moment somebody noticed it. */
const requireInTime = (line: Line, round: Round, now: Date): void => {
  if (line.lapsesAt !== null && now >= line.lapsesAt) throw approvalOverdue(line.lapsesAt);
  if (round.closesAt !== null && now >= round.closesAt) throw roundClosed(round.closesAt);
};

export const prepare = (
  line: Line,
  { proposedAmount }: Proposal,
  { round, earlier, now }: { readonly round: Round; readonly earlier: readonly LevelDecision[]; readonly now: Date },
): Line => {
  requireAsked(line);
  if (earlier.length > 0) throw approvalUnderDecision(line.id);
  requireInTime(line, round, now);
  if (proposedAmount !== null) requireWithin(proposedAmount, line);
  return { ...line, status: 'prepared', version: line.version + 1 };
};

interface Circumstances {
  readonly round: Round;
  readonly decider: PersonId;
  /** Whom the decider stands for; themselves, without a delegation. */
  readonly represented: PersonId;
  readonly preparers: readonly PersonId[];
  readonly earlier: readonly LevelDecision[];
  readonly tranchesMax: number;
  readonly now: Date;
}

interface Decided {
  readonly line: Line;
  readonly level: LevelDecision;
}

/** One level's decision: a no ends the line, a yes is handed to the next level, and the last one's is the funder's. */
export const decide = (line: Line, decision: Decision, circumstances: Circumstances): Decided => {
  const { round, decider, earlier, now } = circumstances;
  requireAsked(line);
  if (line.status !== 'prepared') throw approvalNotPrepared(line.id);
  requireAnotherPerson(line, circumstances);
  requireInTime(line, round, now);
  const level = levelOf(line, decision, circumstances);
  const seen = { ...line, version: line.version + 1 };
  const decided = { ...seen, decidedBy: decider, decidedAt: now };
  if (level.decision === 'refused') return { level, line: { ...decided, status: 'refused', reason: level.reason } };
  if (level.level < line.levels) return { level, line: seen };
  const conditions = [...earlier, level].flatMap((each) => each.conditions);
  return { level, line: { ...decided, status: 'approved', approved: level.amount, conditions } };
};

const levelOf = (line: Line, decision: Decision, circumstances: Circumstances): LevelDecision => {
  const { decider, represented, earlier, tranchesMax, now } = circumstances;
  const level = {
    lineId: line.id,
    level: earlier.length + 1,
    decidedBy: decider,
    represented,
    delegationId: decision.delegationId ?? null,
    decidedAt: now,
  };
  if (decision.decision === 'refused') {
    return { ...level, decision: 'refused', amount: null, conditions: [], reason: decision.reason };
  }
  requireTranches(decision.conditions, tranchesMax);
  const ceiling = earlier.at(-1)?.amount ?? line.asked;
  const amount = requireWithin(decision.amount ?? ceiling, line);
  if (amount > ceiling) throw approvalAboveEarlierLevel(amount, ceiling);
  return { ...level, decision: 'approved', amount, conditions: decision.conditions, reason: null };
};

/** Every level is another person, and another person's power; none prepared the line, nor stands for who did. */
const requireAnotherPerson = (line: Line, { decider, represented, preparers, earlier }: Circumstances): void => {
  const these = [decider, represented];
  if (preparers.some((preparer) => these.includes(preparer))) throw approverPrepared(line.id);
  const before = earlier.flatMap((each) => [each.decidedBy, each.represented]);
  if (before.some((person) => these.includes(person))) throw approverDecidedBefore(line.id);
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
