import fc from 'fast-check';
import { reliabilityOf } from '../../services/scoring/reliability.ts';

/** Shrout and Fleiss, "Intraclass correlations: uses in assessing rater reliability", 1979, table 2: ICC(1,1) = .17. */
const SHROUT_AND_FLEISS = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
];

/** The textbook's way, in floating point: two mean squares from the analysis of variance. */
const byMeanSquares = (dossiers: readonly (readonly number[])[]): number => {
  const all = dossiers.flat();
  const mean = (values: readonly number[]) => values.reduce((left, right) => left + right, 0) / values.length;
  const square = (value: number) => value * value;
  const grand = mean(all);
  const between = dossiers.reduce((sum, totals) => sum + totals.length * square(mean(totals) - grand), 0);
  const within = dossiers.reduce((sum, totals) => sum + totals.reduce((s, t) => s + square(t - mean(totals)), 0), 0);
  const msb = between / (dossiers.length - 1);
  const msw = within / (all.length - dossiers.length);
  const sizes = dossiers.reduce((sum, { length }) => sum + length * length, 0);
  const k = (all.length - sizes / all.length) / (dossiers.length - 1);
  return (msb - msw) / (msb + (k - 1) * msw);
};

const someTotals = fc.array(fc.integer({ min: 2000, max: 10_000 }), { minLength: 1, maxLength: 5 });
const someDossiers = fc.array(someTotals, { minLength: 2, maxLength: 15 });

describe('the reliability of a call', () => {
  it('is that of the published example', () => {
    expect(reliabilityOf(SHROUT_AND_FLEISS)).toEqual({
      numerator: '448',
      denominator: '2703',
      rounded: '0.1657',
      dossiers: 6,
      sheets: 24,
    });
  });

  it('is one where reviewers always agree and dossiers differ', () => {
    expect(
      reliabilityOf([
        [7800, 7800],
        [5100, 5100, 5100],
      ])?.rounded,
    ).toBe('1.0000');
  });

  it('is below zero where reviewers differ more than dossiers do', () => {
    expect(
      reliabilityOf([
        [1, 3],
        [3, 1],
      ]),
    ).toMatchObject({ numerator: '-1', denominator: '1', rounded: '-1.0000' });
  });

  it.each([
    ['one dossier', [[7800, 7400, 5100]]],
    ['one sheet each', [[7800], [7400]]],
    [
      'all sheets alike',
      [
        [7000, 7000],
        [7000, 7000],
      ],
    ],
    ['no sheet', []],
  ])('does not exist for %s', (_name, dossiers) => {
    expect(reliabilityOf(dossiers)).toBeNull();
  });

  it('agrees with the analysis of variance, for unequal numbers of sheets too, and never leaves its bounds', () => {
    fc.assert(
      fc.property(someDossiers, (dossiers) => {
        const found = reliabilityOf(dossiers);
        if (found === null) return;
        const exact = Number(found.numerator) / Number(found.denominator);
        expect(exact).toBeCloseTo(byMeanSquares(dossiers), 8);
        expect(Number(found.rounded)).toBeCloseTo(exact, 4);
        expect(exact).toBeLessThanOrEqual(1);
        expect(BigInt(found.denominator)).toBeGreaterThan(0n);
      }),
    );
  });

  it('depends neither on the order nor on the scale of the scores', () => {
    const shuffled = someDossiers.chain((given) =>
      fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
    );
    fc.assert(
      fc.property(shuffled, fc.integer({ min: 1, max: 9 }), ([given, other], scale) => {
        const scaled = other.map((totals) => totals.map((total) => total * scale + 7));
        expect(reliabilityOf(scaled)).toEqual(reliabilityOf(given));
      }),
    );
  });
});
