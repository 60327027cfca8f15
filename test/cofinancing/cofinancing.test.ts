import fc from 'fast-check';
import {
  approvedAmount,
  approvedCover,
  heldFor,
  isCover,
  isPending,
  lapse,
  settle,
  stands,
  type GivenInstrument,
  type Line,
  type Round,
} from '../../services/cofinancing/cofinancing.ts';
import { fundersFault, giftsOf } from '../../services/cofinancing/funding-limits.ts';
import { nextRound, requirePlan, type PlanRules } from '../../services/cofinancing/round-plan.ts';
import { letGo } from '../../services/ledger/ledger-acts.ts';
import { add, allocate, dirhams, money, ZERO, type Money } from '../../services/shared/money.ts';
import { answered, APPROVER, funder, Holds, keep, NOW, opened, planned, play, type Intent } from './simulated-round.ts';

const intents = fc.array(
  fc.oneof(
    fc.record({ gives: fc.integer({ min: 1, max: 1000 }) }),
    fc.constant<Intent>({ gives: 1000 }),
    fc.constant<Intent>('refuses'),
    fc.constant<Intent>('is silent'),
  ),
  { minLength: 6, maxLength: 6 },
);
const weights = fc.array(fc.bigInt({ min: 1n, max: 100n }), { minLength: 1, maxLength: 5 });
/** Whose answer comes first: one key for each line. */
const order = fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 6, maxLength: 6 });
const instruments = fc.array(fc.constantFrom<GivenInstrument>('grant', 'repayable_advance', 'loan', 'guarantee'), {
  minLength: 5,
  maxLength: 5,
});
const begin = { whole: fc.bigInt({ min: 1_000n, max: 100_000_000_00n }).map(money), parts: weights, instruments };

const heldAsAnswered = (holds: Holds) => (lines: readonly Line[]) => {
  expect(holds.sum()).toBe(lines.reduce((sum, line) => sum + heldFor(line), 0n));
  for (const line of lines.filter((each) => stands(each) || isPending(each))) {
    expect(holds.get(line.holdId)).toMatchObject({ amount: heldFor(line), share: { isGuarantee: isCover(line) } });
  }
};

const arrivalsOf = (lines: readonly Line[], what: readonly Intent[], keys: readonly number[]) =>
  lines
    .filter(isPending)
    .map((line, index) => ({ key: keys[index]!, arrival: [line.funderId, what[index]!, line.instrument] as const }))
    .sort((left, right) => left.key - right.key)
    .map(({ arrival }) => arrival);

const said = (lines: readonly Line[]) =>
  lines.map(({ funderId, status, approved }) => ({ funderId, status, approved }));

/** What must be true of every settlement; what is missing, where a plan could close it. */
const expectSettled = (
  { award, cover }: Round,
  lines: readonly Line[],
  { holds, fundersMin }: { holds: Holds; fundersMin: number },
): { cash: Money; cover: Money } | null => {
  const faults = fundersFault({ fundersMin }, giftsOf(lines));
  const settled = settle({ award, cover }, lines, faults);
  const yeses = lines.filter(stands);
  const [approved, covered] = [approvedAmount(lines), approvedCover(lines)];
  const funders = new Set(yeses.filter((line) => !isCover(line)).map(({ funderId }) => funderId)).size;
  expect(holds.sum()).toBe(approved + covered);
  expect(new Set(yeses.map(({ funderId, instrument }) => `${funderId} ${instrument}`)).size).toBe(yeses.length);
  expect(settled.outcome === 'unfinanced').toBe(approved === 0n);
  expect(settled.outcome === 'financed').toBe(
    approved > 0n && approved === award && covered === cover && funders >= fundersMin,
  );
  if (settled.outcome !== 'gap') return null;
  expect(add(approved, settled.gap)).toBe(award);
  expect(add(covered, settled.coverGap)).toBe(cover);
  return settled.gap + settled.coverGap > 0n ? { cash: settled.gap, cover: settled.coverGap } : null;
};

