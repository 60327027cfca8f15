import type { Rulebook } from '../programme/programme-facts.ts';
import type { EnvelopeId, FunderId } from '../shared/ids.ts';
import { allocate, smallest, subtract, total, ZERO, type Money } from '../shared/money.ts';

interface Line {
  readonly funderId: FunderId;
  readonly envelopeId: EnvelopeId;
  readonly amount: Money;
}

type Step = Pick<Rulebook['tranches'][number], 'shareBasisPoints' | 'uses'>;

/** What the plan spends on one category of uses. */
interface Cost {
  readonly category: string;
  readonly amount: Money;
}

interface Scheduling {
  readonly template: readonly Step[];
  readonly lines: readonly Line[];
  readonly costs: readonly Cost[];
  readonly sharing: Rulebook['sharing'];
}

export interface ScheduledTranche {
  /** 1-based, of the template: a tranche that pays nothing is left out. */
  readonly number: number;
  readonly amount: Money;
  /** One leg per line, in the order of the lines. */
  readonly legs: readonly Line[];
}

/** Amounts by tranche, then by line. */
type Grid = readonly (readonly Money[])[];

/** The template times the agreed lines, shared as the rulebook says: the centimes close per funder and per tranche. */
export const schedule = (asked: Scheduling): ScheduledTranche[] =>
  gridOf(asked)
    .map((amounts, index) => ({
      number: index + 1,
      amount: total(amounts),
      legs: asked.lines.map(({ funderId, envelopeId }, place) => ({
        funderId,
        envelopeId,
        amount: amounts[place] ?? ZERO,
      })),
    }))
    .filter(({ amount }) => amount > 0n);

const gridOf = (asked: Scheduling): Grid => {
  const { sharing = { kind: 'pari_passu' } } = asked;
  switch (sharing.kind) {
    case 'pari_passu':
      return pariPassu(asked);
    case 'sequential':
      return sequential(asked, sharing.order);
    case 'earmarked':
      return earmarked(asked, sharing.earmarks);
  }
};

const sharesOf = (template: Scheduling['template']) => template.map(({ shareBasisPoints }) => BigInt(shareBasisPoints));
const trancheAmounts = ({ template, lines }: Scheduling): Money[] =>
  allocate(total(lines.map(({ amount }) => amount)), sharesOf(template));

/** Each tranche is split by what every line still has to give, so that the last one takes exactly the rest. */
const pariPassu = (asked: Scheduling): Grid => {
  let rest = asked.lines.map(({ amount }) => amount);
  return trancheAmounts(asked).map((amount) => {
    const parts = amount === 0n ? rest.map(() => ZERO) : allocate(amount, rest);
    rest = less(rest, parts);
    return parts;
  });
};

/** One funder first, then the next: each tranche takes what the first has left, and only then turns to the second. */
const sequential = (asked: Scheduling, order: readonly FunderId[]): Grid => {
  const turn = ({ funderId }: Line) => (order.includes(funderId) ? order.indexOf(funderId) : order.length);
  const places = asked.lines.map((line, place) => ({ place, turn: turn(line) }));
  const inTurn = places.sort((left, right) => left.turn - right.turn || left.place - right.place);
  let rest = asked.lines.map(({ amount }) => amount);
  return trancheAmounts(asked).map((amount) => {
    const parts = asked.lines.map(() => ZERO);
    let open = amount;
    for (const { place } of inTurn) {
      parts[place] = smallest(open, rest[place] ?? ZERO);
      open = subtract(open, parts[place]);
    }
    rest = less(rest, parts);
    return parts;
  });
};

const less = (rest: readonly Money[], parts: readonly Money[]): Money[] =>
  rest.map((amount, place) => subtract(amount, parts[place] ?? ZERO));

type Earmarks = Extract<Rulebook['sharing'], { kind: 'earmarked' }>['earmarks'];

/**
 * A funder pays for certain uses, in the tranches that those uses fall due in. Its line is spread by what they cost
 * there; where none of its uses is in the plan, by the template's shares.
 */
const earmarked = ({ template, lines, costs }: Scheduling, earmarks: Earmarks): Grid => {
  const rows = lines.map(({ funderId, amount }) => {
    const uses = earmarks.find((earmark) => earmark.funderId === funderId)?.uses ?? [];
    const due = weightsOf(
      template,
      costs.filter(({ category }) => uses.includes(category)),
    );
    return allocate(amount, due.some((weight) => weight > 0n) ? due : sharesOf(template));
  });
  return template.map((_step, index) => rows.map((parts) => parts[index] ?? ZERO));
};

/** So fine that the rounding of a weight never moves a centime of a plan that fits a bank file. */
const FINE = 10n ** 18n;

/** What falls due in each tranche: a use that several tranches pay for is spread over them by their shares. */
const weightsOf = (template: Scheduling['template'], costs: readonly Cost[]): bigint[] => {
  const weights = template.map(() => 0n);
  for (const { category, amount } of costs) {
    const shares = template.map(({ uses, shareBasisPoints }) =>
      (uses?.includes(category) ?? true) ? BigInt(shareBasisPoints) : 0n,
    );
    const whole = shares.reduce((left, right) => left + right, 0n);
    shares.forEach((share, index) => {
      if (whole > 0n) weights[index] = (weights[index] ?? 0n) + (amount * share * FINE) / whole;
    });
  }
  return weights;
};
