import fc from 'fast-check';
import { schedule } from '../../services/disbursement/schedule.ts';
import { newId, type EnvelopeId, type FunderId } from '../../services/shared/ids.ts';
import { dirhams, money, total } from '../../services/shared/money.ts';

type Asked = Parameters<typeof schedule>[0];

const line = (amount: bigint) => ({
  funderId: newId<FunderId>(),
  envelopeId: newId<EnvelopeId>(),
  amount: money(amount),
});
const steps = (...shares: number[]) => shares.map((shareBasisPoints) => ({ shareBasisPoints }));
const planned = (template: Asked['template'], lines: Asked['lines'], change: Partial<Asked> = {}) =>
  schedule({ template, lines, costs: [], sharing: undefined, ...change });
const amountsOf = (tranches: ReturnType<typeof schedule>) =>
  tranches.map(({ legs }) => legs.map(({ amount }) => amount));

/** The demo pack's rounding case: 100,000.01 in three tranches, between 70 and 30 %. */
const ROUNDING = { template: steps(3333, 3333, 3334), lines: [line(7_000_001n), line(3_000_000n)] };

describe('the schedule, pari passu', () => {
  it('gives the tranches of the story: 40, 40 and 20 % of 180,000, 90,000 and 30,000', () => {
    const lines = [line(18_000_000n), line(9_000_000n), line(3_000_000n)];
    const first = [dirhams(72_000), dirhams(36_000), dirhams(12_000)];
    expect(amountsOf(planned(steps(4000, 4000, 2000), lines))).toEqual([
      first,
      first,
      [dirhams(36_000), dirhams(18_000), dirhams(6_000)],
    ]);
  });

  it('closes 100,000.01 in three tranches of 33.33, 33.33 and 33.34 % between 70 and 30 %, to the centime', () => {
    const tranches = planned(ROUNDING.template, ROUNDING.lines, { sharing: { kind: 'pari_passu' } });
    expect(tranches.map(({ amount }) => amount)).toEqual([3_333_000n, 3_333_000n, 3_334_001n]);
    expect(amountsOf(tranches)).toEqual([
      [2_333_100n, 999_900n],
      [2_333_100n, 999_900n],
      [2_333_801n, 1_000_200n],
    ]);
  });

  it('stays pari passu: no leg is further than a few centimes from its share', () => {
    const amounts = fc.array(fc.bigInt({ min: 100_000n, max: 10_000_000_000n }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(amounts, (given) => {
        const whole = given.reduce((left, right) => left + right, 0n);
        const [first] = planned(steps(4000, 4000, 2000), given.map(line));
        first!.legs.forEach(({ amount }, index) => {
          const ideal = (first!.amount * given[index]!) / whole;
          expect(amount - ideal === 0n || amount - ideal === 1n).toBe(true);
        });
      }),
    );
  });
});

describe('the schedule, in sequence', () => {
  it('spends one funder first, and only then the next, in the order that the rulebook names', () => {
    const lines = [line(21_000_000n), line(9_000_000n)];
    const inOrder = planned(steps(4000, 4000, 2000), lines, {
      sharing: { kind: 'sequential', order: [lines[0]!.funderId] },
    });
    expect(amountsOf(inOrder)).toEqual([
      [dirhams(120_000), 0n],
      [dirhams(90_000), dirhams(30_000)],
      [0n, dirhams(60_000)],
    ]);
    const reversed = { kind: 'sequential', order: [lines[1]!.funderId] } as const;
    expect(
      amountsOf(planned(steps(4000, 4000, 2000), lines, { sharing: { ...reversed, order: [...reversed.order] } })),
    ).toEqual([
      [dirhams(30_000), dirhams(90_000)],
      [dirhams(120_000), 0n],
      [dirhams(60_000), 0n],
    ]);
  });

  it('closes the rounding case too', () => {
    const sharing: Asked['sharing'] = { kind: 'sequential', order: ROUNDING.lines.map(({ funderId }) => funderId) };
    expect(amountsOf(planned(ROUNDING.template, ROUNDING.lines, { sharing }))).toEqual([
      [3_333_000n, 0n],
      [3_333_000n, 0n],
      [334_001n, 3_000_000n],
    ]);
  });

  it('never turns to a funder while one before it has money left', () => {
    fc.assert(
      fc.property(cases, ({ template, lines }) => {
        const sharing: Asked['sharing'] = { kind: 'sequential', order: lines.map(({ funderId }) => funderId) };
        const spent = lines.map(() => 0n);
        for (const { legs } of planned(template, lines, { sharing })) {
          legs.forEach(({ amount }, place) => (spent[place] = spent[place]! + amount));
          const open = spent.findIndex((amount, place) => amount < lines[place]!.amount);
          if (open >= 0) expect(spent.slice(open + 1).every((amount) => amount === 0n)).toBe(true);
        }
      }),
    );
  });
});

describe('the schedule, by earmarked uses', () => {
  const COSTS = [
    { category: 'equipment', amount: dirhams(260_000) },
    { category: 'training', amount: dirhams(40_000) },
    { category: 'label', amount: dirhams(60_000) },
  ];
  const template = [
    { shareBasisPoints: 4000, uses: ['equipment'] },
    { shareBasisPoints: 4000, uses: ['training', 'label'] },
    { shareBasisPoints: 2000, uses: ['label'] },
  ];

  it('lets each funder pay for its uses when they fall due', () => {
    const lines = [line(21_000_000n), line(6_000_000n)];
    const sharing: Asked['sharing'] = {
      kind: 'earmarked',
      earmarks: [
        { funderId: lines[0]!.funderId, uses: ['equipment'] },
        { funderId: lines[1]!.funderId, uses: ['training', 'label'] },
      ],
    };
    expect(amountsOf(planned(template, lines, { costs: COSTS, sharing }))).toEqual([
      [dirhams(210_000), 0n],
      [0n, dirhams(48_000)],
      [0n, dirhams(12_000)],
    ]);
  });

  it('leaves out a tranche that nobody pays anything in', () => {
    const lines = [line(21_000_000n)];
    const sharing: Asked['sharing'] = {
      kind: 'earmarked',
      earmarks: [{ funderId: lines[0]!.funderId, uses: ['training'] }],
    };
    expect(planned(template, lines, { costs: COSTS, sharing })).toMatchObject([
      { number: 2, amount: dirhams(210_000) },
    ]);
  });

  it('pays by the template’s shares where a funder’s uses are not in the plan', () => {
    const sharing: Asked['sharing'] = {
      kind: 'earmarked',
      earmarks: [{ funderId: ROUNDING.lines[0]!.funderId, uses: ['livestock'] }],
    };
    expect(amountsOf(planned(ROUNDING.template, ROUNDING.lines, { costs: COSTS, sharing }))).toEqual([
      [2_333_100n, 999_900n],
      [2_333_100n, 999_900n],
      [2_333_801n, 1_000_200n],
    ]);
  });
});

const CATEGORIES = ['equipment', 'training', 'label', 'works'];
const usesOf = fc.subarray(CATEGORIES, { minLength: 1 });

/** Any template, any lines, any costs. */
const cases = fc
  .record({
    shares: fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 12 }),
    amounts: fc.array(fc.bigInt({ min: 1n, max: 10_000_000_000n }), { minLength: 1, maxLength: 10 }),
    uses: fc.array(fc.option(usesOf, { nil: undefined }), { minLength: 12, maxLength: 12 }),
    costs: fc.array(
      fc.record({ category: fc.constantFrom(...CATEGORIES), amount: fc.bigInt({ min: 0n, max: 10n ** 13n }) }),
    ),
    earmarks: fc.array(usesOf, { minLength: 10, maxLength: 10 }),
  })
  .map(({ shares, amounts, uses, costs, earmarks }) => ({
    template: shares.map((shareBasisPoints, index) => ({ shareBasisPoints, uses: uses[index] })),
    lines: amounts.map(line),
    costs: costs.map(({ category, amount }) => ({ category, amount: money(amount) })),
    earmarks,
  }));

describe('the schedule, however it is shared', () => {
  it.each(['pari_passu', 'sequential', 'earmarked'] as const)(
    'closes per funder and per tranche and has no negative leg: %s',
    (kind) => {
      fc.assert(
        fc.property(cases, ({ template, lines, costs, earmarks }) => {
          const sharing: Asked['sharing'] = {
            pari_passu: { kind: 'pari_passu' as const },
            sequential: { kind: 'sequential' as const, order: lines.map(({ funderId }) => funderId).reverse() },
            earmarked: {
              kind: 'earmarked' as const,
              earmarks: lines.map(({ funderId }, index) => ({ funderId, uses: earmarks[index]! })),
            },
          }[kind];
          const tranches = planned(template, lines, { costs, sharing });
          for (const { amount, legs } of tranches) {
            expect(amount).toBeGreaterThan(0n);
            expect(total(legs.map((leg) => leg.amount))).toBe(amount);
            expect(legs.every((leg) => leg.amount >= 0n)).toBe(true);
          }
          const perFunder = lines.map((_line, index) => total(tranches.map(({ legs }) => legs[index]!.amount)));
          expect(perFunder).toEqual(lines.map(({ amount }) => amount));
        }),
      );
    },
  );
});
