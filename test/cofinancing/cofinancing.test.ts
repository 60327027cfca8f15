import fc from 'fast-check';
import {
  approvedAmount,
  heldFor,
  isPending,
  settle,
  stands,
  type Line,
} from '../../services/cofinancing/cofinancing.ts';
import { approvalDeadlines, roundDeadlines, signedBy } from '../../services/cofinancing/deadlines.ts';
import { nextRound, requirePlan } from '../../services/cofinancing/round-plan.ts';
import { letGo } from '../../services/ledger/ledger-acts.ts';
import { addDays, localDateOf, type LocalDate } from '../../services/shared/dates.ts';
import { add, allocate, dirhams, money, total, ZERO, type Money } from '../../services/shared/money.ts';
import { answered, APPROVER, funder, Holds, keep, NOW, opened, planned, play, type Intent } from './simulated-round.ts';

const intents = fc.array(
  fc.oneof(
    fc.record({ gives: fc.integer({ min: 1, max: 1000 }) }),
    fc.constant<Intent>({ gives: 1000 }),
    fc.constant<Intent>('refuses'),
    fc.constant<Intent>('is silent'),
  ),
  { minLength: 5, maxLength: 5 },
);
const weights = fc.array(fc.bigInt({ min: 1n, max: 100n }), { minLength: 1, maxLength: 5 });
/** Whose answer comes first: one key for each line. */
const order = fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 5, maxLength: 5 });
const begin = { award: fc.bigInt({ min: 1_000n, max: 100_000_000_00n }).map(money), parts: weights };

const heldAsAnswered = (holds: Holds) => (lines: readonly Line[]) => {
  expect(holds.sum()).toBe(lines.reduce((sum, line) => sum + heldFor(line), 0n));
  for (const line of lines.filter((each) => stands(each) || isPending(each))) {
    expect(holds.get(line.holdId).amount).toBe(heldFor(line));
  }
};

const arrivalsOf = (lines: readonly Line[], what: readonly Intent[], keys: readonly number[]) =>
  lines
    .filter(isPending)
    .map(({ funderId }, index) => ({ key: keys[index]!, arrival: [funderId, what[index]!] as const }))
    .sort((left, right) => left.key - right.key)
    .map(({ arrival }) => arrival);

const said = (lines: readonly Line[]) =>
  lines.map(({ funderId, status, approved }) => ({ funderId, status, approved }));

/** What must be true of every settlement; the gap, where a plan could close it. */
const expectSettled = (
  award: Money,
  lines: readonly Line[],
  { holds, fundersMin }: { holds: Holds; fundersMin: number },
): Money | null => {
  const settled = settle(award, lines, { fundersMin });
  const yeses = lines.filter(stands);
  const approved = approvedAmount(lines);
  expect(holds.sum()).toBe(approved);
  expect(new Set(yeses.map(({ funderId }) => funderId)).size).toBe(yeses.length);
  expect(settled.outcome === 'financed').toBe(approved === award && yeses.length >= fundersMin);
  expect(settled.outcome === 'unfinanced').toBe(approved === 0n);
  if (settled.outcome !== 'gap') return null;
  expect(add(approved, settled.gap)).toBe(award);
  return settled.gap > 0n ? settled.gap : null;
};

