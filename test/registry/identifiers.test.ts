import fc from 'fast-check';
import { z } from 'zod';
import { checkIce, ibanOf, Ice, padIce, Rib, ribParts } from '../../services/registry/identifiers.ts';
import { ribOfIban } from '../../services/shared/rib.ts';

// Fictitious identifiers of the demo: bank code 999 is in no known list.
const RIBS = [
  '999780000000000000000105',
  '999010000000000000000250',
  '999360000000000000000334',
  '999157000000000000000456',
  '999330000000000000000579',
  '999450000000000000000666',
];
const ICES = [
  '990000001000040',
  '990000002000013',
  '990000003000083',
  '990000004000056',
  '990000005000029',
  '990000006000002',
  '990000007000072',
  '990000008000045',
];

const codesOf = (schema: z.ZodType, input: unknown) =>
  schema.safeParse(input).error?.issues.map(({ message }) => message) ?? [];
const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((each) => each.join(''));
const ribs = digits(22).map((body) => {
  const key = 97n - ((BigInt(body) * 100n) % 97n);
  return `${body}${String(key).padStart(2, '0')}`;
});
const arabicIndic = (text: string, zero: number) =>
  text.replace(/\d/g, (digit) => String.fromCharCode(zero + Number(digit)));
const withDigit = (text: string, at: number, digit: number) => `${text.slice(0, at)}${digit}${text.slice(at + 1)}`;

describe('a RIB', () => {
  it.each(RIBS)('%s is taken', (rib) => {
    expect(Rib.parse(rib)).toBe(rib);
  });

  it('takes the published example of a real bank', () => {
    expect(ribOfIban('MA64 0115 1900 0001 2050 0053 4921')).toBe('011519000001205000534921');
  });

  it.each([
    ['999780000000000000000106', 'rib_key', 'a mistyped key'],
    ['99978000000000000000010', 'rib_length', 'a digit short'],
    ['9997800000000000000001055', 'rib_length', 'a digit long'],
    ['99978000000000000000010A', 'rib_length', 'a letter'],
    ['MA64999780000000000000000105', 'rib_length', 'an IBAN'],
    ['', 'rib_length', 'nothing'],
  ])('%j fails with %s: %s', (text, code) => {
    expect(codesOf(Rib, text)).toEqual([code]);
  });

  it.each([
    ['999 780 0000000000000001 05', 'spaces'],
    [' 999\u00a0780\u202f0000000000000001\t05\n', 'no-break and narrow spaces'],
    ['\u2066999780000000000000000105\u2069', 'direction marks'],
    [arabicIndic('999780000000000000000105', 0x660), 'Arabic-Indic digits'],
    [arabicIndic('999780000000000000000105', 0x6f0), 'extended Arabic-Indic digits'],
  ])('is read out of %j: %s', (text) => {
    expect(Rib.parse(text)).toBe('999780000000000000000105');
  });

  it('passes unchanged from the inside out', () => {
    expect(z.encode(Rib, Rib.parse(RIBS[0]))).toBe(RIBS[0]);
    expect(z.toJSONSchema(Rib, { io: 'input' }).$defs).toMatchObject({ Rib: { type: 'string', pattern: '^\\d{24}$' } });
  });

  it('has four parts and one IBAN, which starts with MA64', () => {
    const rib = Rib.parse('999157000000000000000456');
    expect(ribParts(rib)).toEqual({ bank: '999', locality: '157', account: '0000000000000004', key: '56' });
    expect(ibanOf(rib)).toBe('MA64999157000000000000000456');
    expect(ribOfIban(ibanOf(rib))).toBe(rib);
  });

  it.each(['MA65999157000000000000000456', 'MA64999157000000000000000457', 'FR7630006000011234567890189', ''])(
    'is not found in %j',
    (iban) => {
      expect(ribOfIban(iban)).toBeNull();
    },
  );

  it('is taken whenever its key is the computed one', () => {
    fc.assert(
      fc.property(ribs, (rib) => {
        expect(Rib.safeParse(rib).success).toBe(true);
      }),
    );
  });

  it('is never taken with one digit changed', () => {
    fc.assert(
      fc.property(ribs, fc.nat(23), fc.integer({ min: 1, max: 9 }), (rib, at, shift) => {
        const changed = withDigit(rib, at, (Number(rib[at]) + shift) % 10);
        expect(codesOf(Rib, changed)).toEqual(['rib_key']);
      }),
    );
  });

  it('is never taken with two different neighbours swapped', () => {
    fc.assert(
      fc.property(ribs, fc.nat(22), (rib, at) => {
        fc.pre(rib[at] !== rib[at + 1]);
        const swapped = withDigit(withDigit(rib, at, Number(rib[at + 1])), at + 1, Number(rib[at]));
        expect(codesOf(Rib, swapped)).toEqual(['rib_key']);
      }),
    );
  });
});

describe('an ICE', () => {
  it.each(ICES)('%s is valid', (ice) => {
    expect(checkIce(ice)).toBe('valid');
    expect(Ice.parse(ice)).toBe(ice);
  });

  it('with a wrong checksum is a warning only: the schema takes it', () => {
    expect(checkIce('990000001000041')).toBe('checksum');
    expect(Ice.parse('990000001000041')).toBe('990000001000041');
  });

  it.each(['99000000100004', '9900000010000400', '99000000100004X', ''])('%j fails with ice_length', (text) => {
    expect(checkIce(text)).toBe('length');
    expect(codesOf(Ice, text)).toEqual(['ice_length']);
  });

  it('is normalised like a RIB', () => {
    expect(checkIce(`${arabicIndic('990000001', 0x660)} 0000 40`)).toBe('valid');
    expect(Ice.parse(' 990000001 0000 40 ')).toBe('990000001000040');
  });

  it('gets back, on import, the leading zeros that a spreadsheet dropped', () => {
    expect(padIce('1524006000013')).toBe('001524006000013');
    expect(padIce(' 990000001000040')).toBe('990000001000040');
    expect(padIce('9900000010000401')).toBe('9900000010000401');
  });

  it('is never valid with one digit changed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ICES), fc.nat(14), fc.integer({ min: 1, max: 9 }), (ice, at, shift) => {
        expect(checkIce(withDigit(ice, at, (Number(ice[at]) + shift) % 10))).toBe('checksum');
      }),
    );
  });
});