/** A plan that closes what is missing: the cash by some funders, the cover by one. */
const planFor = (holds: Holds, missing: { cash: Money; cover: Money }, shares: readonly bigint[]) => [
  ...allocate(missing.cash, shares)
    .filter((amount) => amount > 0n)
    .map((amount, index) => keep(holds, { name: String(index + 1), amount })),
  ...(missing.cover > 0n ? [keep(holds, { name: '9', amount: missing.cover, instrument: 'guarantee' })] : []),
];

describe('a round of funders', () => {
  it('ends the same in whatever order the answers arrive', () => {
    const cases = fc.record({ ...begin, intents, orders: fc.tuple(order, order) });
    fc.assert(
      fc.property(cases, ({ whole, parts, instruments: by, intents: what, orders }) => {
        const [one, other] = orders.map((keys) => {
          const holds = new Holds();
          const round = planned(whole, parts, { holds, instruments: by });
          const lines = play(round, arrivalsOf(round.lines, what, keys), { holds, after: heldAsAnswered(holds) });
          return { said: said(lines), settled: settle(round.round, lines, []), held: holds.sum() };
        });
        expect(one).toEqual(other);
      }),
    );
  });

  it('keeps sums and holds exact over every round, cash and cover apart, and nothing once it is over', () => {
    const rounds = fc.array(fc.record({ intents, order, weights }), { minLength: 1, maxLength: 4 });
    const cases = fc.record({ ...begin, rounds, fundersMin: fc.integer({ min: 1, max: 3 }) });
    fc.assert(
      fc.property(cases, ({ whole, parts, instruments: by, rounds: played, fundersMin }) => {
        const holds = new Holds();
        let current: { round: Round; lines: readonly Line[] } = planned(whole, parts, { holds, instruments: by });
        for (const { intents: what, order: keys, weights: shares } of played) {
          const arrivals = arrivalsOf(current.lines, what, keys);
          const lines = play(current, arrivals, { holds, after: heldAsAnswered(holds) });
          const missing = expectSettled(current.round, lines, { holds, fundersMin });
          if (missing === null) break;
          const plan = planFor(holds, missing, shares);
          const stated: Round = { ...current.round, status: 'gap', gap: missing.cash, coverGap: missing.cover };
          requirePlan(stated, plan, { roundsMax: 9, endsAt: null, now: NOW });
          const next = nextRound(stated, plan, { answers: lines, plannedBy: APPROVER, plannedAt: NOW });
          const asked = opened(next);
          current = { round: asked.round, lines: [...lines, ...asked.lines] };
        }
        holds.post([...holds.open.values()].map((held) => letGo(held, NOW)));
        expect(holds.sum()).toBe(ZERO);
      }),
    );
  });

  it('asks a funder whose yes stands for its amount and more, and a no to more leaves the yes', () => {
    const holds = new Holds();
    const first = planned(dirhams(300_000), [7n, 3n], { holds });
    const lines = play(
      first,
      [
        [funder('0'), { gives: 500 }],
        [funder('1'), { gives: 1000 }],
      ],
      { holds, after: heldAsAnswered(holds) },
    );
    const missing = { gap: dirhams(105_000), coverGap: ZERO };
    expect(settle(first.round, lines, [])).toEqual({ outcome: 'gap', ...missing });

    const stated: Round = { ...first.round, status: 'gap', ...missing };
    const more = keep(holds, { name: '1', amount: dirhams(105_000) });
    const second = opened(nextRound(stated, [more], { answers: lines, plannedBy: APPROVER, plannedAt: NOW }));
    expect(second.lines[0]).toMatchObject({ asked: dirhams(195_000), standing: dirhams(90_000) });

    const refused = play({ round: second.round, lines: [...lines, ...second.lines] }, [[funder('1'), 'refuses']], {
      holds,
      after: heldAsAnswered(holds),
    });
    expect(approvedAmount(refused)).toBe(dirhams(195_000));
    expect(holds.sum()).toBe(dirhams(195_000));
  });

  it.each([
    { by: 'the whole award by enough funders', thousands: [210, 90], outcome: { outcome: 'financed' } },
    { by: 'too few funders', thousands: [300], outcome: { outcome: 'gap', gap: ZERO, coverGap: ZERO } },
    {
      by: 'less than the award',
      thousands: [180, 90],
      outcome: { outcome: 'gap', gap: dirhams(30_000), coverGap: ZERO },
    },
    { by: 'nobody', thousands: [], outcome: { outcome: 'unfinanced' } },
  ])('is settled by $by', ({ thousands, outcome }) => {
    const lines = thousands.map((each, index) => {
      const only = planned(dirhams(each * 1000), [1n], { holds: new Holds() });
      return { ...answered(only.lines[0]!, { gives: 1000 }, only.round), funderId: funder(String(index)) };
    });
    const faults = fundersFault({ fundersMin: 2 }, giftsOf(lines));
    expect(settle({ award: dirhams(300_000), cover: ZERO }, lines, faults)).toEqual(outcome);
  });

  it('never lets a guarantee fill a gap of cash, nor cash one of cover, nor a guarantor be a co-financier', () => {
    const by: GivenInstrument[] = ['grant', 'guarantee'];
    const { round, lines } = planned(dirhams(300_000), [2n, 1n], { holds: new Holds(), instruments: by });
    expect(round).toMatchObject({ award: dirhams(200_000), cover: dirhams(100_000) });
    const [grant, guarantee] = lines as [Line, Line];
    const yes = (line: Line) => answered(line, { gives: 1000 }, round);
    expect(settle(round, [yes(grant), lapse(guarantee)], [])).toEqual({
      outcome: 'gap',
      gap: ZERO,
      coverGap: dirhams(100_000),
    });
    expect(settle(round, [lapse(grant), yes(guarantee)], [])).toEqual({ outcome: 'unfinanced' });
    const answers = [yes(grant), yes(guarantee)];
    expect(settle(round, answers, [])).toEqual({ outcome: 'financed' });
    expect(fundersFault({ fundersMin: 2 }, giftsOf(answers))).toMatchObject([{ given: '1', limit: '2' }]);
  });
});