describe('a round of funders', () => {
  it('ends the same in whatever order the answers arrive', () => {
    const cases = fc.record({ ...begin, intents, orders: fc.tuple(order, order) });
    fc.assert(
      fc.property(cases, ({ award, parts, intents: what, orders }) => {
        const [one, other] = orders.map((keys) => {
          const holds = new Holds();
          const round = planned(award, parts, holds);
          const lines = play(round, arrivalsOf(round.lines, what, keys), { holds, after: heldAsAnswered(holds) });
          return { said: said(lines), settled: settle(award, lines, { fundersMin: 1 }), held: holds.sum() };
        });
        expect(one).toEqual(other);
      }),
    );
  });

  it('keeps sums and holds exact over every round, and nothing once it is over', () => {
    const rounds = fc.array(fc.record({ intents, order, weights }), { minLength: 1, maxLength: 4 });
    const cases = fc.record({ ...begin, rounds, fundersMin: fc.integer({ min: 1, max: 3 }) });
    fc.assert(
      fc.property(cases, ({ award, parts, rounds: played, fundersMin }) => {
        const holds = new Holds();
        let current = planned(award, parts, holds);
        for (const { intents: what, order: keys, weights: shares } of played) {
          const arrivals = arrivalsOf(current.lines, what, keys);
          const lines = play(current, arrivals, { holds, after: heldAsAnswered(holds) });
          const gap = expectSettled(award, lines, { holds, fundersMin });
          if (gap === null) break;
          const plan = allocate(gap, shares)
            .filter((amount) => amount > 0n)
            .map((amount, index) => keep(holds, String(index + 1), amount));
          const stated = { ...current.round, status: 'gap' as const, gap };
          requirePlan(stated, plan, { roundsMax: 9, now: NOW });
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
    const first = planned(dirhams(300_000), [7n, 3n], holds);
    const lines = play(
      first,
      [
        [funder('0'), { gives: 500 }],
        [funder('1'), { gives: 1000 }],
      ],
      { holds, after: heldAsAnswered(holds) },
    );
    expect(settle(dirhams(300_000), lines, { fundersMin: 2 })).toEqual({ outcome: 'gap', gap: dirhams(105_000) });

    const stated = { ...first.round, status: 'gap' as const, gap: dirhams(105_000) };
    const more = keep(holds, '1', dirhams(105_000));
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
    { by: 'too few funders', thousands: [300], outcome: { outcome: 'gap', gap: ZERO } },
    { by: 'less than the award', thousands: [180, 90], outcome: { outcome: 'gap', gap: dirhams(30_000) } },
    { by: 'nobody', thousands: [], outcome: { outcome: 'unfinanced' } },
  ])('is settled by $by', ({ thousands, outcome }) => {
    const lines = thousands.map((each, index) => {
      const only = planned(dirhams(each * 1000), [1n], new Holds());
      return { ...answered(only.lines[0]!, { gives: 1000 }, only.round), funderId: funder(String(index)) };
    });
    expect(settle(dirhams(300_000), lines, { fundersMin: 2 })).toEqual(outcome);
  });
});

describe('a plan for the next round', () => {
  const stated = () => ({
    ...planned(dirhams(300_000), [7n, 3n], new Holds()).round,
    status: 'gap' as const,
    gap: dirhams(30_000),
  });
  const asks = (...lines: readonly (readonly [string, number])[]) =>
    lines.map(([name, whole]) => ({ funderId: funder(name), amount: dirhams(whole) }));
  const rules = { roundsMax: 3, now: NOW };

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
      (round: Parameters<typeof requirePlan>[0], change: Partial<typeof rules> = {}) =>
      () => {
        requirePlan(round, plan, { ...rules, ...change });
      };
    expect(planning(stated(), { roundsMax: 1 })).toThrow('rounds_exhausted');
    expect(planning({ ...stated(), status: 'open' })).toThrow('round_has_no_gap');
    expect(planning(stated(), { now: stated().closesAt })).toThrow('round_closed');
    expect(planning(stated())).not.toThrow();
    expect(total(plan.map(({ amount }) => amount))).toBe(dirhams(30_000));
  });
});

describe('the dates of a round', () => {
  const holidays = new Set(['2026-05-01' as LocalDate]);

  it('reminds seven, three and no working days before the last day, tells the head, and lapses a working day later', () => {
    const { answerBy, lapsesAt, rungs } = approvalDeadlines(new Date('2026-04-20T09:00:00Z'), 10, holidays);
    expect(localDateOf(answerBy)).toBe('2026-05-05');
    expect(localDateOf(lapsesAt)).toBe('2026-05-06');
    expect(rungs.map(({ at, act }) => [localDateOf(at), act])).toEqual([
      ['2026-04-23', 'remind'],
      ['2026-04-29', 'remind'],
      ['2026-05-05', 'remind'],
      ['2026-05-05', 'escalate'],
    ]);
    expect(rungs.at(-1)!.at).toEqual(answerBy);
  });

  it('keeps firm holds longer than all parties in turn may take to sign', () => {
    const until = signedBy(NOW, 30, 4);
    expect(until.getTime()).toBeGreaterThan(new Date(`${addDays(localDateOf(NOW), 124)}T00:00:00Z`).getTime());
    expect(roundDeadlines(NOW, 60).closesAt.getTime()).toBeGreaterThan(NOW.getTime());
  });
});
