import { z } from 'zod';
import { fundersAsked, type FinancingPlan } from '../application/application-facts.ts';
import { GIVEN_INSTRUMENTS } from '../programme/programme-facts.ts';
import { FunderId } from '../shared/ids.ts';
import { MoneySchema, total, type Money } from '../shared/money.ts';
import { ProofKind } from '../shared/proof.ts';
import type { AwardCondition } from './committee-facts.ts';
import { amountExceedsRequest, funderTwice, linesDoNotSum, trancheUnknown } from './committee-errors.ts';

const Text = z.string().trim().min(1).max(2000);
const Amount = MoneySchema.refine((amount) => amount > 0n, { error: 'amount_not_positive' });

const Line = z.strictObject({
  funderId: FunderId,
  /** A grant where none is named. */
  instrument: z.enum(GIVEN_INSTRUMENTS).optional(),
  amount: Amount,
});

/**
 * An amount in cash, the plan proposed to the funders with one line for each and its instrument, and what it depends on.
 * Guarantees stand beside the amount.
 */
const proposal = {
  amount: Amount,
  lines: z.array(Line).min(1).max(10),
  conditions: z.array(z.strictObject({ text: Text, proof: ProofKind, tranche: z.int().min(1).max(12) })).max(20),
};

/** Why a dossier is rejected, in codes that the minutes and the notice put into words. */
export const REASON_CODES = [
  'below_threshold',
  'budget_unjustified',
  'double_funding',
  'funds_exhausted',
  'impact_weak',
  'governance_weak',
  'not_viable',
  'outside_priorities',
  'other',
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

const Retained = z.strictObject({ kind: z.literal('retained'), ...proposal });
const Rejected = z.strictObject({
  kind: z.literal('rejected'),
  reasonCodes: z.array(z.enum(REASON_CODES)).min(1),
  text: Text,
});

/** What a committee can decide on a dossier; retained without conditions or with some. */
export const Decision = z
  .discriminatedUnion('kind', [
    Retained,
    z.strictObject({ kind: z.literal('reserve'), rank: z.int().min(1).max(9999), ...proposal }),
    z.strictObject({ kind: z.literal('deferred'), question: Text }),
    Rejected,
    /** Corrects an earlier decision, in a later session: its record alone, or what it becomes. */
    z.strictObject({
      kind: z.literal('rectified'),
      text: Text,
      becomes: z.discriminatedUnion('kind', [Retained, Rejected]).nullable(),
    }),
  ])
  .meta({ id: 'CommitteeDecision' });
export type Decision = z.output<typeof Decision>;
export interface Proposal {
  readonly amount: Money;
  readonly lines: readonly z.output<typeof Line>[];
  readonly conditions: readonly AwardCondition[];
}

/** The proposed lines are the amount, one per funder and instrument, and no more than the holder asked for. */
export const requireSound = ({ amount, lines, conditions }: Proposal, plan: FinancingPlan, tranches: number): void => {
  const gifts = lines.map(({ funderId, instrument = 'grant' }) => `${funderId} ${instrument}`);
  const twice = lines.find((_line, index) => gifts.indexOf(gifts[index] ?? '') !== index);
  if (twice) throw funderTwice(twice.funderId);
  const sum = total(lines.filter(({ instrument }) => instrument !== 'guarantee').map((line) => line.amount));
  if (sum !== amount) throw linesDoNotSum(sum, amount);
  const asked = total(fundersAsked(plan).map((grant) => grant.amount));
  if (amount > asked) throw amountExceedsRequest(amount, asked);
  const unknown = conditions.find(({ tranche }) => tranche > tranches);
  if (unknown) throw trancheUnknown(unknown.tranche, tranches);
};
