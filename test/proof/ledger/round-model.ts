/** Who is asked in the story's call: INDH leads, and above a hundred thousand dirhams two of its people decide. */
export const FUNDERS = ['indh', 'region05', 'cdg'] as const;
export type Funder = (typeof FUNDERS)[number];

const ROUNDS_MAX = 3;
const TWO_DECIDE_ABOVE = 10_000_000n;

type LineStatus = 'planned' | 'asked' | 'prepared' | 'approved' | 'refused';

export interface ModelLine {
  readonly funder: Funder;
  readonly asked: bigint;
  readonly standing: bigint;
  readonly status: LineStatus;
  readonly approved: bigint | null;
  readonly isSuperseded: boolean;
  readonly levels: number;
  /** Who decided so far, and for how much. */
  readonly decided: readonly { readonly approver: number; readonly amount: bigint }[];
}

export interface PlannedAmount {
  readonly funder: Funder;
  readonly amount: bigint;
}

/** How a financing plan and its rounds must go, without database, clock or people. Amounts are centimes. */
export class RoundModel {
  readonly award: bigint;
  number = 1;
  status: 'none' | 'planned' | 'open' | 'gap' | 'financed' | 'unfinanced' = 'none';
  lines: ModelLine[];

  constructor(award: readonly PlannedAmount[]) {
    this.award = sum(award.map(({ amount }) => amount));
    this.lines = award.map((line) => lineOf(line, 0n));
  }

  get stage(): string {
    if (this.status === 'financed') return 'agreement';
    return this.status === 'unfinanced' ? 'unfinanced' : 'cofinancing';
  }

  get gap(): bigint {
    return this.award - sum(FUNDERS.map((funder) => this.standing(funder)));
  }

  line(funder: Funder): ModelLine | undefined {
    return this.lines.findLast((line) => line.funder === funder);
  }

  /** What an earlier yes gives. */
  standing(funder: Funder): bigint {
    return this.lines.find((line) => line.funder === funder && isStanding(line))?.approved ?? 0n;
  }

  /** What the books must hold for a funder: what is asked anew, and what is approved. */
  held(funder: Funder): bigint {
    if (this.stage === 'unfinanced') return 0n;
    const pending = this.lines.filter((line) => line.funder === funder && isPending(line));
    return this.standing(funder) + sum(pending.map(({ asked, standing }) => asked - standing));
  }

  open(number: number): void {
    if (number !== this.number || (this.status !== 'none' && this.status !== 'planned')) return;
    this.status = 'open';
    this.lines = this.lines.map((line) =>
      line.status === 'planned' ? { ...line, status: 'asked', levels: levelsFor(line) } : line,
    );
  }

  prepare(funder: Funder): string | null {
    const line = this.line(funder);
    const refusal = notAsked(line);
    if (refusal !== null) return refusal;
    if (line && line.decided.length > 0) return 'approval_under_decision';
    this.change(funder, { status: 'prepared' });
    return null;
  }

  approve(funder: Funder, approver: number, asked: bigint | null): string | null {
    const line = this.line(funder);
    const amount = asked ?? ceilingOf(line);
    const refusal = this.mayDecide(line, approver) ?? wrongAmount(line, amount);
    if (refusal !== null || !line) return refusal;
    const decided = [...line.decided, { approver, amount }];
    if (decided.length < line.levels) this.change(funder, { decided });
    else this.answer(funder, { decided, status: 'approved', approved: amount });
    return null;
  }

  refuse(funder: Funder, approver: number): string | null {
    const refusal = this.mayDecide(this.line(funder), approver);
    if (refusal === null) this.change(funder, { status: 'refused' });
    return refusal;
  }

  settle(number: number): void {
    if (number !== this.number || this.status !== 'open' || this.lines.some(isPending)) return;
    if (this.gap === this.award) this.status = 'unfinanced';
    else this.status = this.gap === 0n ? 'financed' : 'gap';
  }

  plan(lines: readonly PlannedAmount[]): string | null {
    if (this.stage !== 'cofinancing') return 'stage_mismatch';
    if (this.status !== 'gap') return 'round_has_no_gap';
    if (this.number >= ROUNDS_MAX) return 'rounds_exhausted';
    for (const [index, { funder, amount }] of lines.entries()) {
      if (lines.findIndex((each) => each.funder === funder) < index) return 'funder_planned_twice';
      if (amount <= 0n) return 'planned_amount_not_positive';
    }
    if (sum(lines.map(({ amount }) => amount)) !== this.gap) return 'gap_not_closed';
    this.number += 1;
    this.status = 'planned';
    this.lines = [...this.lines, ...lines.map((line) => lineOf(line, this.standing(line.funder)))];
    return null;
  }

  giveUp(): string | null {
    if (this.stage !== 'cofinancing') return 'stage_mismatch';
    if (this.status !== 'gap') return 'round_has_no_gap';
    this.status = 'unfinanced';
    return null;
  }

  private mayDecide(line: ModelLine | undefined, approver: number): string | null {
    const refusal = notAsked(line);
    if (refusal !== null) return refusal;
    if (line?.status !== 'prepared') return 'approval_not_prepared';
    return line.decided.some((each) => each.approver === approver) ? 'approver_decided_before' : null;
  }

  private answer(funder: Funder, answer: Partial<ModelLine>): void {
    this.lines = this.lines.map((line) =>
      line.funder === funder && isStanding(line) ? { ...line, isSuperseded: true } : line,
    );
    this.change(funder, answer);
  }

  private change(funder: Funder, change: Partial<ModelLine>): void {
    const changed = this.line(funder);
    this.lines = this.lines.map((line) => (line === changed ? { ...line, ...change } : line));
  }
}

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((left, right) => left + right, 0n);
const isPending = ({ status }: ModelLine): boolean => ['planned', 'asked', 'prepared'].includes(status);
const isStanding = ({ status, isSuperseded }: ModelLine): boolean => status === 'approved' && !isSuperseded;

const notAsked = (line: ModelLine | undefined): string | null => {
  if (line?.status === 'planned') return 'approval_not_asked';
  return line && isPending(line) ? null : 'approval_already_decided';
};

const ceilingOf = (line: ModelLine | undefined): bigint => line?.decided.at(-1)?.amount ?? line?.asked ?? 0n;

const wrongAmount = (line: ModelLine | undefined, amount: bigint): string | null => {
  if (!line || amount > line.asked) return 'approval_exceeds_asked';
  if (amount <= line.standing) return 'approval_too_low';
  return amount > ceilingOf(line) ? 'approval_above_earlier_level' : null;
};

const levelsFor = ({ funder, asked }: ModelLine): number => (funder === 'indh' && asked > TWO_DECIDE_ABOVE ? 2 : 1);

const lineOf = ({ funder, amount }: PlannedAmount, standing: bigint): ModelLine => ({
  funder,
  asked: standing + amount,
  standing,
  status: 'planned',
  approved: null,
  isSuperseded: false,
  levels: 1,
  decided: [],
});
