import { readFields } from '../../web/shared/fields.ts';

describe('a field', () => {
  it.each([
    ['amount', '1 250,5', { amount: '1250.50', currency: 'MAD' }],
    ['amount', '١٢٥٠', { amount: '1250.00', currency: 'MAD' }],
    ['amount', '\u20661\u00a0250\u00a0000,00\u2069', { amount: '1250000.00', currency: 'MAD' }],
    ['amount', 'much', 'much'],
    ['code', '007 810 ٠٠٠١', '0078100001'],
    ['number', '7,5', 7.5],
    ['number', 'seven', 'seven'],
    ['date', '7/3/2026', '2026-03-07'],
    ['date', '٠٧/٠٣/٢٠٢٦', '2026-03-07'],
    ['date', 'tomorrow', 'tomorrow'],
    ['instant', '17/03/2026 16:30', '2026-03-17T16:30:00.000Z'],
    ['instant', '17/04/2026 16:30', '2026-04-17T15:30:00.000Z'],
    ['instant', '31/02/2026 16:30', '31/02/2026 16:30'],
    ['text', '  نص \u200f', 'نص'],
    ['text', '   ', undefined],
    ['flag', 'yes', true],
    ['flag', '', false],
    ['codes', 'women,youth', ['women', 'youth']],
  ] as const)('of kind %s takes %j for %j', (kind, typed, value) => {
    expect(readFields({ it: kind }, { it: typed }).input).toEqual(value === undefined ? {} : { it: value });
  });

  it('stands where its name says, and rows in which nothing was typed close up', () => {
    const fields = { title: 'text', 'lines.*.label': 'text', 'lines.*.amount': 'amount' } as const;
    const typed = {
      title: 'x',
      'lines.0.label': '',
      'lines.2.label': 'a',
      'lines.2.amount': '1',
      'lines.10.label': 'b',
    };
    const { input, leafAt } = readFields(fields, typed);
    expect(input).toEqual({
      title: 'x',
      lines: [{ label: 'a', amount: { amount: '1.00', currency: 'MAD' } }, { label: 'b' }],
    });
    expect(leafAt(['lines', 0, 'amount', 'amount'])?.name).toBe('lines.2.amount');
    expect(leafAt(['lines', 1, 'label'])?.name).toBe('lines.10.label');
    expect(readFields(fields, {}).input).toEqual({ lines: [] });
  });

  it('of a group in which nothing was typed leaves the group out', () => {
    expect(readFields({ 'jobs.before': 'number', 'jobs.target': 'number' }, { 'jobs.before': '' }).input).toEqual({});
  });

  it('that the form does not have is not read', () => {
    expect(readFields({ title: 'text' }, { title: 'x', isAdmin: 'yes' }).input).toEqual({ title: 'x' });
  });
});
