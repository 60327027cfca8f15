import fc from 'fast-check';
import { defused } from '../../services/shared/table.ts';

/** What a spreadsheet's user does not see, and some programs cut off before they look at a cell. */
const UNSEEN = [
  ' ',
  '\u00a0',
  '\u3000',
  '\u200e',
  '\u200f',
  '\u202a',
  '\u202e',
  '\u2066',
  '\ufeff',
  '\u200b',
  '\0',
  '\t',
  '\r',
];
const SIGNS = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

describe('a cell that a spreadsheet would take for a formula', () => {
  it('is defused, whatever stands unseen before it', () => {
    const formula = fc.tuple(
      fc.array(fc.constantFrom(...UNSEEN), { maxLength: 6 }),
      fc.constantFrom(...SIGNS),
      fc.string(),
    );
    fc.assert(
      fc.property(formula, ([before, sign, rest]) => {
        const text = `${before.join('')}${sign}x${rest}`;
        expect(defused(text)).toBe(`'${text}`);
      }),
    );
  });

  it.each(['\tx', '\rx', '\nx'])('is one that begins with %j', (text) => {
    expect(defused(text)).toBe(`'${text}`);
  });

  it('is no number, negative or not', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.nat(99), (units, cents) => {
        const amount = `${units.toString()}.${String(cents).padStart(2, '0')}`;
        expect(defused(amount)).toBe(amount);
        expect(defused(units.toString())).toBe(units.toString());
      }),
    );
  });

  it.each(['Coopérative', 'تعاونية', 'a=b', ' two words', '3-4', "'quoted"])('is not %j', (text) => {
    expect(defused(text)).toBe(text);
  });
});
