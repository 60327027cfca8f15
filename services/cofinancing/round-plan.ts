import type { Award } from '../committee/committee-facts.ts';
import {
  newId,
  type EnvelopeId,
  type FunderId,
  type LineId,
  type PersonId,
  type RoundId,
  type TransferId,
} from '../shared/ids.ts';
import { add, total, ZERO, type Money } from '../shared/money.ts';
import { stands, type Line, type Round } from './cofinancing.ts';
import {
  funderPlannedTwice,
  gapNotClosed,
  plannedAmountNotPositive,
  roundClosed,
  roundHasNoGap,
  roundsExhausted,
} from './cofinancing-errors.ts';

/** What the lead funder asks of one funder, above what it has already approved. */
export interface PlannedLine {
  readonly funderId: FunderId;
  readonly amount: Money;
}

/** The envelope that a planned amount is kept on, and the hold that keeps it: made before the funder is asked. */
export interface Kept {
  readonly id: LineId;
  readonly envelopeId: EnvelopeId;
  readonly holdId: TransferId;
}

interface Planned {
  readonly round: Round;
  readonly lines: readonly Line[];
}

const planned = (of: Pick<Round, 'dossierId' | 'number' | 'award' | 'plannedBy' | 'plannedAt'>): Round => ({
  id: newId<RoundId>(),
  ...of,
  status: 'planned',
  gap: null,
  openedAt: null,
  closesAt: null,
  settledAt: null,
  planDueAt: null,
  ending: null,
  reason: null,
  version: 1,
});

type Question = Pick<Line, 'funderId' | 'asked' | 'standing' | 'raises'> & Kept;

const lineOf = (round: Round, question: Question, index: number): Line => ({
  ...question,
  roundId: round.id,
  dossierId: round.dossierId,
  position: index + 1,
  supersededBy: null,
  status: 'planned',
  levels: 1,
  approved: null,
  conditions: [],
  reason: null,
  decidedBy: null,
  decidedAt: null,
  askedAt: null,
  answerBy: null,
  lapsesAt: null,
  version: 1,
});

/** Round 1 is the committee's plan, on the committee's provisional holds. */
export const firstRound = ({ dossierId, amount, lines }: Award, plannedAt: Date): Planned => {
  const round = planned({ dossierId, number: 1, award: amount, plannedBy: null, plannedAt });
  const questions = lines.map(({ amount: asked, ...line }) => ({
    ...line,
    id: newId<LineId>(),
    asked,
    standing: ZERO,
    raises: null,
  }));
  return { round, lines: questions.map((question, index) => lineOf(round, question, index)) };
};

interface PlanRules {
  readonly roundsMax: number;
  readonly now: Date;
}

/** A plan closes exactly the gap, in time, asks each funder once, and leaves every other answer as it is. */
export const requirePlan = (current: Round, plan: readonly PlannedLine[], { roundsMax, now }: PlanRules): void => {
  if (current.status !== 'gap' || current.gap === null) throw roundHasNoGap(current.number, current.status);
  if (current.closesAt !== null && now >= current.closesAt) throw roundClosed(current.closesAt);
  if (current.number >= roundsMax) throw roundsExhausted(roundsMax);
  requireQuestions(plan);
  const sum = total(plan.map(({ amount }) => amount));
  if (sum !== current.gap) throw gapNotClosed(current.gap, sum);
};

const requireQuestions = (plan: readonly PlannedLine[]): void => {
  for (const [index, { funderId, amount }] of plan.entries()) {
    if (plan.findIndex((each) => each.funderId === funderId) < index) throw funderPlannedTwice(funderId);
    if (amount <= 0n) throw plannedAmountNotPositive(funderId);
  }
};

interface Planning {
  readonly answers: readonly Line[];
  readonly plannedBy: PersonId;
  readonly plannedAt: Date;
}

/** The round after a gap: only the funders whose line changes; a standing yes is asked for its amount and more. */
export const nextRound = (
  current: Round,
  plan: readonly (PlannedLine & Kept)[],
  { answers, plannedBy, plannedAt }: Planning,
): Planned => {
  const { dossierId, award } = current;
  const round = planned({ dossierId, number: current.number + 1, award, plannedBy, plannedAt });
  const questions = plan.map(({ amount, ...line }): Question => {
    const yes = answers.find((answer) => answer.funderId === line.funderId && stands(answer));
    const standing = yes?.approved ?? ZERO;
    return { ...line, asked: add(standing, amount), standing, raises: yes?.id ?? null };
  });
  return { round, lines: questions.map((question, index) => lineOf(round, question, index)) };
};
