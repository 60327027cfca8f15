import fc from 'fast-check';
import { rulebook01 } from '../../infra/demo/rulebook-01.ts';
import { Rulebook } from '../../services/programme/rulebook.ts';
import { evaluate } from '../../services/scoring/score-sheet.ts';
import { assess, type SheetResult } from '../../services/scoring/scoring.ts';
import { scoresOf, sheetOf } from '../support/builders/scoring.ts';

const rulebook = Rulebook.decode(rulebook01);
const computed = { least_served: 5 };

const sheet = (points: number, isEliminatory = false): SheetResult => ({
  totalHundredths: Math.round(points * 100),
  isEliminatory,
});
const sheets = (...points: number[]) => points.map((each) => sheet(each));

describe('a score sheet', () => {
  it.each([78, 74, 72, 51] as const)('of the demo pack comes to %i points and eliminates nobody', (total) => {
    expect(evaluate(sheetOf(total).scores, rulebook.rubric, computed)).toEqual({
      totalHundredths: total * 100,
      isEliminatory: false,
    });
  });

  it('lies between 20 points and 100, whatever is scored', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 8, maxLength: 8 }), ([last = 1, ...values]) => {
        const { totalHundredths } = evaluate(scoresOf(values), rulebook.rubric, { least_served: last });
        expect(totalHundredths).toBeGreaterThanOrEqual(2000);
        expect(totalHundredths).toBeLessThanOrEqual(10_000);
      }),
    );
  });

  it('eliminates below a minimum and not at it', () => {
    const withRelevance = (score: number) => evaluate(scoresOf([score, 3, 5, 5, 5, 5, 5]), rulebook.rubric, computed);
    expect(withRelevance(3).isEliminatory).toBe(false);
    expect(withRelevance(2).isEliminatory).toBe(true);
  });

  it('is refused with what is missing, unknown, repeated or never typed', () => {
    const [first, ...rest] = sheetOf(78).scores;
    const typed = { ...first!, criterion: 'least_served' };
    const scores = [...rest, rest[0]!, { ...first!, criterion: 'beauty' }, typed];
    expect(() => evaluate(scores, rulebook.rubric, computed)).toThrow(
      expect.objectContaining({
        code: 'sheet_incomplete',
        details: { missing: ['relevance'], unknown: ['beauty'], repeated: ['viability'], computed: ['least_served'] },
      }) as Error,
    );
  });
});

describe('what the sheets say together', () => {
  it.each([
    ['no sheet', sheets(), { meanHundredths: null, discordance: null, reviewersWanted: 3, isComplete: false }],
    ['two of three', sheets(78, 51), { meanHundredths: 6450, discordance: null, isComplete: false }],
    ['three close ones', sheets(78, 74, 72), { meanHundredths: 7467, spreadHundredths: 600, isComplete: true }],
    ['a spread at the ceiling', sheets(80, 70, 60), { discordance: null, isComplete: true }],
    ['a spread above it', sheets(80.2, 70, 60), { discordance: 'spread', reviewersWanted: 4, isComplete: false }],
    ['the threshold between them', sheets(62, 61, 59), { discordance: 'threshold', isComplete: false }],
    ['all below the threshold', sheets(59, 58, 57), { discordance: null, isComplete: true }],
    ['the demo pack, before the fourth', sheets(78, 74, 51), { discordance: 'spread', isComplete: false }],
    [
      'the demo pack, with the fourth',
      sheets(78, 74, 51, 72),
      { meanHundredths: 6875, spreadHundredths: 2700, discordance: 'spread', reviewersWanted: 4, isComplete: true },
    ],
    [
      'one eliminatory disagreement',
      [...sheets(70, 70), sheet(70, true)],
      { discordance: 'eliminatory', isEliminated: false },
    ],
    [
      'an elimination by half of the sheets',
      [...sheets(70, 70), sheet(70, true), sheet(70, true)],
      { isEliminated: false },
    ],
    ['an elimination by most', [sheet(70), sheet(70, true), sheet(70, true), sheet(70, true)], { isEliminated: true }],
  ] as const)('%s', (_name, given, expected) => {
    expect(assess(given, rulebook)).toMatchObject(expected);
  });

  it('makes the mean of the two nearest once a discordance is settled, where the rulebook says so', () => {
    const { rubric, review } = rulebook;
    const nearest = { rubric, review: { ...review, discordant: 'two_nearest' as const } };
    expect(assess(sheets(78, 74, 51), nearest).meanHundredths).toBe(6767);
    expect(assess(sheets(78, 74, 51, 72), nearest).meanHundredths).toBe(7300);
    expect(assess(sheets(78, 74, 51, 70), nearest).meanHundredths).toBe(7600);
    expect(assess(sheets(78, 74, 72), nearest).meanHundredths).toBe(7467);
  });

  it('says the same whatever the order in which the sheets came', () => {
    const anySheet = fc.record({
      totalHundredths: fc.integer({ min: 2000, max: 10_000 }),
      isEliminatory: fc.boolean(),
    });
    const twice = fc
      .array(anySheet, { maxLength: 8 })
      .chain((given) => fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })));
    fc.assert(
      fc.property(twice, fc.constantFrom('all' as const, 'two_nearest' as const), ([given, shuffled], discordant) => {
        const rules = { ...rulebook, review: { ...rulebook.review, discordant } };
        expect(assess(shuffled, rules)).toEqual(assess(given, rules));
      }),
    );
  });

  it('never asks for more than one reviewer beyond the minimum', () => {
    const anySheet = fc.record({ totalHundredths: fc.integer({ min: 0, max: 10_000 }), isEliminatory: fc.boolean() });
    fc.assert(
      fc.property(fc.array(anySheet, { maxLength: 8 }), (given) => {
        const { reviewersWanted, isComplete, meanHundredths } = assess(given, rulebook);
        expect(reviewersWanted).toBeLessThanOrEqual(rulebook.review.reviewersMin + 1);
        expect(isComplete).toBe(given.length >= reviewersWanted);
        if (meanHundredths === null) return;
        const sum = given.reduce((total, { totalHundredths }) => total + totalHundredths, 0);
        expect(Math.abs(meanHundredths * given.length - sum) * 2).toBeLessThanOrEqual(given.length);
      }),
    );
  });
});
