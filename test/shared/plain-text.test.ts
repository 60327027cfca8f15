import fc from 'fast-check';
import { LocalDate } from '../../services/shared/dates.ts';
import { money } from '../../services/shared/money.ts';
import { amountText, dayText, instantText, isolated } from '../../services/shared/plain-text.ts';

const bare = (text: string) => text.replace(/^\u2066|\u2069$/g, '');

describe('plain text', () => {
  it.each([
    [0n, '0,00'],
    [5n, '0,05'],
    [99_999n, '999,99'],
    [100_000n, '1\u00a0000,00'],
    [125_000_000n, '1\u00a0250\u00a0000,00'],
    [-125_000n, '-1\u00a0250,00'],
  ])('writes %s centimes as %s', (centimes, text) => {
    expect(amountText(money(centimes))).toBe(isolated(text));
  });

  it('loses no centime of any amount', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), (centimes) => {
        expect(BigInt(bare(amountText(money(centimes))).replace(/[\u00a0,]/g, ''))).toBe(centimes);
      }),
    );
  });

  it('writes days and instants as Morocco does, in Ramadan at UTC', () => {
    expect(dayText(LocalDate.parse('2026-03-17'))).toBe(isolated('17/03/2026'));
    expect(instantText(new Date('2026-03-06T16:30:00Z'))).toBe(isolated('06/03/2026\u00a016:30'));
    expect(instantText(new Date('2026-06-30T23:05:00Z'))).toBe(isolated('01/07/2026\u00a000:05'));
  });
});