describe('a plan for the next round', () => {
  const stated = () => ({
    ...planned(dirhams(300_000), [7n, 3n], { holds: new Holds() }).round,
    status: 'gap' as const,
    gap: dirhams(30_000),
    coverGap: dirhams(5_000),
  });
  const asks = (...lines: readonly (readonly [string, number])[]) => [
    ...lines.map(([name, whole]) => ({ funderId: funder(name), instrument: 'grant' as const, amount: dirhams(whole) })),
    { funderId: funder('9'), instrument: 'guarantee' as const, amount: dirhams(5_000) },
  ];
  const rules = { roundsMax: 3, endsAt: null, now: NOW };

  it.each([
    ['a plan that leaves part of the gap', asks(['2', 20_000]), 'gap_not_closed'],
    ['a plan beyond the gap', asks(['2', 40_000]), 'gap_not_closed'],
    ['a funder twice', asks(['2', 10_000], ['2', 20_000]), 'funder_planned_twice'],
    ['an amount of nothing', asks(['2', 30_000], ['1', 0]), 'planned_amount_not_positive'],
  ])('refuses %s', (_what, lines, code) => {
    expect(() => {
      requirePlan(stated(), lines, rules);
    }).toThrow(code);
  });

  it('refuses one round too many, a plan where nothing is missing, and one after the yeses have ended', () => {
    const plan = asks(['2', 30_000]);
    const planning =
      (round: Parameters<typeof requirePlan>[0], change: Partial<PlanRules> = {}) =>
      () => {
        requirePlan(round, plan, { ...rules, ...change });
      };
    expect(planning(stated(), { roundsMax: 1 })).toThrow('rounds_exhausted');
    expect(planning({ ...stated(), status: 'open' })).toThrow('round_has_no_gap');
    expect(planning(stated(), { now: stated().closesAt })).toThrow('round_closed');
    expect(planning(stated(), { endsAt: NOW })).toThrow('cofinancing_time_over');
    expect(planning({ ...stated(), coverGap: ZERO })).toThrow('gap_not_closed');
    expect(planning(stated())).not.toThrow();
  });
});
