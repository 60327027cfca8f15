import fc from 'fast-check';
import { pick, type Candidate } from '../../services/scoring/reviewer.ts';
import { inFifths } from '../../services/scoring/served-territory.ts';
import type { PersonId } from '../../services/shared/ids.ts';
import { dirhams } from '../../services/shared/money.ts';

const candidate = (personId: string, change: Partial<Candidate> = {}): Candidate => ({
  personId: personId as PersonId,
  misfits: 0,
  fits: 0,
  inCall: 0,
  owed: 0,
  ...change,
});

const idsOf = (chosen: readonly Candidate[]) => chosen.map(({ personId }) => personId);

describe('the choice of reviewers', () => {
  it('asks those whom the dossier suits, then the least burdened, then who knows the field, ties by id', () => {
    const all = [
      candidate('outside', { misfits: 1 }),
      candidate('busy', { inCall: 2, fits: 2 }),
      candidate('expert', { fits: 1, owed: 3 }),
      candidate('b'),
      candidate('a'),
      candidate('owing', { owed: 1 }),
    ];
    expect(idsOf(pick(all, 6))).toEqual(['expert', 'a', 'b', 'owing', 'busy', 'outside']);
    expect(idsOf(pick(all, 2))).toEqual(['expert', 'a']);
  });

  it('asks nobody where nobody is missing', () => {
    expect(pick([candidate('a')], -1)).toEqual([]);
  });

  it('leaves no two reviewers more than one dossier apart, and is the same whatever the order of reading', () => {
    const dossiers = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(dossiers, fc.integer({ min: 3, max: 9 }), fc.integer({ min: 1, max: 3 }), (count, people, wanted) => {
        let candidates = Array.from({ length: people }, (_each, index) => candidate(`reviewer-${String(index)}`));
        for (let dossier = 0; dossier < count; dossier += 1) {
          const chosen = idsOf(pick(candidates, wanted));
          expect(idsOf(pick([...candidates].reverse(), wanted))).toEqual(chosen);
          candidates = candidates.map((each) =>
            chosen.includes(each.personId) ? { ...each, inCall: each.inCall + 1 } : each,
          );
        }
        const loads = candidates.map(({ inCall }) => inCall);
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('the territory least served', () => {
  const place = (territory: string, aid: number, population: number) => ({ territory, aid: dirhams(aid), population });
  const scoresOf = (places: readonly ReturnType<typeof place>[]) =>
    Object.fromEntries(inFifths(places).map(({ territory, score }) => [territory, score]));

  it('goes in fifths of past aid per head: the most aided has 1, the least aided 5', () => {
    const places = [
      place('a', 100, 10),
      place('b', 0, 10),
      place('c', 200, 100),
      place('d', 30, 10),
      place('e', 40, 10),
    ];
    expect(scoresOf(places)).toEqual({ b: 5, c: 4, d: 3, e: 2, a: 1 });
  });

  it('gives everybody 5 where nothing was granted yet', () => {
    expect(scoresOf([place('a', 0, 10), place('b', 0, 900)])).toEqual({ a: 5, b: 5 });
  });

  const somePlaces = fc.array(
    fc.record({ aid: fc.integer({ min: 0, max: 50 }), population: fc.integer({ min: 1, max: 9 }) }),
    { minLength: 1, maxLength: 15 },
  );

  it('never scores more aid per head above less, and nobody higher for more aid', () => {
    fc.assert(
      fc.property(somePlaces, fc.nat(), (given, which) => {
        const places = given.map(({ aid, population }, index) => place(String(index), aid, population));
        const before = inFifths(places);
        const perHead = ({ aid, population }: (typeof before)[number]) => Number(aid) / population;
        const inOrder = [...before].sort((left, right) => perHead(left) - perHead(right));
        const scores = inOrder.map(({ score }) => score);
        expect(scores).toEqual([...scores].sort((left, right) => right - left));
        const index = which % places.length;
        const more = places.map((each, at) =>
          at === index ? { ...each, aid: dirhams(Number(each.aid / 100n) + 5) } : each,
        );
        expect(inFifths(more)[index]!.score).toBeLessThanOrEqual(before[index]!.score);
      }),
    );
  });
});
