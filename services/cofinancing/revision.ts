import { z } from 'zod';
import { FinancingPlan, fundersAsked } from '../application/application-facts.ts';
import type { DossierId, PersonId, RevisionId, RoundId } from '../shared/ids.ts';
import { toDecimal } from '../shared/money.ts';
import { isCover, stands, type Line } from './cofinancing.ts';
import { revisionDiffers, revisionNotAsked, revisionOverdue } from './cofinancing-errors.ts';

export { FinancingPlan };

export const REVISION_STATUSES = ['asked', 'revised', 'declined', 'lapsed', 'dropped'] as const;

/** What the lead funder asks of the holder where a plan has a gap: smaller uses, or more of their own. */
export const RevisionRequest = z
  .strictObject({ message: z.string().trim().min(3).max(2_000) })
  .meta({ id: 'RevisionRequest' });
export type RevisionRequest = z.output<typeof RevisionRequest>;

/** A plan that needs of each funder exactly what it has approved, or a reasoned no. */
export const RevisionAnswer = z
  .discriminatedUnion('answer', [
    z.strictObject({ answer: z.literal('revised'), plan: FinancingPlan }),
    z.strictObject({ answer: z.literal('declined'), reason: z.string().trim().min(3).max(2_000) }),
  ])
  .meta({ id: 'RevisionAnswer' });
export type RevisionAnswer = z.output<typeof RevisionAnswer>;

export interface Revision {
  readonly id: RevisionId;
  readonly roundId: RoundId;
  readonly dossierId: DossierId;
  /** Dropped: the dossier ended before the holder answered. */
  readonly status: (typeof REVISION_STATUSES)[number];
  readonly message: string;
  readonly askedBy: PersonId;
  readonly askedAt: Date;
  readonly dueAt: Date;
  readonly plan: FinancingPlan | null;
  readonly reason: string | null;
  readonly answeredBy: PersonId | null;
  readonly answeredAt: Date | null;
}

interface Answering {
  readonly answeredBy: PersonId;
  readonly now: Date;
}

export const answered = (revision: Revision, answer: RevisionAnswer, { answeredBy, now }: Answering): Revision => {
  if (revision.status !== 'asked') throw revisionNotAsked(revision.status);
  if (now >= revision.dueAt) throw revisionOverdue(revision.dueAt);
  const given = { ...revision, answeredBy, answeredAt: now };
  return answer.answer === 'revised'
    ? { ...given, status: 'revised', plan: answer.plan }
    : { ...given, status: 'declined', reason: answer.reason };
};

/** The answers stand: a revised plan asks of each funder, by each instrument, what it has approved, to the centime. */
export const requireAsApproved = (plan: FinancingPlan, lines: readonly Line[]): void => {
  const name = (gift: { funderId: string; instrument: string }) => `${gift.funderId} ${gift.instrument}`;
  const approved = new Map(
    lines
      .filter((line) => stands(line) && !isCover(line))
      .map((line) => [name(line), toDecimal(line.approved ?? line.standing)]),
  );
  const asked = new Map(fundersAsked(plan).map((gift) => [name(gift), toDecimal(gift.amount)]));
  const differing = [...new Set([...approved.keys(), ...asked.keys()])].filter(
    (each) => approved.get(each) !== asked.get(each),
  );
  if (differing.length > 0) throw revisionDiffers(Object.fromEntries(approved));
};
