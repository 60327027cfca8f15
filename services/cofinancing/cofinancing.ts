import type { AwardCondition } from '../committee/committee-facts.ts';
import type { GivenInstrument, Instrument } from '../programme/programme-facts.ts';
import type { DossierId, EnvelopeId, FunderId, LineId, PersonId, RoundId, TransferId } from '../shared/ids.ts';
import { subtract, total, type Money } from '../shared/money.ts';
import { approvalAlreadyDecided, approvalNotAsked } from './cofinancing-errors.ts';

export { GIVEN_INSTRUMENTS, type GivenInstrument } from '../programme/programme-facts.ts';

export const ROUND_STATUSES = ['planned', 'open', 'gap', 'financed', 'unfinanced'] as const;
type RoundStatus = (typeof ROUND_STATUSES)[number];

/** Why a dossier ended without its money. */
export const ENDINGS = ['nobody_approved', 'given_up', 'plan_overdue', 'round_overdue', 'withdrawn'] as const;
export type Ending = (typeof ENDINGS)[number];

export const FAULTS = [
  'funders_too_few',
  'instrument_not_admitted',
  'instrument_over_share',
  'instrument_over_cap',
  'total_over_max',
  'guarantor_not_named',
  'guarantee_missing',
] as const;

/** A rule of the call that a plan breaks, with what is there and what the rule lets be. */
export interface Fault {
  readonly code: (typeof FAULTS)[number];
  readonly instrument: Instrument | null;
  readonly given: string;
  readonly limit: string;
}

/** The funders of one plan, asked in parallel. */
export interface Round {
  readonly id: RoundId;
  readonly dossierId: DossierId;
  /** 1-based. */
  readonly number: number;
  readonly status: RoundStatus;
  /** What the committee retained, or the holder's revised plan asks, in cash: the approved amounts must sum to it. */
  readonly award: Money;
  /** The principal to be guaranteed, beside the cash. */
  readonly cover: Money;
  /** What was missing when the last line was answered. */
  readonly gap: Money | null;
  readonly coverGap: Money | null;
  /** The rules of the call that the answers break. */
  readonly faults: readonly Fault[];
  readonly plannedAt: Date;
  /** Null for the first round: its plan is the committee's. */
  readonly plannedBy: PersonId | null;
  readonly openedAt: Date | null;
  /** Until when every yes of the dossier holds. */
  readonly closesAt: Date | null;
  readonly settledAt: Date | null;
  /** Until when the lead funder may plan the next round. */
  readonly planDueAt: Date | null;
  readonly ending: Ending | null;
  readonly reason: string | null;
  readonly version: number;
}

export const LINE_STATUSES = ['planned', 'asked', 'prepared', 'approved', 'refused', 'lapsed'] as const;
type LineStatus = (typeof LINE_STATUSES)[number];

/** What one funder is asked in one round, and its answer. */
export interface Line {
  readonly id: LineId;
  readonly roundId: RoundId;
  readonly dossierId: DossierId;
  readonly funderId: FunderId;
  readonly envelopeId: EnvelopeId;
  readonly instrument: GivenInstrument;
  /** Its place among the lines of its round, 1-based. */
  readonly position: number;
  /** The whole amount asked of the funder, with what it has already approved. */
  readonly asked: Money;
  /** What the funder's earlier yes gives while this line is open; zero where there is none. */
  readonly standing: Money;
  /** The earlier yes that a yes to this line takes the place of. */
  readonly raises: LineId | null;
  readonly supersededBy: LineId | null;
  readonly status: LineStatus;
  /** How many people of the funder decide it, one after another. */
  readonly levels: number;
  /** Provisional for what is asked anew, firm for what is approved; the last one, once it is released. */
  readonly holdId: TransferId;
  readonly approved: Money | null;
  readonly conditions: readonly AwardCondition[];
  readonly reason: string | null;
  readonly decidedBy: PersonId | null;
  readonly decidedAt: Date | null;
  readonly askedAt: Date | null;
  readonly answerBy: Date | null;
  /** When silence ends the line: one working day after `answerBy`. */
  readonly lapsesAt: Date | null;
  readonly version: number;
}

export const isPending = ({ status }: Line): boolean =>
  status === 'planned' || status === 'asked' || status === 'prepared';

/** A yes that no later yes of the same funder has replaced. */
export const stands = ({ status, supersededBy }: Line): boolean => status === 'approved' && supersededBy === null;

/** A guarantee is covered principal: it is approved like money, and is never part of it. */
export const isCover = ({ instrument }: Pick<Line, 'instrument'>): boolean => instrument === 'guarantee';

const sumOfYeses = (lines: readonly Line[]): Money =>
  total(lines.filter(stands).flatMap(({ approved }) => approved ?? []));

export const approvedAmount = (lines: readonly Line[]): Money => sumOfYeses(lines.filter((line) => !isCover(line)));
export const approvedCover = (lines: readonly Line[]): Money => sumOfYeses(lines.filter(isCover));

/** What a line keeps on its envelope: what is asked anew while it is open, what is approved while it stands. */
export const heldFor = (line: Line): bigint => {
  if (isPending(line)) return subtract(line.asked, line.standing);
  return stands(line) ? (line.approved ?? 0n) : 0n;
};

/** A line that was asked and not yet answered; otherwise refused with what is there. */
export const requireAsked = (line: Line): Line => {
  if (line.status === 'planned') throw approvalNotAsked(line.id);
  if (!isPending(line)) throw approvalAlreadyDecided(line);
  return line;
};

export const lapse = (line: Line): Line => ({ ...line, status: 'lapsed', version: line.version + 1 });

/** The lines after one was answered: a yes takes the place of the funder's earlier one, anything else leaves it standing. */
export const withAnswer = (lines: readonly Line[], answered: Line): Line[] =>
  lines.map((line) => {
    if (line.id === answered.id) return answered;
    const isReplaced = answered.status === 'approved' && line.id === answered.raises;
    return isReplaced ? { ...line, supersededBy: answered.id, version: line.version + 1 } : line;
  });

export type Settlement =
  | { readonly outcome: 'financed' }
  | { readonly outcome: 'gap'; readonly gap: Money; readonly coverGap: Money }
  | { readonly outcome: 'unfinanced' };

/** What the answers make of the award, once nobody is left to answer: cash for cash, cover for cover, rules kept. */
export const settle = (
  { award, cover }: Pick<Round, 'award' | 'cover'>,
  lines: readonly Line[],
  faults: readonly Fault[],
): Settlement => {
  const approved = approvedAmount(lines);
  if (approved === 0n) return { outcome: 'unfinanced' };
  const gap = subtract(award, approved);
  const coverGap = subtract(cover, approvedCover(lines));
  const isWhole = gap === 0n && coverGap === 0n && faults.length === 0;
  return isWhole ? { outcome: 'financed' } : { outcome: 'gap', gap, coverGap };
};
