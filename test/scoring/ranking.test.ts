import fc from 'fast-check';
import { hashOf, rank, type Rankable } from '../../services/scoring/ranking.ts';
import { newId, type CallId, type DossierId, type PersonId } from '../../services/shared/ids.ts';

const rankable = (reference: string, change: Partial<Rankable> = {}): Rankable => ({
  dossierId: newId<DossierId>(),
  reference,
  meanHundredths: 7000,
  spreadHundredths: 500,
  isEliminated: false,
  tieBreaks: [{ over: 10, under: 20 }],
  submittedAt: new Date('2026-02-01T10:00:00Z'),
  ...change,
});

const someDossiers = fc.array(
  fc
    .record({
      meanHundredths: fc.integer({ min: 5000, max: 5003 }),
      isEliminated: fc.boolean(),
      over: fc.integer({ min: 0, max: 3 }),
      under: fc.integer({ min: 1, max: 3 }),
      hour: fc.integer({ min: 1, max: 3 }),
    })
    .map(({ over, under, hour, ...change }) =>
      rankable('any', { ...change, tieBreaks: [{ over, under }], submittedAt: new Date(hour * 3_600_000) }),
    ),
  { maxLength: 12 },
);

describe('the ranking', () => {
  it('goes by the mean, then the published tie-breaks, then the earlier submission, the eliminated last', () => {
    const ranked = rank([
      rankable('eliminated', { meanHundredths: 9900, isEliminated: true }),
      rankable('later', { submittedAt: new Date('2026-02-02T10:00:00Z') }),
      rankable('earlier'),
      rankable('more women', { tieBreaks: [{ over: 11, under: 21 }] }),
      rankable('best', { meanHundredths: 7001, tieBreaks: [{ over: 1, under: 20 }] }),
    ]);
    expect(ranked.map(({ reference }) => reference)).toEqual(['best', 'more women', 'earlier', 'later', 'eliminated']);
    expect(ranked.map((each) => each.rank)).toEqual([1, 2, 3, 4, 5]);
  });

  it('asks the second tie-break only where the first leaves dossiers equal', () => {
    const third = { over: 1, under: 3 };
    const ranked = rank([
      rankable('second', { tieBreaks: [third, { over: 4, under: 1 }] }),
      rankable('first', {
        tieBreaks: [
          { over: 2, under: 6 },
          { over: 5, under: 1 },
        ],
      }),
      rankable('last', {
        tieBreaks: [
          { over: 3, under: 10 },
          { over: 9, under: 1 },
        ],
      }),
    ]);
    expect(ranked.map(({ reference }) => reference)).toEqual(['first', 'second', 'last']);
  });

  it('is the same whatever the order in which the dossiers are read', () => {
    const twice = someDossiers.chain((given) =>
      fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
    );
    fc.assert(
      fc.property(twice, ([given, shuffled]) => {
        expect(rank(shuffled)).toEqual(rank(given));
      }),
    );
  });

  it('numbers every dossier once and never lowers one whose mean rises', () => {
    fc.assert(
      fc.property(someDossiers, fc.nat(), (given, which) => {
        const before = rank(given);
        expect(before.map((each) => each.rank)).toEqual(given.map((_each, index) => index + 1));
        const raised = given[which % Math.max(given.length, 1)];
        if (raised === undefined) return;
        const better = { ...raised, meanHundredths: raised.meanHundredths + 1 };
        const after = rank(given.map((each) => (each === raised ? better : each)));
        const rankIn = (ranking: typeof before) =>
          ranking.find(({ dossierId }) => dossierId === raised.dossierId)?.rank;
        expect(rankIn(after)).toBeLessThanOrEqual(rankIn(before) ?? 0);
      }),
    );
  });

  it('has a hash that any change of it changes', () => {
    const ranking = {
      callId: newId<CallId>(),
      version: 1,
      cause: 'closing' as const,
      frozenBy: newId<PersonId>(),
      reliability: null,
      dossiers: rank([rankable('one'), rankable('two')]),
    };
    const hash = hashOf(ranking, 'rules');
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(hashOf({ ...ranking }, 'rules')).toBe(hash);
    expect(hashOf({ ...ranking, version: 2 }, 'rules')).not.toBe(hash);
    expect(hashOf({ ...ranking, dossiers: ranking.dossiers.slice(1) }, 'rules')).not.toBe(hash);
    expect(hashOf(ranking, 'other rules')).not.toBe(hash);
  });
});
