import fc from 'fast-check';
import { rulebook01 } from '../../infra/demo/rulebook-01.ts';
import { Rulebook } from '../../services/programme/rulebook.ts';
import { rank, type Rankable } from '../../services/scoring/ranking.ts';
import { evaluate } from '../../services/scoring/score-sheet.ts';
import { assess, pick, type SheetResult } from '../../services/scoring/scoring.ts';
import type { DossierId, PersonId } from '../../services/shared/ids.ts';
import { newId } from '../../services/shared/ids.ts';
import { scoresOf, sheetOf } from '../support/builders/scoring.ts';

const rulebook = Rulebook.decode(rulebook01);

const sheet = (points: number, isEliminatory = false): SheetResult => ({
  totalHundredths: Math.round(points * 100),
  isEliminatory,
});
const sheets = (...points: number[]) => points.map((each) => sheet(each));

describe('a score sheet', () => {
  it.each([78, 74, 72, 51] as const)('of the demo pack comes to %i points and eliminates nobody', (total) => {
    expect(evaluate(sheetOf(total).scores, rulebook.rubric)).toEqual({
      totalHundredths: total * 100,
      isEliminatory: false,
    });
  });

  it('lies between 20 points and 100, whatever is scored', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 8, maxLength: 8 }), (values) => {
        const { totalHundredths } = evaluate(scoresOf(values), rulebook.rubric);
        expect(totalHundredths).toBeGreaterThanOrEqual(2000);
        expect(totalHundredths).toBeLessThanOrEqual(10_000);
      }),
    );
  });

  it('eliminates below a minimum and not at it', () => {
    const withRelevance = (score: number) => evaluate(scoresOf([score, 3, 5, 5, 5, 5, 5, 5]), rulebook.rubric);
    expect(withRelevance(3).isEliminatory).toBe(false);
    expect(withRelevance(2).isEliminatory).toBe(true);
  });

  it('is refused with what is missing, unknown or repeated', () => {
    const [first, ...rest] = sheetOf(78).scores;
    const scores = [...rest, rest[0]!, { ...first!, criterion: 'beauty' }];
    expect(() => evaluate(scores, rulebook.rubric)).toThrow(
      expect.objectContaining({
        code: 'sheet_incomplete',
        details: { missing: ['relevance'], unknown: ['beauty'], repeated: ['viability'] },
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

describe('the choice of reviewers', () => {
  const candidate = (personId: string, owed: number) => ({ personId: personId as PersonId, owed });

  it('asks the least burdened first, ties by id', () => {
    const chosen = pick([candidate('c', 1), candidate('b', 0), candidate('a', 1), candidate('d', 2)], 3);
    expect(chosen.map(({ personId }) => personId)).toEqual(['b', 'a', 'c']);
  });

  it('asks nobody where nobody is missing', () => {
    expect(pick([candidate('a', 0)], -1)).toEqual([]);
  });
});

describe('the ranking', () => {
  const rankable = (reference: string, change: Partial<Rankable> = {}): Rankable => ({
    dossierId: newId<DossierId>(),
    reference,
    meanHundredths: 7000,
    spreadHundredths: 500,
    isEliminated: false,
    womenOrYouth: 10,
    members: 20,
    submittedAt: new Date('2026-02-01T10:00:00Z'),
    ...change,
  });

  it('goes by the mean, then the share of women and youth, then the earlier submission, the eliminated last', () => {
    const ranked = rank([
      rankable('eliminated', { meanHundredths: 9900, isEliminated: true }),
      rankable('later', { submittedAt: new Date('2026-02-02T10:00:00Z') }),
      rankable('earlier'),
      rankable('more women', { womenOrYouth: 11, members: 21 }),
      rankable('best', { meanHundredths: 7001, womenOrYouth: 1 }),
    ]);
    expect(ranked.map(({ reference }) => reference)).toEqual(['best', 'more women', 'earlier', 'later', 'eliminated']);
    expect(ranked.map((each) => each.rank)).toEqual([1, 2, 3, 4, 5]);
  });
});
