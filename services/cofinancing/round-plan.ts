import type { Award } from '../committee/committee-facts.ts';
import type { GivenInstrument } from '../programme/programme-facts.ts';
import {
  newId,
  type DossierId,
  type EnvelopeId,
  type FunderId,
  type LineId,
  type PersonId,
  type RoundId,
  type TransferId,
} from '../shared/ids.ts';
import { add, total, ZERO, type Money } from '../shared/money.ts';
import { isCover, stands, type Line, type Round } from './cofinancing.ts';
import {
  cofinancingTimeOver,
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
  readonly instrument: GivenInstrument;
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

const planned = (of: Pick<Round, 'dossierId' | 'number' | 'award' | 'cover' | 'plannedBy' | 'plannedAt'>): Round => ({
  id: newId<RoundId>(),
  ...of,
  status: 'planned',
  gap: null,
  coverGap: null,
  faults: [],
  openedAt: null,
  closesAt: null,
  settledAt: null,
  planDueAt: null,
  ending: null,
  reason: null,
  version: 1,
});

type Question = Pick<Line, 'funderId' | 'instrument' | 'asked' | 'standing' | 'raises'> & Kept;

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
export const firstRound = (dossierId: DossierId, lines: Award['lines'], plannedAt: Date): Planned => {
  const sum = (each: Award['lines']) => total(each.map(({ amount }) => amount));
  const award = sum(lines.filter((line) => !isCover(line)));
  const cover = sum(lines.filter(isCover));
  const round = planned({ dossierId, number: 1, award, cover, plannedBy: null, plannedAt });
  const questions = lines.map(({ amount: asked, ...line }) => ({
    ...line,
    id: newId<LineId>(),
    asked,
    standing: ZERO,
    raises: null,
  }));
  return { round, lines: questions.map((question, index) => lineOf(round, question, index)) };
};

export interface PlanRules {
  readonly roundsMax: number;
  /** When the whole of the co-financing ends, however many rounds it has. */
  readonly endsAt: Date | null;
  readonly now: Date;
}

/** The round that the lead funder may act on: one with a gap, whose yeses still hold. */
export const requireGap = (current: Round, now: Date): void => {
  if (current.status !== 'gap') throw roundHasNoGap(current.number, current.status);
  if (current.closesAt !== null && now >= current.closesAt) throw roundClosed(current.closesAt);
};

/** Another round must be among those permitted, and have its whole time before the end of all of them. */
export const requireAnotherRound = ({ number }: Round, { roundsMax, endsAt, now }: PlanRules): void => {
  if (number >= roundsMax) throw roundsExhausted(roundsMax);
  if (endsAt !== null && now >= endsAt) throw cofinancingTimeOver(endsAt);
};

/** A plan closes exactly the gap, in time, asks each funder once, and leaves every other answer as it is. */
export const requirePlan = (current: Round, plan: readonly PlannedLine[], rules: PlanRules): void => {
  requireGap(current, rules.now);
  requireAnotherRound(current, rules);
  requireQuestions(plan);
  const sum = (lines: readonly PlannedLine[]) => total(lines.map(({ amount }) => amount));
  requireClosed(current.gap ?? ZERO, sum(plan.filter((line) => !isCover(line))));
  requireClosed(current.coverGap ?? ZERO, sum(plan.filter(isCover)));
};

const requireClosed = (gap: Money, planned: Money): void => {
  if (planned !== gap) throw gapNotClosed(gap, planned);
};

const requireQuestions = (plan: readonly PlannedLine[]): void => {
  for (const [index, line] of plan.entries()) {
    if (plan.findIndex((each) => isSameGift(each, line)) < index) throw funderPlannedTwice(line.funderId);
    if (line.amount <= 0n) throw plannedAmountNotPositive(line.funderId);
  }
};

const isSameGift = (
  one: Pick<PlannedLine, 'funderId' | 'instrument'>,
  other: Pick<PlannedLine, 'funderId' | 'instrument'>,
): boolean => one.funderId === other.funderId && one.instrument === other.instrument;

interface Planning {
  readonly answers: readonly Line[];
  readonly plannedBy: PersonId;
  readonly plannedAt: Date;
}

/** The round after a gap: only the funders whose line changes; a standing yes is asked for its amount and more. */
export const nextRound = (
  current: Round,
  plan: readonly (PlannedLine & Kept)[],
  { answers, ...planning }: Planning,
): Planned => {
  const round = planned({ ...bearing(current), ...planning });
  const questions = plan.map(({ amount, ...line }): Question => {
    const yes = answers.find((answer) => isSameGift(answer, line) && stands(answer));
    const standing = yes?.approved ?? ZERO;
    return { ...line, asked: add(standing, amount), standing, raises: yes?.id ?? null };
  });
  return { round, lines: questions.map((question, index) => lineOf(round, question, index)) };
};

/** The round on a plan that the holder has revised to what was approved: every answer stands, nobody is asked. */
export const revisedRound = (
  current: Round,
  whole: Pick<Round, 'award' | 'cover' | 'plannedAt'> & { readonly plannedBy: PersonId },
): Round => planned({ ...bearing(current), ...whole });

const bearing = ({ dossierId, number, award, cover }: Round) => ({ dossierId, number: number + 1, award, cover });
