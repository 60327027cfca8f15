import fc from 'fast-check';
import { splitAmong } from '../../services/observatory/funder-parts.ts';

describe('the jobs of each funder', () => {
  it('sum to all jobs, to the hundredth, whatever the parts', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.array(fc.double({ min: 0.01, max: 1_000, noNaN: true }), { minLength: 1, maxLength: 8 }),
        (hundredths, parts) => {
          const split = splitAmong(hundredths / 100, parts);
          expect(split.reduce((sum, part) => sum + Math.round(part * 100), 0)).toBe(hundredths);
        },
      ),
    );
    expect(splitAmong(0, [0, 0])).toEqual([0, 0]);
  });
});
